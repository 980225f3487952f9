import type { CodeListCache } from '#data/code-lists/index.ts';
import type { Language } from '#infrastructure/language.ts';
import { schemaAt, type ValueSchema } from '../definition/parts.ts';
import type { RegisterDefinition } from '../definition/register-definition.ts';
import type { KeptField, KeptInput } from './keeping.contract.ts';

export type InputWords = { lang: Language; codeLists: Pick<CodeListCache, 'name' | 'entries'> };

type Typed = { schema: unknown; list: string | undefined };

/** Longer lists than this are found by typing; of these there is one, the places of the country. */
const placeList = 'communes';
const unitsAbove = { district: 'districts', province: 'provinces' } as const;

/** How a value of the register is typed, from its JSON Schema; what has parts is typed part by part. */
export function inputOf(register: RegisterDefinition, { schema, list }: Typed, words: InputWords): KeptInput {
  const { type, enum: values, maxLength, maxItems, items, properties, name, ...rest } = schemaAt(register, schema);
  if (properties) return { kind: 'parts', parts: partsOf(register, { name: name ?? '', properties }, words) };
  if (items) {
    return { kind: 'rows', row: inputOf(register, { schema: items, list }, words), most: maxItems ?? 1000 };
  }
  if (type === 'boolean') return { kind: 'yes_no' };
  if (type === 'integer' || type === 'number') return { kind: 'number' };
  if (list === placeList) return { kind: 'place', above: {} };
  const choices = values ?? (list === undefined ? [] : words.codeLists.entries(list).map(({ code }) => code));
  if (choices.length > 0) {
    const textOf = (value: string) => (list && words.codeLists.name(list, value, words.lang)) || value;
    return { kind: 'choice', choices: choices.map((value) => ({ value, text: textOf(value) })) };
  }
  return dateInput(rest) ?? { kind: 'text', maxLength: maxLength ?? longestLine };
}

type Compound = { name: string; properties: NonNullable<ValueSchema['properties']> };

/** A commune says which district and province it lies in: they are set with it, not asked beside it. */
function partsOf(register: RegisterDefinition, { name, properties }: Compound, words: InputWords): KeptField[] {
  const worded = register.parts[name] ?? {};
  const listOf = (path: string) => worded[path]?.codeList;
  const paths = Object.keys(properties);
  const hasPlace = paths.some((path) => listOf(path) === placeList);
  const above = Object.fromEntries(
    Object.entries(unitsAbove).flatMap(([unit, list]) => {
      const path = hasPlace ? paths.find((one) => listOf(one) === list) : undefined;
      return path === undefined ? [] : [[unit, path]];
    }),
  );
  const own = paths.filter((path) => !Object.values(above).includes(path));
  return own.map((path) => {
    const input = inputOf(register, { schema: properties[path], list: listOf(path) }, words);
    const { label, labelEn } = worded[path] ?? {};
    return {
      ...{ path, label: (words.lang === 'en' ? labelEn : label) ?? path },
      input: input.kind === 'place' ? { ...input, above } : input,
    };
  });
}

/** Of a text whose schema names no length (its pattern does). */
const longestLine = 200;

const samples = { day: '2001-03-05', month: '2001-03', year: '2001' } as const;
const precisions = ['day', 'month', 'year'] as const;
/** What only a pattern that is not about dates lets through. */
const notDates = ['2001-3-5', '2001-03-055', '05-03-2001', 'A-1-2'];

/** A date is known by its pattern: as it is stored, and nothing that is written nearly so. */
function dateInput({ pattern, format }: Pick<ValueSchema, 'pattern' | 'format'>): KeptInput | undefined {
  if (format === 'date') return { kind: 'date', precisions: ['day'], words: [] };
  if (pattern === undefined) return undefined;
  const fits = new RegExp(pattern, 'u');
  const allowed = precisions.filter((precision) => fits.test(samples[precision]));
  // Four digits alone may be any number.
  if (!allowed.some((precision) => precision !== 'year') || notDates.some((text) => fits.test(text))) return undefined;
  const words = [...pattern.matchAll(/[|(]([\p{L} ]+)(?=[|)])/gu)].flatMap(([, word = '']) => word);
  return { kind: 'date', precisions: allowed, words: words.filter((word) => fits.test(word)) };
}
