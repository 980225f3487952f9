import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { confirmPayment } from './confirm-payment.ts';
import type { PaymentPlatform } from './payment-platform.ts';
import { PaymentResultMessage } from './payments.contract.ts';
import { refuse } from './payments.errors.ts';

/** The payment platform calls back here; its message is signed, so no session is asked. */
export function paymentRoutes(
  app: App,
  { paymentPlatform, ...deps }: { db: Db; now: Clock; paymentPlatform: PaymentPlatform | undefined },
): void {
  app.post('/api/payments/results', { schema: { body: PaymentResultMessage } }, async (request) => {
    if (!paymentPlatform) throw refuse('payment.not_found');
    await confirmPayment({ ...deps, paymentPlatform }, request.body);
    return { MaLoi: '00', MoTa: 'Đã ghi nhận' };
  });
}
