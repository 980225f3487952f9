import { equal } from '../feel/feel-operators.browser.ts';
import { addDuration, feelDate, isFeelDate, type FeelDate } from '../feel/feel-values.browser.ts';
import type { CheckContext } from '../field-types/field-type.browser.ts';
import { fieldTypes } from '../field-types/field-types.browser.ts';
import type { Field, FieldTypeName } from '../form-definition.contract.ts';

/** All codes a list ever had; undefined of one that is not known here. */
export type CodesOf = (list: string) => readonly string[] | undefined;

const textTypes: ReadonlySet<FieldTypeName> = new Set([
  ...(['text', 'long_text', 'person_name', 'personal_id', 'tax_code', 'phone', 'email', 'month'] as const),
  'choice',
]);
const numberTypes: ReadonlySet<FieldTypeName> = new Set(['number', 'money', 'year']);

/** A text nobody compares with. */
export const anotherText = '\u0000another';

/**
 * Giá trị có thể có của một trường, as far as a condition that compares it with these constants can tell them apart: one of every
 * stretch between the constants, and null for what is not answered. Undefined where that cannot be told.
 */
export function possibleValues(field: Field, constants: readonly unknown[], codesOf?: CodesOf): unknown[] | undefined {
  // What is computed obeys no limits, and may be of any type.
  if (field.computed !== undefined) return undefined;
  if (field.type === 'yes_no') return [null, true, false];
  if (field.type === 'choice' && field.options) return [null, ...field.options.map(({ value }) => value)];
  if (numberTypes.has(field.type)) return [null, ...numbersAround(field, constants)];
  if (field.type === 'date') return [null, ...daysAround(field, constants)];
  if (!textTypes.has(field.type)) return undefined;
  const texts = [...new Set(constants.filter((constant) => typeof constant === 'string'))];
  const codes = field.codeList === undefined ? undefined : codesOf?.(field.codeList);
  if (!codes) return [null, anotherText, ...texts.filter((text) => isPossible(field, text))];
  const another = codes.find((code) => !texts.includes(code));
  return [null, ...(another === undefined ? [] : [another]), ...texts.filter((text) => codes.includes(text))];
}

/** Whole numbers from 0 on, as a length or a count is. */
export function possibleCounts(constants: readonly unknown[], atMost: number): unknown[] {
  const numbers = constants.filter((constant) => typeof constant === 'number');
  return [null, ...around([0, atMost, ...numbers], 0).filter((count) => count >= 0 && count <= atMost)];
}

/** A day against the day of the question: earlier, the same, later; never later where the field forbids it. */
export const possibleOrders = ({ type, max, computed }: Field): unknown[] | undefined => {
  if (type !== 'date' || computed !== undefined) return undefined;
  return max === 'today' ? [null, -1, 0] : [null, -1, 0, 1];
};

/** The least step between two values on either side of each constant: what lies further off compares no differently. */
function around(constants: readonly number[], decimals: number): number[] {
  const scale = 10 ** decimals;
  const near = constants.flatMap((constant) =>
    [-1, 0, 1, 2].map((steps) => Number(((Math.floor(constant * scale) + steps) / scale).toFixed(decimals))),
  );
  return [...new Set(near.filter(Number.isFinite))];
}

function numbersAround(field: Field, constants: readonly unknown[]): number[] {
  const numbers = [...constants, field.min, field.max, 0].filter((constant) => typeof constant === 'number');
  const decimals = field.type === 'number' ? (field.decimals ?? 0) : 0;
  // Years are asked for within these in any case.
  const usual = field.type === 'year' ? [1800, 2000, 2200] : [];
  return around([...numbers, ...usual], decimals).filter((value) => isPossible(field, value));
}

function daysAround(field: Field, constants: readonly unknown[]): FeelDate[] {
  const limits = [field.min, field.max].flatMap((limit) => (typeof limit === 'string' ? limitDays(limit) : []));
  const days = [...constants.filter(isFeelDate), ...limits, { feel: 'date', iso: '2000-01-01' } as const];
  const near = days.flatMap((day) => [-1, 0, 1].map((count) => addDuration(day, { feel: 'days', count })));
  return near.filter((day) => day !== null).filter(({ iso }) => isPossible(field, iso));
}

/** A limit may be a month or a year: its first day, and a day after its last. */
function limitDays(limit: string): FeelDate[] {
  const first = feelDate(limit) ?? feelDate(`${limit}-01`) ?? feelDate(`${limit}-01-01`);
  if (!first) return [];
  const months = limit.length === 4 ? 12 : limit.length === 7 ? 1 : 0;
  const after = addDuration(first, { feel: 'months', count: months });
  return after ? [first, after] : [first];
}

/** Whether the field takes this value: as it reads and checks what is typed, but for limits that move with the day. */
function isPossible(field: Field, value: unknown): boolean {
  const { parse, check } = fieldTypes[field.type];
  const parsed = parse(value, field);
  if (!parsed.ok || equal(parsed.value, value) !== true) return false;
  const codeLists = { has: () => true, name: () => undefined, entries: () => [] };
  const ctx: CheckContext = { codeLists, today: '2000-01-01', valueAt: () => undefined };
  return check(value, withoutMovingLimits(field), ctx).every(({ level }) => level === 'warning');
}

function withoutMovingLimits({ min, max, ...field }: Field): Field {
  return {
    ...field,
    ...(min !== undefined && min !== 'today' && { min }),
    ...(max !== undefined && max !== 'today' && { max }),
  };
}
