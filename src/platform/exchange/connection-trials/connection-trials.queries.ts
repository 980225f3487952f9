import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { StepBy } from '../management/grants.queries.ts';
import { trialStates } from './connection-trial.contract.ts';
import { TrialStep } from './trial-step.ts';

/** A gateway that is at a trial says so well within this; one that has been silent for longer is dead. */
const leaseMs = 10_000;
/** Whoever dies of a trial is not to take every gateway along. */
const mostAttempts = 3;

/** Times are the database's own, so that clocks of processes that differ take no trial from anybody. */
const isLost = sql<boolean>`(now() >= idle_since + waits_seconds * interval '1 second'
  or (attempts >= ${mostAttempts} and idle_since <= now()))`;
const howLost = sql<string>`case when attempts = 0 then 'no_gateway' else 'no_result' end`;

/** Two asks for trials of one grant, or by one person, come one after the other. */
export async function lockAskers(tx: Tx, { grantId, accountId }: { grantId: string; accountId: string | null }) {
  for (const key of [`connection trials of ${accountId}`, `connection trial ${grantId}`])
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** The trial under way of a grant, or the one with this id; those nobody will end are ended first. */
export async function findAsked(
  tx: Tx,
  { id, grantId }: { id: string; grantId: string },
): Promise<{ id: string; grantId: string; askedBy: string | null } | undefined> {
  await sql`update exchange.connection_trial set state = ${howLost}
    where grant_id = ${grantId} and state = 'open' and ${isLost}`.execute(tx);
  return tx
    .selectFrom('exchange.connection_trial')
    .select(['id', 'grant_id as grantId', 'asked_by as askedBy'])
    .where(({ or, and, eb }) => or([eb('id', '=', id), and([eb('grant_id', '=', grantId), eb('state', '=', 'open')])]))
    .orderBy(sql`id = ${id}`, 'desc')
    .executeTakeFirst();
}

export async function countAsked(tx: Tx, { accountId, since }: { accountId: string; since: Date }): Promise<number> {
  const { asked } = await tx
    .selectFrom('exchange.connection_trial')
    .select(({ fn }) => fn.countAll<number>().as('asked'))
    .where('asked_by', '=', accountId)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(asked);
}

export async function insertTrial(
  tx: Tx,
  { id, grantId, at, by, waitSeconds }: { id: string; grantId: string; at: Date; by: StepBy; waitSeconds: number },
): Promise<void> {
  await tx
    .insertInto('exchange.connection_trial')
    .values({
      ...{ id, grant_id: grantId, asked_at: at, waits_seconds: waitSeconds },
      ...{ asked_by: by.accountId, asker_name: by.name, asker_unit: by.unitName },
    })
    .execute();
}

/** The last trials of a grant, newest first, as they stand now. */
export async function selectTrials(db: Db, { grantId, most }: { grantId: string; most: number }) {
  const rows = await db
    .selectFrom('exchange.connection_trial')
    .select(['id', 'asked_at', 'asker_name', 'asker_unit', 'waits_seconds', 'steps'])
    .select(
      sql<string>`case when state <> 'open' then state when ${isLost} then ${howLost}
        when attempts = 0 then 'waiting' else 'under_way' end`.as('stands'),
    )
    .where('grant_id', '=', grantId)
    .orderBy('asked_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ steps, stands, ...row }) => ({
    ...row,
    state: z.enum(trialStates).parse(stands),
    steps: TrialStep.array().parse(steps),
  }));
}
export type TrialRow = Awaited<ReturnType<typeof selectTrials>>[number];

export type TakenTrial = { id: string; grantId: string; askedBy: string | null; attempt: string };

/** Takes the trial that has waited longest, also one whose gateway has died; of several gateways one gets it. */
export async function takeTrial(
  db: Db,
  { gateway, attempt }: { gateway: string; attempt: string },
): Promise<TakenTrial | undefined> {
  const { rows } = await sql<TakenTrial>`
    update exchange.connection_trial as taken
    set gateway_id = ${gateway}, attempt = ${attempt}, attempts = attempts + 1, steps = '[]',
        idle_since = now() + ${leaseMs} * interval '1 millisecond'
    where taken.id = (
      select id from exchange.connection_trial
      where state = 'open' and idle_since <= now() and not ${isLost}
      order by asked_at limit 1 for update skip locked)
    returning taken.id, taken.grant_id as "grantId", taken.asked_by as "askedBy", taken.attempt`.execute(db);
  return rows[0];
}

/** Still at it, with what was seen so far; answers whether the trial is still this attempt's. */
export async function prolongTrial(db: Db, attempt: string, steps: readonly TrialStep[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update exchange.connection_trial
    set steps = ${JSON.stringify(steps)}, idle_since = now() + ${leaseMs} * interval '1 millisecond'
    where attempt = ${attempt} and state = 'open'`.execute(db);
  return numAffectedRows === 1n;
}

export async function endTrial(
  db: Db,
  { attempt, state, steps }: { attempt: string; state: 'passed' | 'failed'; steps: readonly TrialStep[] },
): Promise<void> {
  await db
    .updateTable('exchange.connection_trial')
    .set({ state, steps: JSON.stringify(steps) })
    .where('attempt', '=', attempt)
    .where('state', '=', 'open')
    .execute();
}

/** Whoever comes next may take it at once. */
export async function giveTrialBack(db: Db, attempt: string): Promise<void> {
  await db
    .updateTable('exchange.connection_trial')
    .set({ idle_since: sql`now()`, attempt: null })
    .where('attempt', '=', attempt)
    .where('state', '=', 'open')
    .execute();
}

/** Xóa lượt thử đã cũ. Gives how many. */
export async function deleteOldTrials(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('exchange.connection_trial')
    .where('asked_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
