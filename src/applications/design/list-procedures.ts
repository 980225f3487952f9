import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { countOpenByUnit, countOpenByVersion } from '#applications/dossiers/index.ts';
import {
  findCurrentPackage,
  listOffered,
  listPackageDrafts,
  listPublications,
  refuseProcedure,
} from '#applications/procedures/index.ts';
import type { Directory } from '#data/organisation/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { Affected, DesignedProcedure, ProcedureVersions } from './design.contract.ts';

type Deps = { db: Db; now: Clock; organisation: Directory };

/** Các thủ tục and their drafts, procedures with a draft first. */
export async function listDesigned({ db }: Deps): Promise<DesignedProcedure[]> {
  const [offered, drafts] = await Promise.all([listOffered(db), listPackageDrafts(db)]);
  const names = await accountNames(db, [...new Set(drafts.map(({ updatedBy }) => updatedBy))]);
  const byCode = Map.groupBy(drafts, ({ code }) => code);
  const draftsOf = (code: string) =>
    (byCode.get(code) ?? []).map(({ updatedAt, updatedBy, ...draft }) => ({
      ...draft,
      savedAt: updatedAt.toISOString(),
      savedBy: names.get(updatedBy) ?? '',
    }));
  const known = new Set(offered.map(({ code }) => code));
  const begun = [...byCode.keys()].filter((code) => !known.has(code));
  return [
    ...begun.map((code) => ({ code, name: '', level: null, currentVersion: null, publishedAt: null })),
    ...offered.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() })),
  ]
    .map((row) => ({ ...row, drafts: draftsOf(row.code) }))
    .toSorted((a, b) => Number(b.drafts.length > 0) - Number(a.drafts.length > 0));
}

/** Các phiên bản của một thủ tục, the last published first, with the dossiers that stand on each. */
export async function viewVersions(deps: Deps, code: string): Promise<ProcedureVersions> {
  const { db } = deps;
  const [current, publications, open] = await Promise.all([
    findCurrentPackage(db, code),
    listPublications(db, code),
    countOpenByVersion(db, code),
  ]);
  if (!current) throw refuseProcedure('procedure.not_found', { code });
  const names = await accountNames(
    db,
    publications.flatMap(({ actorId }) => actorId ?? []),
  );
  const openOn = new Map(open.map(({ version, count }) => [version, Number(count)]));
  return {
    code,
    name: current.definition.name,
    currentVersion: current.version,
    versions: publications.map(({ version, publishedAt, actorId, reason }, index) => ({
      version,
      publishedAt: publishedAt.toISOString(),
      publishedBy: (actorId !== null && names.get(actorId)) || '',
      reason,
      isCurrent: index === 0,
      openDossiers: openOn.get(version) ?? 0,
    })),
    affected: await affectedBy(deps, { code, version: current.version }),
    canRollBack: new Set(publications.map(({ version }) => version)).size > 1,
  };
}

/** Hồ sơ bị ảnh hưởng: the open dossiers of a procedure by the unit that decides, the most first. */
export async function affectedBy(
  { db, now, organisation }: Deps,
  { code, version }: { code: string; version: string },
): Promise<Affected> {
  const rows = await countOpenByUnit(db, code);
  const on = vietnamDay(now());
  const byUnit = new Map<string, number>();
  for (const { unitId, count } of rows) byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + Number(count));
  const sum = (some: typeof rows) => some.reduce((total, { count }) => total + Number(count), 0);
  return {
    total: sum(rows),
    onOtherVersions: sum(rows.filter((row) => row.version !== version)),
    units: [...byUnit]
      .map(([unitId, count]) => ({ unitName: organisation.findUnit(unitId, on)?.name ?? '', count }))
      .toSorted((a, b) => b.count - a.count),
  };
}
