import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { SyncFault } from './national-sync.contract.ts';
import type { SendingGround } from '#platform/exchange/index.ts';
import { groundOf, nationalDossier, nationalProgress, type NationalSource } from './national-dossier.ts';
import { rowsOfCall, type NationalPortal, type PortalAnswer } from './national-portal.ts';
import { markFailed, markTold, noticeActed, takeDue, type DueSync } from './national-sync.queries.ts';
import { readSource, type SourceDeps } from './read-source.ts';

export type SyncDeps = SourceDeps & { now: Clock; nationalPortal: NationalPortal };

const everyMs = 3000;
const batch = 50;
/** Dossiers told at the same time. */
const atOnce = 10;
/** Longer than a batch takes when every call of it is answered at the last moment. */
const leaseMs = 5 * 60_000;
/** A portal that is down is asked again soon, whatever is waiting; one that refuses a dossier is asked ever more rarely. */
const outageMs = 30_000;
const refusedMs = { first: 60_000, most: 6 * 3_600_000 };

/**
 * Đồng bộ với Cổng Dịch vụ công quốc gia: takes note of what was done and tells it, dossier by dossier in the order of its actions.
 * A dossier is with one process at a time; one that dies, or a portal that is down for a day, only delays.
 */
export function tellNationalPortal(deps: SyncDeps): Sweep {
  return {
    name: 'tell_national_portal',
    everyMs,
    yieldsForMs: 30_000,
    run: async () => {
      await inTransaction(deps.db, (tx) => noticeActed(tx, deps.now()));
      return (await tellDue(deps)) === batch;
    },
  };
}

type Telling = DueSync & { source: NationalSource };

/** Tells the dossiers that are due; answers how many were taken up. */
export async function tellDue(deps: SyncDeps): Promise<number> {
  const at = deps.now();
  const due = await takeDue(deps.db, { at, until: new Date(at.getTime() + leaseMs), limit: batch });
  const read = await Promise.all(
    due.map(async (one) => {
      const source = await readSource(deps, one).catch(() => undefined);
      return { ...one, source };
    }),
  );
  const unreadable = read.filter(({ source }) => source === undefined);
  if (unreadable.length > 0) await fail(deps, unreadable, { fault: 'own_fault', detail: '' });
  const tellings = read.flatMap(({ source, ...one }) => (source ? [{ ...one, source }] : []));
  for (let index = 0; index < tellings.length; index += atOnce)
    await Promise.all(tellings.slice(index, index + atOnce).map((one) => tellOne(deps, one)));
  return due.length;
}

/**
 * A dossier a call: each goes out for a purpose of its own, and the one at fault keeps nobody else waiting. One that is refused is asked
 * after: an answer that was lost on the way may have been a yes.
 */
async function tellOne(deps: SyncDeps, one: Telling): Promise<void> {
  const { nationalPortal } = deps;
  const { source } = one;
  const message = nationalDossier(source);
  const ground = groundOf(source);
  const answer = await nationalPortal.putDossier(message, { isUpdating: one.told > 0, ground });
  if (answer.kind === 'unavailable') return fail(deps, [one], faultOf(answer));
  if (answer.kind === 'taken') {
    const behind = await tellProgress(deps, one, ground);
    if (behind.kind === 'taken') return told(deps, [one]);
    if (behind.kind === 'unavailable') return fail(deps, [one], faultOf(behind));
  }
  const known = await nationalPortal.find(message.MaHoSo, ground);
  if (known.kind === 'unavailable') return fail(deps, [one], faultOf(known));
  const isUpdating = known.kind === 'found';
  const again = await nationalPortal.putDossier(message, { isUpdating, ground });
  if (again.kind !== 'taken') return fail(deps, [one], faultOf(again));
  const progress = await tellProgress(deps, isUpdating ? one : { ...one, told: 0 }, ground);
  return progress.kind === 'taken' ? told(deps, [one]) : fail(deps, [one], faultOf(progress));
}

async function tellProgress(
  { nationalPortal }: SyncDeps,
  { source, told: after }: Telling,
  ground: SendingGround,
): Promise<PortalAnswer> {
  const rows = nationalProgress(source, after);
  for (let index = 0; index < rows.length; index += rowsOfCall) {
    const answer = await nationalPortal.putProgress(rows.slice(index, index + rowsOfCall), ground);
    if (answer.kind !== 'taken') return answer;
  }
  return { kind: 'taken' };
}

async function told({ db, now }: SyncDeps, chunk: readonly Telling[]): Promise<void> {
  for (const { dossierId, source } of chunk)
    await markTold(db, { dossierId, told: source.dossier.revision, at: now() });
}

type Fault = { fault: SyncFault; detail: string };

function faultOf(answer: Exclude<PortalAnswer, { kind: 'taken' }>): Fault {
  if (answer.kind === 'refused') return { fault: 'refused', detail: answer.message };
  return { fault: answer.why === 'refused' ? 'not_let_in' : answer.why, detail: '' };
}

async function fail({ db, now }: SyncDeps, chunk: readonly DueSync[], { fault, detail }: Fault): Promise<void> {
  const isOutage = fault !== 'refused' && fault !== 'own_fault';
  for (const { dossierId, attempts } of chunk) {
    const waitMs = isOutage ? outageMs : Math.min(refusedMs.first * 2 ** Math.min(attempts, 20), refusedMs.most);
    const nextTryAt = new Date(now().getTime() + waitMs);
    await markFailed(db, { dossierIds: [dossierId], fault, detail, nextTryAt });
  }
}
