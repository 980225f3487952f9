import { z } from 'zod';
import { dayMs } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';

const State = z.enum(['khoi-tao', 'thanh-cong', 'that-bai']);
export type StandInPayment = {
  reference: string;
  token: string;
  amountVnd: number;
  what: string;
  receipt: unknown;
  returnUrl: string;
  state: z.infer<typeof State>;
  transactionId: string;
  settledAt: Date | null;
};

type Row = {
  reference: string;
  token: string;
  amount_vnd: number;
  what: string;
  receipt: unknown;
  return_url: string;
  state: string;
  transaction_id: string;
  settled_at: Date | null;
};

const toPayment = (row: Row): StandInPayment => ({
  reference: row.reference,
  token: row.token,
  amountVnd: row.amount_vnd,
  what: row.what,
  receipt: row.receipt,
  returnUrl: row.return_url,
  state: State.parse(row.state),
  transactionId: row.transaction_id,
  settledAt: row.settled_at,
});

type Begun = Omit<StandInPayment, 'state' | 'settledAt'> & { at: Date };

/** A reference begun before is that transaction, as it stands. */
export async function beginOnce(db: Db, { at, ...payment }: Begun): Promise<StandInPayment> {
  await db
    .insertInto('payment_platform_stand_in.payment')
    .values({
      reference: payment.reference,
      token: payment.token,
      amount_vnd: payment.amountVnd,
      what: payment.what,
      receipt: JSON.stringify(payment.receipt),
      return_url: payment.returnUrl,
      state: 'khoi-tao',
      transaction_id: payment.transactionId,
      begun_at: at,
    })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .execute();
  const kept = await findBy(db, 'reference', payment.reference);
  if (!kept) throw new Error('A payment that was just begun is not there');
  return kept;
}

export async function findBy(
  db: Db,
  column: 'reference' | 'token',
  value: string,
): Promise<StandInPayment | undefined> {
  const row = await db
    .selectFrom('payment_platform_stand_in.payment')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst();
  return row && toPayment(row);
}

/** What has its outcome keeps it, but for a failure that succeeds after all. */
export async function settle(
  db: Db,
  { token, state, at }: { token: string; state: 'thanh-cong' | 'that-bai'; at: Date },
): Promise<void> {
  await db
    .updateTable('payment_platform_stand_in.payment')
    .set({ state, settled_at: at })
    .where('token', '=', token)
    .where('state', 'in', state === 'thanh-cong' ? ['khoi-tao', 'that-bai'] : ['khoi-tao'])
    .execute();
}

export async function listPaidOn(db: Db, on: string): Promise<StandInPayment[]> {
  const from = new Date(`${on}T00:00:00+07:00`);
  const rows = await db
    .selectFrom('payment_platform_stand_in.payment')
    .selectAll()
    .where('state', '=', 'thanh-cong')
    .where('settled_at', '>=', from)
    .where('settled_at', '<', new Date(from.getTime() + dayMs))
    .execute();
  return rows.map(toPayment);
}
