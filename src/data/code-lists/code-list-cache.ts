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
  /** Code above an entry, in lists that nest. */
  parent: (list: string, code: string) => string | undefined;
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

type DatedEntry = CachedEntry & { list: string; validFrom: string; validTo: string | null };

/** Reads all lists once; what of them is offered follows the day each is asked for. Make a new one after installing other content. */
export async function createCodeListCache(db: Db, { dayOf, others = {} }: CacheOptions): Promise<CodeListCache> {
  const rows = (await selectAllEntries(db)).map((row): DatedEntry => {
    const attributes = CodeListEntry.shape.attributes.parse(row.attributes);
    return {
      ...{ list: row.list, code: row.code, name: row.name_vi, nameEn: row.name_en, parent: attributes['parent'] },
      ...{ validFrom: row.valid_from, validTo: row.valid_to },
    };
  });
  const rowsOf = Map.groupBy(rows, ({ list }) => list);
  const known = new Map<string, { day: string; entries: OtherList }>();
  const listOf = (list: string): OtherList => {
    const other = others[list];
    if (other) return other();
    const day = dayOf(list);
    const last = known.get(list);
    if (last?.day === day) return last.entries;
    const entries = entriesOn(rowsOf.get(list) ?? [], day);
    known.set(list, { day, entries });
    return entries;
  };
  const find = (list: string, code: string) => listOf(list).byCode.get(code);
  return {
    has: (list, code) => find(list, code) !== undefined,
    name: (list, code, lang = 'vi') => {
      const entry = find(list, code);
      return lang === 'en' ? (entry?.nameEn ?? entry?.name) : entry?.name;
    },
    parent: (list, code) => find(list, code)?.parent,
    entries: (list) => listOf(list).offered,
  };
}

/** The entry in force gives a code its name: it is put in last. */
function entriesOn(rows: readonly DatedEntry[], day: string): OtherList {
  const isInForce = ({ validFrom, validTo }: DatedEntry) => validFrom <= day && (validTo ?? '9999-12-31') >= day;
  const entryOf = ({ code, name, nameEn, parent }: DatedEntry): CachedEntry => ({ code, name, nameEn, parent });
  const inOrder = rows.toSorted((a, b) => Number(isInForce(a)) - Number(isInForce(b)));
  return {
    offered: rows.filter(isInForce).map(entryOf),
    byCode: new Map(inOrder.map((row) => [row.code, entryOf(row)])),
  };
}
