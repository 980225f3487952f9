import { randomUUID } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { openAttempt } from './attempts.queries.ts';
import { confirmPayment } from './confirm-payment.ts';
import type { BeginAnswer, BegunPayment, PaymentPlatform } from './payment-platform.ts';
import { refuse } from './payments.errors.ts';
import { findChargeForUpdate } from './payments.queries.ts';

type Wanted = Pick<BegunPayment, 'what' | 'receipt' | 'returnUrl'> & { chargeId: string };

/**
 * Bắt đầu thanh toán trực tuyến: tells the platform and answers the address of its page, to which the person is sent. Begun again before
 * there is an outcome it is the same transaction; after a failure a new one. Refuses, with nothing lost, when the charge is paid, the
 * platform gives no answer, or the address is not one of its own.
 */
export async function beginPayment(
  deps: { db: Db; now: Clock; paymentPlatform: PaymentPlatform | undefined },
  { chargeId, ...wanted }: Wanted,
): Promise<string> {
  const { db, now, paymentPlatform: platform } = deps;
  if (!platform) throw refuse('payment.not_connected');
  const begin = async () => {
    const attempt = await inTransaction(db, async (tx) => {
      const charge = await findChargeForUpdate(tx, chargeId);
      if (!charge) throw refuse('payment.not_found');
      if (charge.paidAt) throw refuse('payment.already_paid');
      const reference = await openAttempt(tx, { newId: randomUUID(), chargeId, at: now() });
      return { reference, amountVnd: charge.amountVnd };
    });
    return { ...attempt, answer: await platform.begin({ ...attempt, ...wanted }) };
  };
  const { reference, answer } = await begin();
  if (answer.kind !== 'settled') return pageOf(answer);
  // Its message was lost: what became of it is recorded first, then a new attempt has a reference of its own.
  const message = await platform.ask(reference);
  if (message?.MaThamChieu !== reference) throw refuse('payment.platform_silent');
  await confirmPayment({ ...deps, paymentPlatform: platform }, message);
  return pageOf((await begin()).answer);
}

function pageOf(answer: BeginAnswer): string {
  switch (answer.kind) {
    case 'page':
      return answer.url;
    case 'foreign_page':
      throw refuse('payment.foreign_page');
    case 'refused':
      throw refuse('payment.platform_refused', { message: answer.message });
    case 'settled':
    case 'unavailable':
      throw refuse('payment.platform_silent');
  }
}
