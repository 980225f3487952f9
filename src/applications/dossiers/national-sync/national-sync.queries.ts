import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { syncFaults, type NotInStep, type SyncFault } from './national-sync.contract.ts';

const Fault = z.enum(syncFaults).nullable().catch('own_fault');

/** Transactions begun before the last look may have committed after it. */
const overlap = '2 minutes';

/**
 * Takes note of the dossiers that were acted on since the last look; answers false when another process is looking. The first look
 * begins at `at`: what was done before the portal was connected is taken up by `noticeAll`.
 */
export async function noticeActed(tx: Tx, at: Date): Promise<boolean> {
  await sql`insert into dossiers.national_position (seen_at) values (${at}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{
    seen_at: Date;
  }>`select seen_at from dossiers.national_position for update skip locked`.execute(tx);
  const [position] = rows;
  if (!position) return false;
  await sql`
    with acted as (
      select dossier_id, max(sequence) as revision, max(at) as at from dossiers.action
       where at >= ${position.seen_at}::timestamptz - ${overlap}::interval group by dossier_id
    ), noted as (${note(sql`acted`, at)})
    update dossiers.national_position set seen_at = latest.at
      from (select max(at) as at from acted where at <= ${at}) as latest where latest.at > seen_at`.execute(tx);
  return true;
}

/** The same for every dossier there is, whenever it was acted on: nothing stays untold because a look missed it. */
export async function noticeAll(db: Db, at: Date): Promise<void> {
  await sql`with acted as (
      select d.id as dossier_id, d.revision from dossiers.dossier d
        left join dossiers.national_sync s on s.dossier_id = d.id where s.dossier_id is null or s.revision < d.revision
    ) ${note(sql`acted`, at)}`.execute(db);
}

const note = (acted: ReturnType<typeof sql>, at: Date) => sql`
  insert into dossiers.national_sync as sync (dossier_id, code, revision, since, next_try_at)
  select d.id, d.code, acted.revision, ${at}, ${at} from ${acted} as acted join dossiers.dossier d on d.id = acted.dossier_id
      on conflict (dossier_id) do update
     set revision = excluded.revision,
         since = case when sync.told < sync.revision then sync.since else excluded.since end,
         next_try_at = coalesce(sync.next_try_at, excluded.next_try_at)
   where sync.revision < excluded.revision`;

export type DueSync = { dossierId: string; told: number; portalCode: string | null; attempts: number };

/** Takes dossiers that are due for one process, until `until`: should it die, they are due again then. */
export async function takeDue(
  db: Db,
  { at, until, limit }: { at: Date; until: Date; limit: number },
): Promise<DueSync[]> {
  const { rows } = await sql<{ dossier_id: string; told: number; portal_code: string | null; attempts: number }>`
    update dossiers.national_sync set next_try_at = ${until}
     where dossier_id in (select dossier_id from dossiers.national_sync where next_try_at <= ${at}
                           order by next_try_at limit ${limit} for update skip locked)
    returning dossier_id, told, portal_code, attempts`.execute(db);
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    told: row.told,
    portalCode: row.portal_code,
    attempts: row.attempts,
  }));
}

/** Our code of a dossier that was handed in at the portal. */
export async function findByPortalCode(db: Db, portalCode: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('dossiers.national_sync')
    .select('code')
    .where('portal_code', '=', portalCode)
    .executeTakeFirst();
  return row?.code;
}

/** Whether something of a dossier is still to be told. */
export async function isWaitingToBeTold(db: Db, dossierId: string): Promise<boolean> {
  const row = await db
    .selectFrom('dossiers.national_sync')
    .select('next_try_at')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return row !== undefined && row.next_try_at !== null;
}

/** A dossier that came from the portal, in the transaction that begins it: its code there is taken once. */
export function insertPortalCode(
  tx: Tx,
  {
    dossier: { id, code, revision },
    portalCode,
    at,
  }: { dossier: { id: string; code: string; revision: number }; portalCode: string; at: Date },
): void {
  const row = { dossier_id: id, code, portal_code: portalCode, revision, since: at, next_try_at: at };
  insertRows(tx, 'dossiers.national_sync', [row]);
}

/** Told up to an action; what came meanwhile is due at once. */
export async function markTold(
  db: Db,
  { dossierId, told, at }: { dossierId: string; told: number; at: Date },
): Promise<void> {
  await sql`update dossiers.national_sync
       set told = greatest(told, ${told}), told_at = ${at}, attempts = 0, fault = null, fault_detail = null,
           revision = greatest(revision, ${told}),
           next_try_at = case when revision > ${told} then ${at}::timestamptz end,
           since = case when revision > ${told} then ${at}::timestamptz else since end
     where dossier_id = ${dossierId}`.execute(db);
}

export async function markFailed(
  db: Db,
  {
    dossierIds,
    fault,
    detail,
    nextTryAt,
  }: { dossierIds: readonly string[]; fault: SyncFault; detail: string; nextTryAt: Date },
): Promise<void> {
  await db
    .updateTable('dossiers.national_sync')
    .set((set) => ({
      fault,
      fault_detail: detail.slice(0, 1000),
      next_try_at: nextTryAt,
      attempts: set('attempts', '+', 1),
    }))
    .where('dossier_id', 'in', [...dossierIds])
    .execute();
}

/** Told again from the beginning, whatever it was told: the portal has lost it, or has something else. */
export async function forgetTold(db: Db, codes: readonly string[], at: Date): Promise<void> {
  if (codes.length === 0) return;
  await db
    .updateTable('dossiers.national_sync')
    .set({ told: 0, next_try_at: at, since: at, attempts: 0 })
    .where('code', 'in', [...codes])
    .execute();
}

/** Thử lại by hand: one dossier, or with null all that wait. */
export async function tryNow(db: Db, code: string | null, at: Date): Promise<void> {
  const waiting = db
    .updateTable('dossiers.national_sync')
    .set({ next_try_at: at })
    .where('next_try_at', 'is not', null);
  await (code === null ? waiting : waiting.where('code', '=', code)).execute();
}

/** Chưa khớp: those the portal refused first, then by how long they have waited. */
export async function listNotInStep(db: Db, limit: number): Promise<NotInStep[]> {
  const rows = await db
    .selectFrom('dossiers.national_sync')
    .select(['code', 'since', 'revision', 'told', 'attempts', 'next_try_at', 'fault', 'fault_detail'])
    .where('next_try_at', 'is not', null)
    .orderBy(sql`fault is null`)
    .orderBy('since')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    since: row.since.toISOString(),
    behind: row.revision - row.told,
    attempts: row.attempts,
    nextTryAt: (row.next_try_at ?? row.since).toISOString(),
    fault: Fault.parse(row.fault),
    detail: row.fault_detail ?? '',
  }));
}

export async function countSync(db: Db): Promise<{ inStep: number; waiting: number; failed: number }> {
  const { rows } = await sql<{ in_step: number; waiting: number; failed: number }>`
    select count(*) filter (where next_try_at is null)::int as in_step,
           count(*) filter (where next_try_at is not null and fault is null)::int as waiting,
           count(*) filter (where next_try_at is not null and fault is not null)::int as failed
      from dossiers.national_sync`.execute(db);
  const [row] = rows;
  return { inStep: row?.in_step ?? 0, waiting: row?.waiting ?? 0, failed: row?.failed ?? 0 };
}

/** Dossiers acted on during a span that the portal should know, a page after a code. */
export async function listToldBetween(
  db: Db,
  { from, to, afterCode, limit }: { from: Date; to: Date; afterCode: string; limit: number },
): Promise<{ dossierId: string; code: string; portalCode: string | null }[]> {
  const { rows } = await sql<{ dossier_id: string; code: string; portal_code: string | null }>`
    select d.id as dossier_id, d.code, s.portal_code from dossiers.dossier d left join dossiers.national_sync s on s.dossier_id = d.id
     where d.code > ${afterCode}
       and d.id in (select dossier_id from dossiers.action where at >= ${from} and at < ${to})
     order by d.code limit ${limit}`.execute(db);
  return rows.map((row) => ({ dossierId: row.dossier_id, code: row.code, portalCode: row.portal_code }));
}
