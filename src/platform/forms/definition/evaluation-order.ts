import type { FormDefinition, Section } from '../form-definition.contract.ts';

export type EvaluationOrder = { ok: true; order: string[] } | { ok: false; circle: string[] };

/**
 * Thứ tự tính: parts and fields so that each comes after all its visibility and computation read; a field also comes after its
 * part. `required` plays no role, it is asked when all is settled.
 */
export function evaluationOrder(
  { sections }: FormDefinition,
  pathsOf: (expression: string) => ReadonlySet<string>,
): EvaluationOrder {
  const before = new Map<string, readonly string[]>();
  for (const section of sections) {
    before.set(section.id, readBy(section, [section.visible], pathsOf));
    for (const { id, visible, computed } of section.fields) {
      before.set(`${section.id}.${id}`, [section.id, ...readBy(section, [visible, computed], pathsOf)]);
    }
  }
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const settle = (path: string, trail: readonly string[]): string[] | undefined => {
    if (!before.has(path) || state.get(path) === 'done') return undefined;
    if (state.get(path) === 'open') return [...trail.slice(trail.indexOf(path)), path];
    state.set(path, 'open');
    for (const earlier of before.get(path) ?? []) {
      const circle = settle(earlier, [...trail, path]);
      if (circle) return circle;
    }
    state.set(path, 'done');
    order.push(path);
    return undefined;
  };
  for (const path of before.keys()) {
    const circle = settle(path, []);
    if (circle) return { ok: false, circle };
  }
  return { ok: true, order };
}

function readBy(
  section: Section,
  expressions: readonly (string | undefined)[],
  pathsOf: (expression: string) => ReadonlySet<string>,
): string[] {
  return expressions
    .flatMap((expression) => (expression === undefined ? [] : [...pathsOf(expression)]))
    .map((path) => path.replace(/^item(?=\.|$)/, section.id));
}
