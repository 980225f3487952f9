import type { Db } from '#infrastructure/database/connect.ts';
import { CodeListEntry } from './code-lists.contract.ts';
import { selectAllEntries } from './code-lists.queries.ts';

/** An entry as forms ask for it; `parent` is the code above, in lists that nest (places). */
export type CachedEntry = { code: string; name: string; nameEn: string | null; parent?: string | undefined };

/** Danh mục trong bộ nhớ: answers at once, for forms that are checked field by field. */
export type CodeListCache = {
  /** Whether the code was ever in the list: what an old dossier or an old personal number holds stays valid. */
  has: (list: string, code: string) => boolean;
  name: (list: string, code: string, lang?: 'vi' | 'en') => string | undefined;
  /** What may be chosen: entries in force on the list's day. */
  entries: (list: string) => readonly CachedEntry[];
};

type CacheOptions = {
  /** Day whose entries are offered for choosing, per list. */
  dayOf: (list: string) => string;
  /** Lists kept elsewhere and changed while the system runs (places): asked each time. */
  others?: Readonly<Record<string, () => OtherList>>;
};

export type OtherList = { offered: readonly CachedEntry[]; byCode: ReadonlyMap<string, CachedEntry> };

/** Reads all lists once. Make a new one after installing other content. */
export async function createCodeListCache(db: Db, { dayOf, others = {} }: CacheOptions): Promise<CodeListCache> {
  const names = new Map<string, Map<string, CachedEntry>>();
  const offered = new Map<string, CachedEntry[]>();
  const remember = (list: string, entry: CachedEntry, isOffered: boolean) => {
    names.set(list, (names.get(list) ?? new Map<string, CachedEntry>()).set(entry.code, entry));
    if (isOffered) offered.set(list, [...(offered.get(list) ?? []), entry]);
  };
  const isInForce = (row: { list: string; valid_from: string; valid_to: string | null }) =>
    row.valid_from <= dayOf(row.list) && (row.valid_to ?? '9999-12-31') >= dayOf(row.list);
  const rows = await selectAllEntries(db);
  // The entry in force gives a code its name; it is remembered last.
  for (const row of rows.toSorted((a, b) => Number(isInForce(a)) - Number(isInForce(b)))) {
    const attributes = CodeListEntry.shape.attributes.parse(row.attributes);
    const entry = { code: row.code, name: row.name_vi, nameEn: row.name_en, parent: attributes['parent'] };
    remember(row.list, entry, isInForce(row));
  }
  const find = (list: string, code: string) => (others[list]?.().byCode ?? names.get(list))?.get(code);
  return {
    has: (list, code) => find(list, code) !== undefined,
    name: (list, code, lang = 'vi') => {
      const entry = find(list, code);
      return lang === 'en' ? (entry?.nameEn ?? entry?.name) : entry?.name;
    },
    entries: (list) => others[list]?.().offered ?? offered.get(list) ?? [],
  };
}
