import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

export type CatalogueFilter = {
  search?: string | undefined;
  sector?: string | undefined;
  level?: string | undefined;
  serviceLevel?: string | undefined;
  applicantKind?: string | undefined;
  lifeEvent?: string | undefined;
  /** Only what can be handed in here. */
  hasPackage?: boolean | undefined;
  page?: number | undefined;
};

export const cataloguePageSize = 50;
/** Words of one search that are looked at. */
const mostWords = 8;

type Match = { where: RawBuilder<boolean>; order: readonly RawBuilder<unknown>[] };

/**
 * Tìm thủ tục: every word by its beginning, without marks; if nothing has them all, with words typed wrongly put right; then what has
 * most of them. Narrowed by filters, a page at a time.
 */
export async function searchProcedures(db: Db, filter: CatalogueFilter) {
  const words = await readWords(db, filter.search ?? '');
  if (words.length === 0) return fetchPage(db, filter, undefined);
  const exact = await fetchPage(db, filter, matchAll(words));
  if (exact.total > 0) return exact;
  const known = await findWords(db, words);
  const guessed = matchGuessed(words, known);
  const corrected = guessed && (await fetchPage(db, filter, guessed));
  return corrected && corrected.total > 0 ? corrected : fetchPage(db, filter, matchMost(words, known));
}

async function readWords(db: Db, search: string): Promise<string[]> {
  if (search.trim() === '') return [];
  const { rows } = await sql<{ key: string }>`select procedures.search_key(${search}) as key`.execute(db);
  const words = [...new Set(rows[0]?.key.trim().split(' '))].filter((word) => /[a-z0-9]/.test(word));
  const long = words.filter((word) => word.length > 1);
  const kept = (long.length > 0 ? long : words).slice(0, mostWords);
  // A search of signs alone finds nothing, rather than everything.
  return kept.length > 0 ? kept : ['\uFFFD'];
}

/** Words hold only letters, digits and dots: nothing to escape. */
const contains = (text: string) => sql<boolean>`search_text like ${`% ${text}%`}`;
/** The words as conditions: whole ones, but for the last, which may still be being typed. */
const conditionsOf = (words: readonly string[]) =>
  words.map((word, place) => contains(place < words.length - 1 || word.length === 1 ? `${word} ` : word));
const every = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`;
const some = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

export function matchAll(words: readonly string[]): Match {
  const phrase = `% ${words.join(' ')}%`;
  return {
    where: every(conditionsOf(words)),
    order: [sql`(name_key like ${phrase}) desc`, sql`(search_text like ${phrase}) desc`],
  };
}

/**
 * Words nobody uses are replaced by those one letter away, beside a neighbour of theirs; when all are in use, one of them may be wrong,
 * but then all stand together.
 */
function matchGuessed(words: readonly string[], known: ReadonlyMap<string, KnownWord>): Match | undefined {
  const variants = (word: string) => known.get(word)?.near ?? [];
  const order = [sql`similarity(name_key, ${words.join(' ')}) desc`];
  const unknown = words.filter((word) => known.get(word)?.procedures === 0);
  if (unknown.some((word) => variants(word).length === 0)) return undefined;
  if (unknown.length > 0) {
    const replaced = (place: number) => {
      const [before, word = '', after] = [words[place - 1], words[place], words[place + 1]];
      const pairs = (variant: string) => [before && `${before} ${variant}`, after && `${variant} ${after}`];
      return some(
        variants(word)
          .flatMap((variant) => (words.length === 1 ? [variant] : pairs(variant)))
          .flatMap((text) => (text ? contains(text) : [])),
      );
    };
    const conditions = conditionsOf(words).map((condition, place) =>
      unknown.includes(words[place] ?? '') ? replaced(place) : condition,
    );
    return { where: every(conditions), order };
  }
  const conditions = conditionsOf(words);
  const ways = words.flatMap((word, place) => {
    const phrases = variants(word).map((variant) => contains(words.with(place, variant).join(' ')));
    // The other words again: they lead to the few rows whose phrases are looked at.
    return phrases.length > 0 ? every([...conditions.toSpliced(place, 1), some(phrases)]) : [];
  });
  return words.length > 1 && ways.length > 0 ? { where: some(ways), order } : undefined;
}

/** More than half of the words: whatever has that many has one of the rarest, so only those are looked up. */
function matchMost(words: readonly string[], known: ReadonlyMap<string, KnownWord>): Match {
  const enough = Math.floor(words.length / 2) + 1;
  const conditions = words.map((word) => contains(`${word} `));
  const places = words.map((word, place) => ({ place, procedures: known.get(word)?.whole ?? 0 }));
  const rarest = places
    .toSorted((a, b) => a.procedures - b.procedures)
    .slice(0, words.length - enough + 1)
    .flatMap(({ place }) => conditions[place] ?? []);
  const count = sql<number>`(${sql.join(
    conditions.map((condition) => sql`(${condition})::int`),
    sql` + `,
  )})`;
  return { where: sql<boolean>`(${some(rarest)} and ${count} >= ${enough})`, order: [sql`${count} desc`] };
}

/** Từ người tìm gõ: in how many procedures it is (the last word: words that begin so), and the usual words one letter away. */
type KnownWord = { procedures: number; whole: number; near: string[] };
const nearWords = 8;

async function findWords(db: Db, words: readonly string[]): Promise<Map<string, KnownWord>> {
  const { rows } = await sql<{ word: string; procedures: number; whole: number; near: string[] }>`
    select asked.word,
      coalesce((select procedures from procedures.search_word known where known.word = asked.word), 0) as whole,
      (select coalesce(sum(procedures), 0)::int from procedures.search_word known
       where known.word = asked.word or (asked.place = ${words.length} and known.word like asked.word || '%')) as procedures,
      array(
        select word from procedures.search_word known
        where length(asked.word) > 2 and asked.word !~ '[0-9]'
          and known.word >= left(asked.word, 1) and known.word < left(asked.word, 1) || '{'
          and length(known.word) between length(asked.word) - 1 and length(asked.word) + 1
          and levenshtein_less_equal(known.word, asked.word, 1) = 1
        order by known.procedures desc
        limit ${nearWords}
      ) as near
    from unnest(${words}::text[]) with ordinality as asked (word, place)`.execute(db);
  return new Map(rows.map(({ word, ...found }) => [word, found]));
}

async function fetchPage(db: Db, filter: CatalogueFilter, match: Match | undefined) {
  const rows = await pageOf(db, filter, match).execute();
  return { found: rows, total: Number(rows[0]?.total ?? 0) };
}

/** What can be handed in here stands first, then the shortest name: a long one says more than was asked for. */
export function pageOf(db: Db, filter: CatalogueFilter, match: Match | undefined) {
  let query = db
    .selectFrom('procedures.procedure')
    .select(['code', 'name', 'name_en', 'summary', 'sector', 'sector_name', 'level', 'service_level'])
    .select(['applicant_kinds', sql<boolean>`current_version is not null`.as('has_package')])
    .select(sql<number>`count(*) over ()`.as('total'))
    .limit(cataloguePageSize)
    .offset(((filter.page ?? 1) - 1) * cataloguePageSize);
  if (filter.sector) query = query.where('sector', '=', filter.sector);
  if (filter.level) query = query.where('level', '=', filter.level);
  if (filter.serviceLevel) query = query.where('service_level', '=', filter.serviceLevel);
  if (filter.applicantKind) query = query.where(sql<boolean>`${filter.applicantKind} = any (applicant_kinds)`);
  if (filter.lifeEvent) query = query.where(sql<boolean>`${filter.lifeEvent} = any (life_events)`);
  if (filter.hasPackage) query = query.where('current_version', 'is not', null);
  if (match) {
    query = query.where(match.where);
    for (const order of match.order) query = query.orderBy(order);
  }
  query = query.orderBy(sql`(current_version is null)`);
  if (match) query = query.orderBy(sql`length(name)`);
  return query.orderBy('name').orderBy('code');
}

/** How many procedures each sector, service level and life event has, for the home page and the filters. */
export async function countCatalogue(db: Db) {
  const [sectors, serviceLevels, lifeEvents] = await Promise.all([
    db
      .selectFrom('procedures.procedure')
      .select((select) => [
        'sector',
        // By bytes: which of the names is taken does not matter, and the letters' order costs ten times as much.
        sql<string | null>`max(sector_name collate "C")`.as('sectorName'),
        select.fn.countAll<number>().as('count'),
      ])
      .groupBy('sector')
      .orderBy('sector')
      .execute(),
    db
      .selectFrom('procedures.procedure')
      .select((select) => ['service_level as serviceLevel', select.fn.countAll<number>().as('count')])
      .groupBy('service_level')
      .orderBy('service_level')
      .execute(),
    db
      .selectFrom(
        db
          .selectFrom('procedures.procedure')
          .select(sql<string>`unnest(life_events)`.as('life_event'))
          .where('current_version', 'is not', null)
          .as('events'),
      )
      .select((select) => ['life_event', select.fn.countAll<number>().as('count')])
      .groupBy('life_event')
      .execute(),
  ]);
  return { sectors, serviceLevels, lifeEvents };
}
