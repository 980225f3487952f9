import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { PaymentMethod } from './payments.contract.ts';
import { refuse } from './payments.errors.ts';
import { findChargeForUpdate, markPaid, nextReceiptNumber, type Charge } from './payments.queries.ts';

/**
 * Thu phí: marks a charge paid and numbers its receipt, in the caller's transaction. Collecting twice gives the first receipt.
 * Refuses a charge that does not exist.
 */
export async function collectCharge(
  tx: Tx,
  {
    chargeId,
    at,
    method,
    collectedBy,
    transactionId = null,
  }: {
    chargeId: string;
    at: Date;
    method: PaymentMethod;
    collectedBy: string | null;
    transactionId?: string | null;
  },
): Promise<{ charge: Charge; receiptNumber: number; first: boolean }> {
  const charge = await findChargeForUpdate(tx, chargeId);
  if (!charge) throw refuse('payment.not_found');
  if (charge.receiptNumber !== null) return { charge, receiptNumber: charge.receiptNumber, first: false };
  const on = vietnamDay(at);
  const receiptNumber = await nextReceiptNumber(tx, charge.unitId, Number(on.slice(0, 4)));
  await markPaid(tx, chargeId, { at, on, method, receiptNumber, collectedBy, transactionId });
  return { charge, receiptNumber, first: true };
}
