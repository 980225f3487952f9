import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from './payments.errors.ts';
import { findChargeOf, insertCharge, type Charge } from './payments.queries.ts';

/**
 * Yêu cầu thu: a charge of a subject of whoever asks, made once; asked again for the same money it is the first one, as it stands now.
 * Refuses `payment.other_charge` when the subject was to pay something else before.
 */
export async function requestCharge(
  { db, now }: { db: Db; now: Clock },
  wanted: Omit<Charge, 'paidAt' | 'method' | 'receiptNumber'>,
): Promise<Charge> {
  await inTransaction(db, async (tx) => insertCharge(tx, wanted, now()));
  const charge = await findChargeOf(db, wanted.subject);
  if (!charge) throw new Error('A charge that was just written is not there');
  const isSame =
    charge.amountVnd === wanted.amountVnd &&
    charge.unitId === wanted.unitId &&
    JSON.stringify(charge.items) === JSON.stringify(wanted.items);
  if (!isSame) throw refuse('payment.other_charge');
  return charge;
}
