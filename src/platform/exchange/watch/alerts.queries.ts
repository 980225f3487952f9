import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { NewRecipient, SilenceInput } from './alert.contract.ts';
import type { Alarm } from './find-alarms.ts';

/** Writes what is wrong now: a new alert each, or the open one seen again. Answers the ids of the new ones. */
export async function upsertAlarms(tx: Tx, alarms: readonly Alarm[], at: Date): Promise<string[]> {
  if (alarms.length === 0) return [];
  const { rows } = await sql<{ id: string; is_new: boolean }>`
    insert into exchange.alert as kept (id, kind, subject, severity, detail, raised_at, last_seen_at)
    select id, kind, subject, severity, detail, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(alarms.map((alarm) => ({ id: randomUUID(), ...alarm })))}::jsonb)
      as seen (id uuid, kind text, subject text, severity text, detail jsonb)
    on conflict (kind, subject) where cleared_at is null
      do update set last_seen_at = excluded.last_seen_at, severity = excluded.severity, detail = excluded.detail
    returning id, raised_at = ${at} as is_new`.execute(tx);
  return rows.filter(({ is_new: isNew }) => isNew).map(({ id }) => id);
}

/** Clears what has not been seen since a moment; answers the ids. */
export async function clearAlerts(tx: Tx, { notSeenSince, at }: { notSeenSince: Date; at: Date }): Promise<string[]> {
  const rows = await tx
    .updateTable('exchange.alert')
    .set({ cleared_at: at })
    .where('cleared_at', 'is', null)
    .where('last_seen_at', '<', notSeenSince)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One notice for each recipient that wants to know, unless the alert is silenced; a clearing is told to who was told of the alert. */
export async function insertNotices(
  tx: Tx,
  { alertIds, what, at }: { alertIds: readonly string[]; what: 'raised' | 'cleared'; at: Date },
): Promise<void> {
  if (alertIds.length === 0) return;
  await sql`
    insert into exchange.alert_notice (alert_id, recipient_id, what, next_at)
    select alert.id, recipient.id, ${what}, ${at}
    from exchange.alert as alert cross join exchange.alert_recipient as recipient
    where alert.id = any (${alertIds}::uuid[])
      and (recipient.least_severity = 'warning' or alert.severity = 'critical')
      and not exists (
        select from exchange.alert_silence as silence
        where silence.kind = alert.kind and silence.subject = alert.subject and silence.until > ${at})
      and (${what} = 'raised' or exists (
        select from exchange.alert_notice as told
        where told.alert_id = alert.id and told.recipient_id = recipient.id and told.what = 'raised'))
    on conflict do nothing`.execute(tx);
}

export type DueNotice = {
  alertId: string;
  recipientId: string;
  what: 'raised' | 'cleared';
  attempts: number;
  channel: string;
  address: string;
  kind: string;
  subject: string;
  severity: string;
  detail: unknown;
  raisedAt: Date;
};

/** Claims notices that are due until a moment: who dies sending leaves them to be sent again then. */
export async function claimNotices(
  db: Db,
  { at, until, most }: { at: Date; until: Date; most: number },
): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    with due as (
      select alert_id, recipient_id, what from exchange.alert_notice
      where next_at <= ${at} order by next_at limit ${most} for update skip locked)
    update exchange.alert_notice as notice set next_at = ${until}, attempts = notice.attempts + 1
    from due, exchange.alert as alert, exchange.alert_recipient as recipient
    where notice.alert_id = due.alert_id and notice.recipient_id = due.recipient_id and notice.what = due.what
      and alert.id = notice.alert_id and recipient.id = notice.recipient_id
    returning notice.alert_id as "alertId", notice.recipient_id as "recipientId", notice.what, notice.attempts,
      recipient.channel, recipient.address, alert.kind, alert.subject, alert.severity, alert.detail,
      alert.raised_at as "raisedAt"`.execute(db);
  return rows;
}

export async function settleNotice(
  db: Db,
  { alertId, recipientId, what }: Pick<DueNotice, 'alertId' | 'recipientId' | 'what'>,
  outcome: { sentAt: Date | null; nextAt: Date | null; fault: string },
): Promise<void> {
  await db
    .updateTable('exchange.alert_notice')
    .set({ sent_at: outcome.sentAt, next_at: outcome.nextAt, last_fault: outcome.fault })
    .where('alert_id', '=', alertId)
    .where('recipient_id', '=', recipientId)
    .where('what', '=', what)
    .execute();
}

/** Open alerts, worst and newest first, or the last of those that are over; each with its silence still in force. */
export async function selectAlerts(db: Db, { open, at, most }: { open: boolean; at: Date; most: number }) {
  return db
    .selectFrom('exchange.alert as alert')
    .leftJoin('exchange.alert_silence as silence', (join) =>
      join
        .onRef('silence.kind', '=', 'alert.kind')
        .onRef('silence.subject', '=', 'alert.subject')
        .on('silence.until', '>', at),
    )
    .selectAll('alert')
    .select(['silence.until', 'silence.reason', 'silence.actor_name'])
    .where('alert.cleared_at', open ? 'is' : 'is not', null)
    .orderBy('alert.severity')
    .orderBy('alert.raised_at', 'desc')
    .limit(most)
    .execute();
}

/** Services an open alert says something is wrong with, and what. */
export async function selectTroubledServices(db: Db): Promise<{ subject: string; kind: string }[]> {
  return db
    .selectFrom('exchange.alert')
    .select(['subject', 'kind'])
    .where('cleared_at', 'is', null)
    .where('kind', 'in', ['service_faults', 'service_slow', 'provider_silent'])
    .execute();
}

export async function selectRecipients(db: Db) {
  const { rows } = await sql<{
    id: string;
    channel: string;
    address: string;
    least_severity: string;
    given_up: number;
    last_fault: string;
  }>`
    select recipient.id, recipient.channel, recipient.address, recipient.least_severity, notices.given_up,
           coalesce(notices.last_fault, '') as last_fault
    from exchange.alert_recipient as recipient
    cross join lateral (
      select count(*) filter (where next_at is null and sent_at is null)::integer as given_up,
             max(last_fault) filter (where sent_at is null) as last_fault
      from exchange.alert_notice as notice where notice.recipient_id = recipient.id) as notices
    order by recipient.created_at`.execute(db);
  return rows;
}

/** False when the address is told already. */
export async function insertRecipient(
  tx: Tx,
  { id, channel, address, leastSeverity, at }: NewRecipient & { id: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('exchange.alert_recipient')
    .values({ id, channel, address, least_severity: leastSeverity, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteRecipient(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('exchange.alert_recipient')
    .where('id', '=', id)
    .returning('address')
    .executeTakeFirst();
  return row?.address;
}

export async function writeSilence(
  tx: Tx,
  { kind, subject, reason, until, actorName, at }: SilenceInput & { until: Date; actorName: string; at: Date },
): Promise<void> {
  const silence = { until, reason, actor_name: actorName, created_at: at };
  await tx
    .insertInto('exchange.alert_silence')
    .values({ kind, subject, ...silence })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet(silence))
    .execute();
}
