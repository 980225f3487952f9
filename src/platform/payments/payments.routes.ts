import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { confirmPayment } from './confirm-payment.ts';
import { PaymentResultMessage } from './payments.contract.ts';

/** The payment platform calls back here; its message is signed, so no session is asked. */
export function paymentRoutes(app: App, deps: { db: Db; now: Clock; secret: string }): void {
  app.post('/api/payments/results', { schema: { body: PaymentResultMessage } }, async (request) => {
    await confirmPayment(deps, request.body);
    return { MaLoi: '00', MoTa: 'Đã ghi nhận' };
  });
}
