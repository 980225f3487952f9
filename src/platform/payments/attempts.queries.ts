import { sql } from 'kysely';
import { z } from 'zod';
import { dayMs } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

const AttemptState = z.enum(['begun', 'paid', 'failed']);
export type PaymentAttempt = { id: string; chargeId: string; state: z.infer<typeof AttemptState> };

/** Lần thanh toán by its reference (MaThamChieu). */
export async function findAttempt(db: Db, id: string): Promise<PaymentAttempt | undefined> {
  const row = await db
    .selectFrom('payments.attempt')
    .select(['id', 'charge_id', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { id: row.id, chargeId: row.charge_id, state: AttemptState.parse(row.state) };
}

/** Khoản thu of an attempt, by its reference: of what it is, and how both stand. */
export async function findChargeOfAttempt(
  db: Db,
  reference: string,
): Promise<
  | { subject: { kind: string; id: string }; subjectCode: string; state: PaymentAttempt['state']; isPaid: boolean }
  | undefined
> {
  if (!z.uuid().safeParse(reference).success) return undefined;
  const row = await db
    .selectFrom('payments.attempt as attempt')
    .innerJoin('payments.charge as charge', 'charge.id', 'attempt.charge_id')
    .select(['attempt.state', 'charge.subject_kind', 'charge.subject_id', 'charge.subject_code', 'charge.paid_at'])
    .where('attempt.id', '=', reference)
    .executeTakeFirst();
  return (
    row && {
      subject: { kind: row.subject_kind, id: row.subject_id },
      subjectCode: row.subject_code,
      state: AttemptState.parse(row.state),
      isPaid: row.paid_at !== null,
    }
  );
}

/** Lần thanh toán that succeeded; `due`: the charge had been paid otherwise, the money goes back. */
type OnlinePayment = {
  reference: string;
  amountVnd: number;
  paidAt: string;
  refund: 'none' | 'due' | 'done';
  hasBill: boolean;
};

const ofSubject = (db: Db, subject: { kind: string; id: string }) =>
  db
    .selectFrom('payments.attempt as attempt')
    .innerJoin('payments.charge as charge', 'charge.id', 'attempt.charge_id')
    .where('charge.subject_kind', '=', subject.kind)
    .where('charge.subject_id', '=', subject.id)
    .where('attempt.state', '=', 'paid');

/** What of a subject was paid through the platform, oldest first. */
export async function listOnlinePayments(db: Db, subject: { kind: string; id: string }): Promise<OnlinePayment[]> {
  const rows = await ofSubject(db, subject)
    .select(['attempt.id', 'attempt.transacted_at', 'attempt.refund_due', 'attempt.refunded_at', 'attempt.bill_sha256'])
    .select('charge.amount_vnd')
    .orderBy('attempt.transacted_at')
    .execute();
  return rows.map((row) => ({
    reference: row.id,
    amountVnd: row.amount_vnd,
    paidAt: (row.transacted_at ?? new Date(0)).toISOString(),
    refund: row.refund_due ? (row.refunded_at ? 'done' : 'due') : 'none',
    hasBill: row.bill_sha256 !== null,
  }));
}

/** Biên lai of the platform for a payment of the subject, once it has been fetched. */
export async function findBill(
  db: Db,
  { subject, reference }: { subject: { kind: string; id: string }; reference: string },
): Promise<{ sha256: string; sizeBytes: number } | undefined> {
  const row = await ofSubject(db, subject)
    .select(['attempt.bill_sha256', 'attempt.bill_bytes'])
    .where('attempt.id', '=', reference)
    .executeTakeFirst();
  return row?.bill_sha256 ? { sha256: row.bill_sha256, sizeBytes: row.bill_bytes ?? 0 } : undefined;
}

/** People take minutes to pay; after two days nobody does. */
const firstAskMs = 3 * 60_000;
const lastAskMs = 2 * 86_400_000;

/** The one attempt of a charge that has no outcome yet, begun now. The charge is locked by the caller. */
export async function openAttempt(
  tx: Tx,
  { newId, chargeId, at }: { newId: string; chargeId: string; at: Date },
): Promise<string> {
  const times = { begun_at: at, ask_at: new Date(at.getTime() + firstAskMs) };
  const open = await tx
    .updateTable('payments.attempt')
    .set(times)
    .where('charge_id', '=', chargeId)
    .where('state', '=', 'begun')
    .returning('id')
    .executeTakeFirst();
  if (open) return open.id;
  await tx
    .insertInto('payments.attempt')
    .values({ id: newId, charge_id: chargeId, state: 'begun', ...times })
    .execute();
  return newId;
}

/** It goes on being asked about for its two days: what failed may yet succeed. */
export async function markAttemptFailed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('payments.attempt')
    .set({ state: 'failed' })
    .where('id', '=', id)
    .where('state', '=', 'begun')
    .execute();
}

type Success = { id: string; transactionId: string; transactedAt: Date; refundDue: boolean; at: Date };
export async function markAttemptPaid(
  tx: Tx,
  { id, transactionId, transactedAt, refundDue, at }: Success,
): Promise<void> {
  const outcome = { state: 'paid', transaction_id: transactionId, transacted_at: transactedAt, refund_due: refundDue };
  await tx
    .updateTable('payments.attempt')
    .set({ ...outcome, ask_at: null, bill_ask_at: at })
    .where('id', '=', id)
    .execute();
}

type Claim = { at: Date; limit: number };

/**
 * Attempts to ask the platform about now, each put off until half as long again has passed since it was begun, so that no other process
 * asks too and none is forgotten when this one dies; the last time two days after it was begun.
 */
export async function claimToAsk(db: Db, { at, limit }: Claim): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select id, begun_at from payments.attempt where ask_at <= ${at} order by ask_at limit ${limit} for update skip locked
    )
    update payments.attempt as attempt
       set ask_at = case when due.begun_at < ${new Date(at.getTime() - lastAskMs)} then null
                         else ${at}::timestamptz + (${at}::timestamptz - due.begun_at) / 2 end
      from due where attempt.id = due.id returning attempt.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** A receipt that is not there is asked for again after half as long as has passed since the payment, for a month. */
const lastBillMs = 30 * 86_400_000;
const shortestWaitMs = 10_000;

/** Paid attempts whose receipt is to be fetched now; put off as above. */
export async function claimToFetch(
  db: Db,
  { at, limit }: Claim,
): Promise<{ reference: string; subjectCode: string }[]> {
  const { rows } = await sql<{ id: string; subject_code: string }>`
    with due as (
      select id, transacted_at from payments.attempt where bill_ask_at <= ${at}
       order by bill_ask_at limit ${limit} for update skip locked
    )
    update payments.attempt as attempt
       set bill_ask_at = case when due.transacted_at < ${new Date(at.getTime() - lastBillMs)} then null
                              else ${at}::timestamptz + greatest((${at}::timestamptz - due.transacted_at) / 2,
                                                                 ${shortestWaitMs} * interval '1 millisecond') end
      from due, payments.charge where attempt.id = due.id and charge.id = attempt.charge_id
    returning attempt.id, charge.subject_code`.execute(db);
  return rows.map((row) => ({ reference: row.id, subjectCode: row.subject_code }));
}

export async function keepBill(
  db: Db,
  { id, sha256, sizeBytes }: { id: string; sha256: string; sizeBytes: number },
): Promise<void> {
  await db
    .updateTable('payments.attempt')
    .set({ bill_sha256: sha256, bill_bytes: sizeBytes, bill_ask_at: null })
    .where('id', '=', id)
    .execute();
}

/** Attempts the platform settled on a day of Vietnam, as they stand here. */
export async function listPaidOn(db: Db, on: string) {
  const from = new Date(`${on}T00:00:00+07:00`);
  const rows = await db
    .selectFrom('payments.attempt as attempt')
    .innerJoin('payments.charge as charge', 'charge.id', 'attempt.charge_id')
    .select(['attempt.id', 'attempt.transaction_id', 'charge.amount_vnd', 'charge.subject_code'])
    .where('attempt.state', '=', 'paid')
    .where('attempt.transacted_at', '>=', from)
    .where('attempt.transacted_at', '<', new Date(from.getTime() + dayMs))
    .execute();
  return rows.map((row) => ({
    reference: row.id,
    amountVnd: row.amount_vnd,
    transactionId: row.transaction_id ?? '',
    subjectCode: row.subject_code,
  }));
}
