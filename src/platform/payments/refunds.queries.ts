import type { Db } from '#infrastructure/database/connect.ts';
import type { Refund } from './payments.contract.ts';

/** What was paid a second time and has not been given back, of one unit. */
export async function listRefunds(db: Db, unitId: string): Promise<Refund[]> {
  const rows = await db
    .selectFrom('payments.attempt as attempt')
    .innerJoin('payments.charge as charge', 'charge.id', 'attempt.charge_id')
    .select(['attempt.id', 'attempt.transaction_id', 'attempt.transacted_at'])
    .select(['charge.amount_vnd', 'charge.subject_code', 'charge.payer_name'])
    .where('attempt.refund_due', '=', true)
    .where('attempt.refunded_at', 'is', null)
    .where('charge.unit_id', '=', unitId)
    .orderBy('attempt.transacted_at')
    .execute();
  return rows.map((row) => ({
    reference: row.id,
    transactionId: row.transaction_id ?? '',
    subjectCode: row.subject_code,
    payerName: row.payer_name,
    amountVnd: row.amount_vnd,
    paidAt: (row.transacted_at ?? new Date(0)).toISOString(),
  }));
}

type GivenBack = { reference: string; unitId: string; by: string; note: string; at: Date };

/** Answers whether there was such a payment of that unit, given back now or before; the first note stays. */
export async function markRefunded(db: Db, { reference, unitId, by, note, at }: GivenBack): Promise<boolean> {
  const ofUnit = db.selectFrom('payments.charge').select('id').where('unit_id', '=', unitId);
  const changed = await db
    .updateTable('payments.attempt')
    .set((set) => ({
      refunded_at: set.fn.coalesce('refunded_at', set.val(at)),
      refunded_by: set.fn.coalesce('refunded_by', set.val(by)),
      refund_note: set.fn.coalesce('refund_note', set.val(note)),
    }))
    .where('id', '=', reference)
    .where('refund_due', '=', true)
    .where('charge_id', 'in', ofUnit)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
