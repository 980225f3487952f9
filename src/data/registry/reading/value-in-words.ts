import type { CodeListCache } from '#data/code-lists/index.ts';
import type { Language } from '#infrastructure/language.ts';

export type Names = Pick<CodeListCache, 'name'>;

/** Parts of a compound value whose codes are of a list, wherever they stand. */
const listOfPart: Readonly<Record<string, string>> = {
  province: 'provinces',
  district: 'districts',
  commune: 'communes',
  nationality: 'nationalities',
  gender: 'genders',
};
/** An address is told from the house outwards. */
const smallestFirst = ['detail', 'commune', 'district', 'province'];

/** Giá trị bằng lời: codes by their names, days as they are written, parts one after another. */
export function valueInWords(
  value: unknown,
  { list, names, lang }: { list?: string | undefined; names: Names; lang: Language },
): string {
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, { names, lang })).join('; ');
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const order = (key: string) => smallestFirst.indexOf(key);
    const ordered = entries.some(([key]) => key === 'commune')
      ? entries.toSorted(([a], [b]) => order(a) - order(b))
      : entries;
    const parts = ordered.map(([key, part]) => valueInWords(part, { list: listOfPart[key], names, lang }));
    return parts.filter(Boolean).join(', ');
  }
  const text = String(value ?? '');
  if (list !== undefined) return names.name(list, text, lang) ?? text;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').toReversed().join('/') : text;
}
