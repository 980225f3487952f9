import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import { collectCharge } from './collect-charge.ts';
import { isResultGenuine } from './gateway-message.ts';
import type { PaymentResultMessage } from './payments.contract.ts';
import { refuse } from './payments.errors.ts';
import { findChargeForUpdate } from './payments.queries.ts';

export const paymentEvents = {
  /** A charge was paid online. */
  paid: { name: 'payment.paid' },
} as const;

/** The platform's code for "paid". */
const paidCode = '00';

/**
 * Xác nhận thanh toán: the payment platform's result message. Only this message changes anything, never the browser's return.
 * Refuses a forged message or another amount; a repeat changes nothing.
 */
export async function confirmPayment(
  { db, now, secret }: { db: Db; now: Clock; secret: string },
  message: PaymentResultMessage,
): Promise<void> {
  if (!isResultGenuine(message, secret)) throw refuse('payment.wrong_signature');
  if (message.MaLoi !== paidCode) return;
  await inTransaction(db, async (tx) => {
    const charge = await findChargeForUpdate(tx, message.MaThamChieu);
    if (!charge) throw refuse('payment.not_found');
    if (charge.amountVnd !== Number(message.SoTien)) throw refuse('payment.wrong_amount');
    const { receiptNumber, first } = await collectCharge(tx, {
      chargeId: charge.id,
      at: now(),
      method: 'online',
      collectedBy: null,
      transactionId: message.MaGiaoDich,
    });
    if (!first) return;
    publish(tx, paymentEvents.paid, {
      chargeId: charge.id,
      subjectKind: charge.subject.kind,
      subjectId: charge.subject.id,
      amountVnd: charge.amountVnd,
      receiptNumber,
    });
  });
}
