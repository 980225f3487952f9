import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { CatalogueEntry } from './catalogue-line.ts';
import { ProcedureInformation } from './information.contract.ts';

export async function listPackagedCodes(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('procedures.procedure')
    .select('code')
    .where('current_version', 'is not', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

const rowsAtOnce = 1000;

/** Writes what is new or different; a package published meanwhile is left alone. */
export async function keepEntries(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  at: Date,
): Promise<{ added: number; changed: number }> {
  let [added, changed] = [0, 0];
  for (let start = 0; start < entries.length; start += rowsAtOnce) {
    const rows = entries.slice(start, start + rowsAtOnce).map((entry) => ({
      code: entry.code,
      name: entry.name,
      summary: entry.information.executingAgency ?? '',
      sector: entry.sector,
      sector_name: entry.sectorName,
      level: entry.level,
      applicant_kinds: entry.applicantKinds,
      information: entry.information,
      words: [entry.name, entry.sectorName, entry.information.executingAgency ?? '', entry.code].join(' · '),
    }));
    const written = await sql<{ is_new: boolean }>`
      insert into procedures.procedure as known
        (code, name, name_en, summary, sector, sector_name, level, service_level, applicant_kinds, life_events, information,
         name_key, search_text, published_at)
      select code, name, name, summary, sector, sector_name, level, '1', applicant_kinds, '{}', information,
        procedures.search_key(name), procedures.search_key(words), ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry
        (code text, name text, summary text, sector text, sector_name text, level text, applicant_kinds text[], information jsonb, words text)
      on conflict (code) do update set
        name = excluded.name, name_en = excluded.name_en, summary = excluded.summary, sector = excluded.sector,
        sector_name = excluded.sector_name, level = excluded.level, applicant_kinds = excluded.applicant_kinds,
        information = excluded.information, name_key = excluded.name_key, search_text = excluded.search_text,
        published_at = excluded.published_at
      where known.current_version is null
        and (known.name, known.sector, known.sector_name, known.level, known.applicant_kinds, known.information, known.search_text)
          is distinct from (excluded.name, excluded.sector, excluded.sector_name, excluded.level, excluded.applicant_kinds,
            excluded.information, excluded.search_text)
      returning (xmax = 0) as is_new`.execute(tx);
    const fresh = written.rows.filter((row) => row.is_new).length;
    added += fresh;
    changed += written.rows.length - fresh;
  }
  if (added + changed > 0) await learnWords(tx);
  return { added, changed };
}

/** Counts the words of the whole catalogue, or adds those of one procedure; a word no longer used leads nowhere. */
export async function learnWords(tx: Tx, code?: string): Promise<void> {
  await sql`
    insert into procedures.search_word
    select word, count(distinct code) from procedures.procedure, string_to_table(btrim(search_text), ' ') as word
    where word <> '' and (${code ?? null}::text is null or code = ${code ?? null})
    group by word
    on conflict (word) do update set procedures = greatest(search_word.procedures, excluded.procedures)
      where search_word.procedures < excluded.procedures`.execute(tx);
}

/** What is told of a procedure without a package. */
export async function findInformation(db: Db, code: string) {
  const row = await db
    .selectFrom('procedures.procedure')
    .select(['name', 'sector', 'sector_name as sectorName', 'applicant_kinds as applicantKinds', 'information'])
    .where('code', '=', code)
    .where('current_version', 'is', null)
    .executeTakeFirst();
  return row && { code, ...row, information: ProcedureInformation.parse(row.information) };
}
