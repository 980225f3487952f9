import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { App } from '#infrastructure/http/app.ts';
import { safePath } from '#infrastructure/http/safe-path.ts';
import { isQueryGenuine, isStartGenuine, signResult, type PaymentResultMessage } from '#platform/payments/index.ts';

export type GatewaySettings = { secret: string; resultUrl: () => string; now: Clock };

const notGenuine = 'Liên kết thanh toán không hợp lệ.';
const StartQuery = z.record(z.string(), z.string());
const Decision = z.object({ outcome: z.enum(['paid', 'paid_untold', 'failed']) });

/**
 * Trang thanh toán mô phỏng: stands in for the national payment platform. It shows what is to be paid, lets the tester choose the
 * outcome, tells the system through the signed result message (or loses it), and sends the browser back. Asked later, it answers the same.
 * It moves no money.
 */
export function paymentSimulatorRoutes(app: App, { secret, resultUrl, now }: GatewaySettings): void {
  const results = new Map<string, PaymentResultMessage>();

  app.post('/mo-phong/thanh-toan/truy-van', { schema: { body: StartQuery } }, async (request, reply) => {
    const question = request.body;
    if (!isQueryGenuine(question, secret)) return reply.status(400).send({ MaLoi: '97', MoTa: 'Sai mã xác thực' });
    const result = results.get(question['MaThamChieu'] ?? '');
    return result ?? reply.status(404).send({ MaLoi: '01', MoTa: 'Không có giao dịch' });
  });

  app.get('/mo-phong/thanh-toan', { schema: { querystring: StartQuery } }, async (request, reply) => {
    const message = request.query;
    if (!isStartGenuine(message, secret)) return reply.status(400).type('text/plain; charset=utf-8').send(notGenuine);
    return reply.type('text/html; charset=utf-8').send(page(message));
  });

  // The decision is posted to the page's own signed address: only a payment that was really begun can be decided.
  app.post('/mo-phong/thanh-toan', { schema: { querystring: StartQuery, body: Decision } }, async (request, reply) => {
    const message = request.query;
    if (!isStartGenuine(message, secret)) return reply.status(400).type('text/plain; charset=utf-8').send(notGenuine);
    const { outcome } = request.body;
    const result = signResult(
      {
        LoaiBanTin: '2',
        MaLoi: outcome === 'failed' ? '99' : '00',
        MaDoiTac: 'MOTCUA',
        MaThamChieu: message['MaThamChieu'] ?? '',
        SoTien: message['SoTien'] ?? '',
        MaTienTe: 'VND',
        MaGiaoDich: `MP${randomUUID()}`,
        MaNganHang: 'MOPHONG',
        ThoiGianGD: now().toISOString().replace(/\D/g, '').slice(0, 14),
        ThongTinGiaoDich: 'Thanh toán mô phỏng',
      },
      secret,
    );
    results.set(result.MaThamChieu, result);
    if (outcome !== 'paid_untold') await tell(resultUrl(), result);
    return reply.redirect(safePath(message['UrlTraVe'] ?? '') ?? '/', 303);
  });
}

/** What cannot be told now is asked for later. */
async function tell(url: string, result: PaymentResultMessage): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(result),
  }).catch(() => undefined);
}

function page(message: Readonly<Record<string, string>>): string {
  const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const amount = Number(message['SoTien'] ?? 0).toLocaleString('vi-VN');
  const button = (outcome: string, label: string) =>
    `<button name="outcome" value="${outcome}" style="font:inherit;min-height:44px;padding:0 20px;margin:0 8px 8px 0">${label}</button>`;
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Thanh toán mô phỏng</title>
<main style="font:17px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 16px">
<h1 style="font-size:1.5rem">Thanh toán mô phỏng</h1>
<p>Trang này đứng thay nền tảng thanh toán quốc gia để dùng thử; không có khoản tiền nào được chuyển.</p>
<p>${escape(message['ThongTinGiaoDich'] ?? '')}</p>
<p>Số tiền: <strong>${amount} đồng</strong></p>
<form method="post">
${button('paid', 'Thanh toán')}${button('failed', 'Thanh toán không thành công')}${button('paid_untold', 'Thanh toán, thông báo bị thất lạc')}</form></main></html>`;
}
