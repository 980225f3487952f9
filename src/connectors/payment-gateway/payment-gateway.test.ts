import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paymentPageOf } from '#platform/payments/index.ts';
import { buildHttp } from '#testing/build.ts';
import { createAskPlatform, paymentSimulatorRoutes } from './index.ts';

const secret = 'bí mật thử';
const now = () => new Date('2026-11-28T03:00:00Z');
const app = await buildHttp({ vi: {}, en: {} });
// Nobody listens there: what the platform tells does not arrive.
paymentSimulatorRoutes(app, { secret, resultUrl: () => 'http://127.0.0.1:9/api/payments/results', now });
let url = '';
beforeAll(async () => {
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/mo-phong/thanh-toan/truy-van`;
});
afterAll(() => app.close());

async function pay(outcome: string): Promise<string> {
  const charge = { id: randomUUID(), amountVnd: 21_000 };
  const page = paymentPageOf(
    { paymentPage: '/mo-phong/thanh-toan', paymentSecret: secret, now },
    { charge, what: 'Thử', returnUrl: '/ho-so' },
  );
  expect((await app.inject({ method: 'POST', url: page, payload: { outcome } })).statusCode).toBe(303);
  return charge.id;
}

it('says when asked what it could not tell, signed, and nothing of what it does not know', async () => {
  const ask = createAskPlatform({ url, secret, now });
  const [paid, failed] = [await pay('paid'), await pay('failed')];
  expect(await ask(paid)).toMatchObject({ MaThamChieu: paid, MaLoi: '00', SoTien: '21000' });
  expect(await ask(failed)).toMatchObject({ MaThamChieu: failed, MaLoi: '99' });
  expect(await ask(randomUUID())).toBeUndefined();
});

it('is no answer when the question is not signed by a partner, or nobody is there', async () => {
  const paid = await pay('paid_untold');
  expect(await createAskPlatform({ url, secret: 'khác', now })(paid)).toBeUndefined();
  expect(await createAskPlatform({ url: 'http://127.0.0.1:9/', secret, now })(paid)).toBeUndefined();
});
