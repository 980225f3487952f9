import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { behave, type Behaviour } from '../simulator-kit/index.ts';
import { isMessageGenuine, messageKinds, platformTime, signMessage } from './messages.ts';
import type { PaymentBook } from './payment-book.ts';
import type { StandInPayment } from './payment-book.queries.ts';
import { noPaymentPage, outcomes, paymentPage } from './payment-page.ts';
import { simulatedBill } from './simulated-bill.ts';

type Simulating = {
  book: PaymentBook;
  behaviour: () => Behaviour;
  partner: string;
  secret: string;
  /** Where the simulator itself is reached, with its prefix; known once it listens. */
  address: () => string;
  /** Where the partner wants to be told of results, as it registered. */
  resultUrl: () => string;
  now: () => Date;
};

const Begin = z.object({
  MaThamChieu: z.string().min(1).max(100),
  SoTien: z.string().regex(/^[1-9]\d{0,14}$/),
  MaTienTe: z.literal('VND'),
  ThongTinGiaoDich: z.string().max(500),
  UrlTraVe: z.url({ protocol: /^https?$/ }).max(2000),
  ThongTinBienLai: z.looseObject({ MaHoSo: z.string(), TKThuHuong: z.string().min(1), HoTenNguoiNop: z.string() }),
});
const Asked = z.object({ MaThamChieu: z.string().min(1).max(100) });
const AskedDay = z.object({ NgayGiaoDich: z.string().regex(/^\d{8}$/) });
const Decision = z.object({ outcome: z.enum(outcomes) });
const ByToken = z.object({ token: z.string().max(100) });

const wrong = (MaLoi: string, MoTa: string) => ({ MaLoi, MoTa });
const tellLimitMs = 5000;
const html = 'text/html; charset=utf-8';

/**
 * Mô phỏng nền tảng thanh toán quốc gia: a transaction a reference, a page where a tester chooses the outcome, a signed result message
 * (which can be lost), the same answer when asked, a receipt, the list of a day. It moves no money.
 */
export async function paymentPlatformSimulator(app: FastifyInstance, simulating: Simulating): Promise<void> {
  const { book, behaviour, partner, secret, address, resultUrl, now } = simulating;
  await app.register(formbody);
  behave(app, behaviour);

  const isGenuine = (kind: 'begin' | 'query' | 'list', body: unknown): boolean => {
    const message = z.record(z.string(), z.unknown()).safeParse(body);
    return message.success && message.data['MaDoiTac'] === partner && isMessageGenuine(kind, message.data, secret);
  };
  const notGenuine = wrong('97', 'Sai mã xác thực');

  app.post('/khoi-tao', async ({ body }) => {
    if (!isGenuine('begin', body)) return notGenuine;
    const parsed = Begin.safeParse(body);
    if (!parsed.success) return wrong('03', `Dữ liệu không đúng: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    const { MaThamChieu: reference, SoTien, ThongTinGiaoDich: what, UrlTraVe, ThongTinBienLai } = parsed.data;
    const amountVnd = Number(SoTien);
    const payment = await book.begin({ reference, amountVnd, what, receipt: ThongTinBienLai, returnUrl: UrlTraVe });
    if (payment.amountVnd !== amountVnd) return wrong('04', 'Mã tham chiếu đã dùng cho số tiền khác');
    if (payment.state !== 'khoi-tao') return { ...wrong('02', 'Giao dịch đã kết thúc'), TrangThai: payment.state };
    const { mode, trick } = behaviour();
    const home = mode === 'hostile' && trick === 'another-site' ? 'https://thanh-toan-gia.example' : address();
    return { ...wrong('00', 'Thành công'), UrlThanhToan: `${home}/trang/${payment.token}` };
  });

  app.post('/truy-van', async ({ body }, reply) => {
    if (!isGenuine('query', body)) return reply.status(400).send(notGenuine);
    const payment = await book.find(Asked.parse(body).MaThamChieu);
    if (!payment) return reply.status(404).send(wrong('01', 'Không có giao dịch'));
    if (payment.state === 'khoi-tao') return { ...wrong('05', 'Giao dịch chưa kết thúc'), TrangThai: payment.state };
    return resultOf(payment);
  });

  app.post('/bien-lai', async ({ body }, reply) => {
    if (!isGenuine('query', body)) return reply.status(400).send(notGenuine);
    const payment = await book.find(Asked.parse(body).MaThamChieu);
    if (payment?.state !== 'thanh-cong') return reply.status(404).send(wrong('01', 'Không có biên lai'));
    const pdf = await simulatedBill(payment);
    return {
      ...wrong('00', 'Thành công'),
      MaThamChieu: payment.reference,
      BienLai: Buffer.from(pdf).toString('base64'),
    };
  });

  app.post('/doi-soat', async ({ body }, reply) => {
    if (!isGenuine('list', body)) return reply.status(400).send(notGenuine);
    const day = AskedDay.parse(body).NgayGiaoDich.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3');
    const GiaoDich = (await book.listPaid(day)).map(({ reference, amountVnd, transactionId }) => ({
      MaThamChieu: reference,
      SoTien: String(amountVnd),
      MaGiaoDich: transactionId,
    }));
    return { ...wrong('00', 'Thành công'), GiaoDich };
  });

  app.get('/trang/:token', async ({ params }, reply) => {
    const payment = await book.findByToken(ByToken.parse(params).token);
    reply.type(html).header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    return payment ? reply.send(paymentPage(payment)) : reply.status(404).send(noPaymentPage);
  });

  app.post('/trang/:token', async ({ params, body }, reply) => {
    const { token } = ByToken.parse(params);
    const decision = Decision.safeParse(body);
    if (decision.success) await book.settle(token, decision.data.outcome === 'failed' ? 'that-bai' : 'thanh-cong');
    const payment = await book.findByToken(token);
    if (!payment) return reply.status(404).type(html).send(noPaymentPage);
    if (!decision.success) return reply.status(400).type(html).send(paymentPage(payment));
    if (decision.data.outcome !== 'paid_untold') await tell(resultUrl(), resultOf(payment));
    return reply.redirect(payment.returnUrl, 303);
  });

  const resultOf = (payment: StandInPayment) =>
    signMessage(
      'result',
      {
        LoaiBanTin: messageKinds.result,
        MaLoi: payment.state === 'thanh-cong' ? '00' : '99',
        MaDoiTac: partner,
        MaThamChieu: payment.reference,
        SoTien: String(payment.amountVnd),
        MaTienTe: 'VND',
        MaGiaoDich: payment.transactionId,
        MaNganHang: 'MOPHONG',
        ThoiGianGD: platformTime(payment.settledAt ?? now()),
        ThongTinGiaoDich: payment.what,
      },
      secret,
    );
}

/** What cannot be told now is asked for later. */
async function tell(url: string, result: unknown): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(result),
    signal: AbortSignal.timeout(tellLimitMs),
  }).catch(() => undefined);
}
