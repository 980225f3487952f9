import type { FormDefinition } from '../form-definition.contract.ts';
import { parsePath } from './field-path.browser.ts';

type Row = Map<string, unknown>;

/**
 * Tờ khai từ một lần gửi HTML: turns posted names (`child.name`, `residences[0].place`, `child.address.commune`) into the
 * shape `validate` takes. Unknown names are dropped; rows are closed up and empty ones at the end left out.
 */
export function readFlatFields(
  { sections }: FormDefinition,
  flat: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const rows = new Map<string, Map<number, Row>>();
  for (const [name, value] of Object.entries(flat)) {
    const path = parsePath(name);
    const section = sections.find(({ id }) => id === path?.sectionId);
    if (!path?.fieldId || !section?.fields.some(({ id }) => id === path.fieldId)) continue;
    if ((path.row !== undefined) !== (section.repeat !== undefined)) continue;
    const ofSection = rows.get(section.id) ?? new Map<number, Row>();
    const row = ofSection.get(path.row ?? 0) ?? new Map<string, unknown>();
    rows.set(section.id, ofSection.set(path.row ?? 0, row));
    if (path.part === undefined) row.set(path.fieldId, value);
    else row.set(path.fieldId, { ...partsOf(row.get(path.fieldId)), [path.part]: value });
  }
  const read: Record<string, unknown> = {};
  for (const { id, repeat } of sections) {
    const ordered = [...(rows.get(id) ?? [])].sort(([left], [right]) => left - right).map(([, row]) => row);
    while (ordered.length > 0 && isEmpty(ordered.at(-1))) ordered.pop();
    const values = ordered.map((row) => Object.fromEntries(row));
    if (repeat) read[id] = values;
    else if (values[0]) read[id] = values[0];
  }
  return read;
}

const partsOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

function isEmpty(row: Row | undefined): boolean {
  const isBlank = (value: unknown): boolean =>
    typeof value === 'object' && value !== null
      ? Object.values(value).every(isBlank)
      : String(value ?? '').trim() === '';
  return [...(row?.values() ?? [])].every(isBlank);
}

/** Tờ khai trống, with the rows each repeated part must at least have. */
export function emptyValues({ sections }: FormDefinition): Record<string, unknown> {
  return Object.fromEntries(
    sections.map(({ id, repeat }) => [id, repeat ? Array.from({ length: repeat.min }, () => ({})) : {}]),
  );
}
