import { sql } from 'kysely';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { InstalledForm } from '#platform/forms/index.ts';
import { ProcessGraph } from '#platform/workflow/index.ts';
import { learnWords } from './catalogue/information.queries.ts';
import { serviceLevelOn } from './dated-rules.ts';
import { ProcedureDefinition } from './procedures.contract.ts';

/** Gói thủ tục đã cài: everything a dossier needs of its procedure, of one version. */
export type InstalledPackage = {
  code: string;
  version: string;
  definition: ProcedureDefinition;
  form: InstalledForm;
  process: ProcessGraph;
};

export async function insertPackage(
  tx: Tx,
  installed: InstalledPackage & { processBpmn: string; files: Readonly<Record<string, string>> },
  at: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('procedures.package')
    .values({
      code: installed.code,
      version: installed.version,
      definition: JSON.stringify(installed.definition),
      form: JSON.stringify(installed.form),
      process: JSON.stringify(installed.process),
      process_bpmn: installed.processBpmn,
      files: JSON.stringify(installed.files),
      installed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

type Publication = { definition: ProcedureDefinition; version: string; actorId: string | null; reason: string };

/** Makes a version the one the portal offers; dossiers already handed in keep theirs. */
/** One publication of a procedure at a time, until the transaction ends: the second sees what the first has offered. */
export async function lockProcedure(tx: Tx, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`procedure ${code}`}))`.execute(tx);
}

export async function publishPackage(
  tx: Tx,
  { definition, version, actorId, reason }: Publication,
  at: Date,
): Promise<void> {
  const words = [definition.name, ...definition.keywords, definition.summary, definition.code, definition.nameEn].join(
    ' · ',
  );
  const row = {
    current_version: version,
    name: definition.name,
    name_en: definition.nameEn,
    summary: definition.summary,
    sector: definition.sector,
    level: definition.level,
    service_level: String(serviceLevelOn(definition, vietnamDay(at))?.level ?? 1),
    applicant_kinds: definition.applicantKinds,
    life_events: definition.lifeEvents,
    name_key: sql<string>`procedures.search_key(${definition.name})`,
    search_text: sql<string>`procedures.search_key(${words})`,
    published_at: at,
  };
  await tx
    .insertInto('procedures.procedure')
    .values({ code: definition.code, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .execute();
  await learnWords(tx, definition.code);
  const publication = { code: definition.code, version, published_at: at, actor_id: actorId, reason };
  await tx.insertInto('procedures.publication').values(publication).execute();
}

/** Version now offered; undefined for a procedure nobody has published. */
export async function findPublishedVersion(db: Db, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('procedures.procedure')
    .select('current_version')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.current_version ?? undefined;
}

/** Các lần công khai, the last first. */
export async function listPublications(db: Db, code: string) {
  return db
    .selectFrom('procedures.publication')
    .select(['version', 'published_at as publishedAt', 'actor_id as actorId', 'reason'])
    .where('code', '=', code)
    .orderBy('id', 'desc')
    .execute();
}

/** Files of an installed version; empty for one installed before files were kept. */
export async function readPackageTexts(db: Db, code: string, version: string): Promise<Record<string, string>> {
  const row = await db
    .selectFrom('procedures.package')
    .select('files')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return z.record(z.string(), z.string()).parse(row?.files ?? {});
}

/** The drawn model of an installed version, as its author wrote it. */
export async function getProcessModel(db: Db, code: string, version: string): Promise<string> {
  const row = await db
    .selectFrom('procedures.package')
    .select('process_bpmn')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.process_bpmn;
}

const PackageRow = z.object({ definition: ProcedureDefinition, form: InstalledForm, process: ProcessGraph });

/** Packages never change under their hash, so a process keeps those it has read. */
const cache = new Map<string, InstalledPackage>();
const cacheSize = 500;

async function readPackage(db: Db, code: string, version: string): Promise<InstalledPackage | undefined> {
  const key = `${code}/${version}`;
  const known = cache.get(key);
  if (known) return known;
  const row = await db
    .selectFrom('procedures.package')
    .select(['definition', 'form', 'process'])
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return undefined;
  const installed = { code, version, ...PackageRow.parse(row) };
  if (cache.size >= cacheSize) cache.clear();
  cache.set(key, installed);
  return installed;
}

/** The package of a dossier's own version. Throws when it is missing: packages are never deleted. */
export async function getPackage(db: Db, code: string, version: string): Promise<InstalledPackage> {
  const installed = await readPackage(db, code, version);
  if (!installed) throw new Error(`Procedure package ${code} ${version} is missing`);
  return installed;
}

/** The package now offered. */
export async function findCurrentPackage(db: Db, code: string): Promise<InstalledPackage | undefined> {
  const version = await findPublishedVersion(db, code);
  return version === undefined ? undefined : readPackage(db, code, version);
}

/** Tên thủ tục by code, as now offered; in English where there is one. */
export async function procedureNames(
  db: Db,
  codes: readonly string[],
  lang: Language = 'vi',
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('procedures.procedure')
    .select(['code', 'name', 'name_en as nameEn'])
    .where('code', 'in', codes)
    .execute();
  return new Map(rows.map(({ code, name, nameEn }) => [code, (lang === 'en' && nameEn) || name]));
}

/** Các thủ tục đang công khai, by name. */
export async function listOffered(db: Db) {
  return db
    .selectFrom('procedures.procedure')
    .select(['code', 'name', 'level', 'current_version as currentVersion', 'published_at as publishedAt'])
    .where('current_version', 'is not', null)
    .orderBy('name')
    .execute();
}
