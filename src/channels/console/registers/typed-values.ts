import { readDay, readMonth, readYear } from '#platform/forms/field-types/typed-date.browser.ts';
import { readNumber } from '#platform/forms/field-types/typed-number.browser.ts';
import type { KeptInput } from '#data/registry/keeping/keeping.contract.ts';

/** What stands in the inputs of one value: a line, the inputs of its parts, or rows, each with a number of its own. */
export type Typed = string | TypedParts | TypedRows;
export type TypedParts = {
  parts: Readonly<Record<string, Typed>>;
  /** Parts that have no input of their own: they stay as they are, or are set by another part. */
  kept: Readonly<Record<string, unknown>>;
};
export type TypedRows = { rows: readonly { id: number; typed: Typed }[] };

export function isParts(typed: Typed): typed is TypedParts {
  return typeof typed === 'object' && 'parts' in typed;
}

export function isRows(typed: Typed): typed is TypedRows {
  return typeof typed === 'object' && 'rows' in typed;
}

/** A value as it stands in its inputs: days the way they are written here, numbers with a comma. */
export function typedOf(input: KeptInput, value: unknown): Typed {
  switch (input.kind) {
    case 'parts': {
      const own = typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map();
      const paths = new Set(input.parts.map(({ path }) => path));
      return {
        parts: Object.fromEntries(input.parts.map((part) => [part.path, typedOf(part.input, own.get(part.path))])),
        kept: Object.fromEntries([...own].filter(([path]) => !paths.has(path))),
      };
    }
    case 'rows':
      return {
        rows: (Array.isArray(value) ? value : []).map((one, id) => ({ id, typed: typedOf(input.row, one) })),
      };
    case 'date':
      return /^\d{4}(-\d{2}){0,2}$/.test(String(value))
        ? String(value).split('-').toReversed().join('/')
        : lineOf(value);
    case 'number':
      return lineOf(value).replace('.', ',');
    default:
      return lineOf(value);
  }
}

const lineOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export type TypedFault = { at: string[]; code: 'record.numberWrong' | 'record.dateWrong' };
/** The value, null where nothing is typed; and what of it cannot be read. */
export type ReadTyped = { value: unknown; faults: TypedFault[] };

/** What is in the inputs, as the register wants it; emptied ones take their value away. */
export function readTyped(input: KeptInput, typed: Typed): ReadTyped {
  if (input.kind === 'parts') return readParts(input, isParts(typed) ? typed : { parts: {}, kept: {} });
  if (input.kind === 'rows') return readRows(input, isRows(typed) ? typed : { rows: [] });
  const text = typeof typed === 'string' ? typed.trim().normalize('NFC') : '';
  return text === '' ? { value: null, faults: [] } : readLine(input, text);
}

function readParts({ parts }: KeptInput & { kind: 'parts' }, typed: TypedParts): ReadTyped {
  const read = parts.map(({ path, input }) => ({ path, ...readTyped(input, typed.parts[path] ?? '') }));
  const said = read.filter(({ value }) => value !== null).map(({ path, value }) => [path, value]);
  const value = { ...Object.fromEntries(said), ...typed.kept };
  return {
    value: Object.keys(value).length === 0 ? null : value,
    faults: read.flatMap(({ path, faults }) => faults.map((fault) => within(path, fault))),
  };
}

/** Rows in which nothing is typed are none; a fault names the row as it will be sent, which is how the register names it too. */
function readRows({ row }: KeptInput & { kind: 'rows' }, { rows }: TypedRows): ReadTyped {
  const read = rows
    .map(({ typed }) => readTyped(row, typed))
    .filter(({ value, faults }) => value !== null || faults.length > 0);
  return {
    value: read.length === 0 ? null : read.map(({ value }) => value),
    faults: read.flatMap(({ faults }, index) => faults.map((fault) => within(String(index), fault))),
  };
}

/** The place of a row among those that are sent; undefined of one in which nothing is typed. */
export function sentIndex({ row }: KeptInput & { kind: 'rows' }, { rows }: TypedRows, id: number): number | undefined {
  const sent = rows.filter(({ typed }) => {
    const { value, faults } = readTyped(row, typed);
    return value !== null || faults.length > 0;
  });
  const index = sent.findIndex((one) => one.id === id);
  return index < 0 ? undefined : index;
}

const within = (step: string, { at, code }: TypedFault): TypedFault => ({ at: [step, ...at], code });

function readLine(input: KeptInput, text: string): ReadTyped {
  switch (input.kind) {
    case 'number': {
      const read = readNumber(text);
      return read.ok ? { value: read.value, faults: [] } : wrong('record.numberWrong');
    }
    case 'yes_no':
      return { value: text === 'true', faults: [] };
    case 'date': {
      const readers = { day: readDay, month: readMonth, year: readYear };
      const [date] = input.precisions.flatMap((precision) => readers[precision](text) ?? []);
      const value = date ?? input.words.find((word) => word === text.toLocaleLowerCase('vi'));
      return value === undefined ? wrong('record.dateWrong') : { value, faults: [] };
    }
    default:
      return { value: text, faults: [] };
  }
}

const wrong = (code: TypedFault['code']): ReadTyped => ({ value: null, faults: [{ at: [], code }] });

/** Whether the inputs say something else than the value they were filled from. */
export function isChanged(input: KeptInput, typed: Typed, value: unknown): boolean {
  const [before, now] = [typedOf(input, value), typed].map((one) => readTyped(input, one));
  return (now?.faults.length ?? 0) > 0 || JSON.stringify(before?.value) !== JSON.stringify(now?.value);
}
