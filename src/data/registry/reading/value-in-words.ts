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
const yesNo = { vi: { yes: 'Có', no: 'Không' }, en: { yes: 'Yes', no: 'No' } } as const;

/** An address is told from the house outwards. */
const smallestFirst = ['detail', 'commune', 'district', 'province'];

type Words = {
  list?: string | undefined;
  names: Names;
  lang: Language;
  /** What stands before a part, in the same language: “số 50, quyển số 02/2018-KH”. */
  titles?: Readonly<Record<string, string>>;
};

/** Giá trị bằng lời: codes by their names, days as they are written, parts one after another. */
export function valueInWords(value: unknown, { list, names, lang, titles = {} }: Words): string {
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, { names, lang, titles })).join('; ');
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const order = (key: string) => smallestFirst.indexOf(key);
    const ordered = entries.some(([key]) => key === 'commune')
      ? entries.toSorted(([a], [b]) => order(a) - order(b))
      : entries;
    const parts = ordered.map(([key, part]) => {
      const words = valueInWords(part, { list: listOfPart[key], names, lang });
      const title = titles[key];
      return words && title ? `${title} ${words}` : words;
    });
    return parts.filter(Boolean).join(', ');
  }
  if (typeof value === 'boolean') return yesNo[lang][value ? 'yes' : 'no'];
  if (typeof value === 'number') return new Intl.NumberFormat(lang, { maximumFractionDigits: 9 }).format(value);
  const text = String(value ?? '');
  if (list !== undefined) return names.name(list, text, lang) ?? text;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').toReversed().join('/') : text;
}
