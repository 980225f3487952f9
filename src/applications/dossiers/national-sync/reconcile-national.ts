import { dayMs } from '#infrastructure/clock.ts';
import { canonicalJson } from '#infrastructure/crypto.ts';
import { groundOf, nationalDossier } from './national-dossier.ts';
import { forgetTold, listToldBetween, noticeAll } from './national-sync.queries.ts';
import { readSource } from './read-source.ts';
import type { SyncDeps } from './tell-national-portal.ts';

export type NationalDifferences = {
  same: number;
  /** The portal does not know them. */
  missing: string[];
  /** The portal has something else in these members. */
  different: { code: string; members: string[] }[];
};

const page = 200;

/**
 * Đối soát với Cổng Dịch vụ công quốc gia: every dossier acted on during a day, member by member against what the portal has of it.
 * Changes nothing; throws when the portal does not answer.
 */
export async function reconcileNational(deps: SyncDeps, on: string): Promise<NationalDifferences> {
  const from = new Date(`${on}T00:00:00+07:00`);
  const found: NationalDifferences = { same: 0, missing: [], different: [] };
  let afterCode = '';
  for (;;) {
    const span = { from, to: new Date(from.getTime() + dayMs), afterCode, limit: page };
    const rows = await listToldBetween(deps.db, span);
    for (const row of rows) await compareOne(deps, row, found);
    const last = rows.at(-1);
    if (!last || rows.length < page) return found;
    afterCode = last.code;
  }
}

type Row = { dossierId: string; code: string; portalCode: string | null };

async function compareOne(deps: SyncDeps, row: Row, found: NationalDifferences): Promise<void> {
  const source = await readSource(deps, row);
  if (!source) return;
  const ours = nationalDossier(source);
  const theirs = await deps.nationalPortal.find(ours.MaHoSo, groundOf(source));
  if (theirs.kind === 'unavailable') throw new Error(`The national portal: ${theirs.why}`);
  if (theirs.kind === 'none') {
    found.missing.push(row.code);
    return;
  }
  const [mine, other] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs.dossier))];
  const members = [...mine.keys()].filter((name) => canonicalJson(mine.get(name)) !== canonicalJson(other.get(name)));
  if (members.length === 0) found.same += 1;
  else found.different.push({ code: row.code, members });
}

/** Hằng đêm: what a look missed is noticed, and what differs is told again from the beginning. Answers what differed. */
export async function repairNational(deps: SyncDeps, on: string): Promise<NationalDifferences> {
  await noticeAll(deps.db, deps.now());
  const found = await reconcileNational(deps, on);
  await forgetTold(deps.db, [...found.missing, ...found.different.map(({ code }) => code)], deps.now());
  return found;
}
