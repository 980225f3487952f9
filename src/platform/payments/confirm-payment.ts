import type { Clock } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import { findAttempt, markAttemptFailed, markAttemptPaid } from './attempts.queries.ts';
import { collectCharge } from './collect-charge.ts';
import type { PaymentPlatform } from './payment-platform.ts';
import type { PaymentResultMessage } from './payments.contract.ts';
import { refuse } from './payments.errors.ts';
import { findChargeForUpdate, type Charge } from './payments.queries.ts';

export const paymentEvents = {
  /** A charge was paid online. */
  paid: { name: 'payment.paid' },
  /** A charge that had been paid was paid online once more: that money goes back. */
  paidTwice: { name: 'payment.paid_twice' },
} as const;

/** The platform's code for "paid". */
const paidCode = '00';

/**
 * Xác nhận thanh toán: the payment platform's result message. Only this message changes anything, never the browser's return.
 * Refuses a forged message, an unknown reference or another amount; a repeat changes nothing. A success is honoured however late; when
 * the charge has been paid otherwise meanwhile, the money of this one is to be given back.
 */
export async function confirmPayment(
  { db, now, paymentPlatform }: { db: Db; now: Clock; paymentPlatform: Pick<PaymentPlatform, 'isGenuine'> },
  message: PaymentResultMessage,
): Promise<void> {
  if (!paymentPlatform.isGenuine(message)) throw refuse('payment.wrong_signature');
  await inTransaction(db, async (tx) => {
    const known = await findAttempt(tx, message.MaThamChieu);
    const charge = known && (await findChargeForUpdate(tx, known.chargeId));
    if (!charge) throw refuse('payment.not_found');
    if (charge.amountVnd !== Number(message.SoTien)) throw refuse('payment.wrong_amount');
    // Read again: whoever else had the charge may have settled it while this one waited.
    const attempt = await findAttempt(tx, known.id);
    if (attempt?.state === 'paid') return;
    if (message.MaLoi === paidCode) await succeed(tx, { charge, message, at: now() });
    else await markAttemptFailed(tx, known.id);
  });
}

type Success = { charge: Charge; message: PaymentResultMessage; at: Date };

async function succeed(tx: Tx, { charge, message, at }: Success): Promise<void> {
  const { MaThamChieu: id, MaGiaoDich: transactionId } = message;
  const { receiptNumber, first } = await collectCharge(tx, {
    chargeId: charge.id,
    at,
    method: 'online',
    collectedBy: null,
    transactionId,
  });
  const transactedAt = momentOf(message.ThoiGianGD) ?? at;
  await markAttemptPaid(tx, { id, transactionId, transactedAt, refundDue: !first, at });
  const { id: chargeId, subject, amountVnd } = charge;
  const of = { chargeId, subjectKind: subject.kind, subjectId: subject.id, amountVnd };
  if (first) publish(tx, paymentEvents.paid, { ...of, receiptNumber });
  else publish(tx, paymentEvents.paidTwice, { ...of, reference: id, paidAt: transactedAt.toISOString() });
}

/** `yyyyMMddHHmmss` of Vietnam; undefined when there is no such moment. */
function momentOf(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
