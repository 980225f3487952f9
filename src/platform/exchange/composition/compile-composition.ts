import { compileFormula } from '../mapping/map-messages.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import type { ComposedOperation } from './composition.contract.ts';
import { findPartUses, type PartUses } from './part-uses.ts';

/** What formulas see: the parameters of the question, and the answers there are of the parts they name. */
export type Ground = { parameters: Readonly<Record<string, string>>; parts: Readonly<Record<string, unknown>> };

export type CompiledPart = {
  name: string;
  service: string;
  operation: string;
  isRequired: boolean;
  /** Parts whose answers its question is made from. */
  needs: readonly string[];
  parameters: (ground: Ground) => Promise<unknown>;
  body: (ground: Ground) => Promise<unknown>;
};

/** Cách ghép một câu trả lời, ready to be worked out. */
export type Composition = {
  parts: readonly CompiledPart[];
  answer: (ground: Ground) => Promise<unknown>;
  /** Of all formulas. */
  uses: PartUses;
};

/**
 * Dịch cách ghép of an operation. Which part waits for which is read from its formulas; those that wait for nobody are asked at once.
 * Throws MappingFault for a formula that cannot be read, a part that is not there, one that waits for itself, and one that must not be
 * missing but waits for one that may.
 */
export function compileComposition({ parts, answer }: ComposedOperation): Composition {
  const uses = new Map<string, string[]>();
  const noteUses = (where: string, text: string | undefined): string[] => {
    const found = text === undefined ? new Map<string, string[]>() : findPartUses(text);
    for (const [name, fields] of found) {
      if (!Object.hasOwn(parts, name)) throw new MappingFault(`${where}: không có thành phần ${name}`);
      uses.set(name, [...(uses.get(name) ?? []), ...fields]);
    }
    return [...found.keys()];
  };
  const compiled = Object.entries(parts).map(
    ([name, { service, operation, required, parameters, body }]): CompiledPart => ({
      ...{ name, service, operation, isRequired: required },
      needs: [...new Set([...noteUses(name, parameters), ...noteUses(name, body)])],
      parameters: formulaOf(name, parameters),
      body: formulaOf(name, body),
    }),
  );
  noteUses('answer', answer);
  return { parts: inOrder(compiled), answer: compileFormula('answer', answer), uses };
}

const formulaOf = (part: string, text: string | undefined): ((ground: Ground) => Promise<unknown>) =>
  text === undefined ? async () => undefined : compileFormula(part, text);

/** Each after those it waits for. The database keeps no order of members: otherwise those an answer needs first, then by name. */
function inOrder(parts: readonly CompiledPart[]): CompiledPart[] {
  const sorted = parts.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired) || (a.name < b.name ? -1 : 1));
  const ordered: CompiledPart[] = [];
  const visit = (part: CompiledPart, way: readonly string[]): void => {
    const from = way.indexOf(part.name);
    if (from >= 0) throw new MappingFault(`các thành phần chờ nhau: ${[...way.slice(from), part.name].join(' → ')}`);
    if (ordered.includes(part)) return;
    for (const needed of sorted.filter(({ name }) => part.needs.includes(name))) {
      if (part.isRequired && !needed.isRequired)
        throw new MappingFault(`thành phần bắt buộc ${part.name} chờ thành phần không bắt buộc ${needed.name}`);
      visit(needed, [...way, part.name]);
    }
    ordered.push(part);
  };
  for (const part of sorted) visit(part, []);
  return ordered;
}
