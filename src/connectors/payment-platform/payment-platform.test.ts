import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { testDatabase } from '#testing/test-database.ts';
import { isMessageGenuine, platformTime } from './index.ts';

const { db } = await testDatabase();
const now = () => new Date('2026-11-28T18:00:00Z');
const platform = await buildPaymentPlatform(db, now);
const { paymentPlatform, decide } = platform;
afterAll(platform.close);

const wanted = (reference = randomUUID(), amountVnd = 21_000) => ({
  ...{ reference, amountVnd, what: 'THANH TOAN HO SO <b>H62</b>', returnUrl: 'http://127.0.0.1:3000/ho-so/H62' },
  receipt: {
    ...{ subjectCode: 'H62', procedure: null, unit: { code: 'H62.1', name: 'Sở' }, items: [] },
    payer: { name: 'Lan', personalId: '' },
  },
});
async function pageOf(payment: ReturnType<typeof wanted>): Promise<string> {
  const answer = await paymentPlatform.begin(payment);
  if (answer.kind !== 'page') throw new Error(answer.kind);
  return answer.url;
}

describe('the message that begins a payment', () => {
  it('has the code of its fields in their order: a changed amount is noticed', () => {
    const fields = ['1', '1.0.6', 'MOTCUA', 'r', '21000', '1', '1', '1', 'vi', 'VND', '', 'x', '20261128100000', ''];
    const names = [
      ...(['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan'] as const),
      ...(['MaKenhThanhToan', 'MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich'] as const),
      ...(['ThoiGianGD', 'Ip'] as const),
    ];
    const message = Object.fromEntries(names.map((name, place) => [name, fields[place]]));
    // SHA-256 of `1|1.0.6|MOTCUA|r|21000|1|1|1|vi|VND||x|20261128100000||bi-mat`, worked out by another program.
    const MaXacThuc = '6a73d357b38658b2ca7fde4cf59a7e2dac7a778a5fe239ff31aa891d732d0123';
    expect(isMessageGenuine('begin', { ...message, MaXacThuc }, 'bi-mat')).toBe(true);
    expect(isMessageGenuine('begin', { ...message, SoTien: '1', MaXacThuc }, 'bi-mat')).toBe(false);
    for (const bad of ['', 'a', '0'.repeat(64), 'ế'.repeat(64), 7])
      expect(isMessageGenuine('begin', { ...message, MaXacThuc: bad }, 'bi-mat')).toBe(false);
  });

  it('is refused with another amount under a reference in use, and without an amount', async () => {
    const payment = wanted();
    await pageOf(payment);
    expect(await paymentPlatform.begin({ ...payment, amountVnd: 1 })).toMatchObject({ kind: 'refused' });
    expect(await paymentPlatform.begin(wanted(randomUUID(), 0))).toMatchObject({ kind: 'refused' });
  });
});

it('says the time in Vietnam', () => expect(platformTime(now())).toBe('20261129010000'));

describe('the payment page', () => {
  it('shows what is paid as plain text, and sends back to where the payment began', async () => {
    const page = await pageOf(wanted());
    const text = await (await fetch(page)).text();
    expect(text).toContain('21.000 đồng');
    expect(text).not.toContain('<b>');
    expect(await decide(page, 'paid_untold')).toBe('http://127.0.0.1:3000/ho-so/H62');
  });

  it('keeps the outcome it has', async () => {
    const payment = wanted();
    const page = await pageOf(payment);
    await decide(page, 'paid_untold');
    await decide(page, 'failed');
    expect(await paymentPlatform.ask(payment.reference)).toMatchObject({ MaLoi: '00' });
    expect(await paymentPlatform.begin(payment)).toEqual({ kind: 'settled' });
  });

  it('is not there under a made-up address', async () => {
    expect((await fetch(`${platform.settings.url}/trang/abc`)).status).toBe(404);
    expect(await decide(`${platform.settings.url}/trang/abc`, 'paid')).toBeNull();
  });
});

describe('asked', () => {
  it('says what it could not tell, signed, and nothing of what has no outcome or is not known', async () => {
    const [paid, failed, open] = [wanted(), wanted(), wanted()];
    await decide(await pageOf(paid), 'paid');
    await decide(await pageOf(failed), 'failed');
    await pageOf(open);
    const message = await paymentPlatform.ask(paid.reference);
    expect(message).toMatchObject({ MaThamChieu: paid.reference, MaLoi: '00', SoTien: '21000' });
    expect(message && paymentPlatform.isGenuine(message)).toBe(true);
    expect(await paymentPlatform.ask(failed.reference)).toMatchObject({ MaLoi: '99' });
    expect(await paymentPlatform.ask(open.reference)).toBeUndefined();
    expect(await paymentPlatform.ask(randomUUID())).toBeUndefined();
  });

  it('by somebody without the secret, says nothing', async () => {
    const paid = wanted();
    await decide(await pageOf(paid), 'paid_untold');
    const stranger = platform.connect({ secret: 'khác' });
    expect(await stranger.ask(paid.reference)).toBeUndefined();
    expect(await stranger.findBill({ reference: paid.reference, subjectCode: 'H62-1' })).toMatchObject({
      kind: 'unavailable',
    });
    expect(await stranger.listPaid('2026-11-29')).toMatchObject({ kind: 'unavailable' });
    const message = await paymentPlatform.ask(paid.reference);
    expect(message && stranger.isGenuine(message)).toBe(false);
  });

  it('for a receipt, has one of what was paid alone', async () => {
    const [paid, open] = [wanted(), wanted()];
    await decide(await pageOf(paid), 'paid_untold');
    await pageOf(open);
    expect(await paymentPlatform.findBill({ reference: paid.reference, subjectCode: 'H62-1' })).toMatchObject({
      kind: 'bill',
    });
    expect(await paymentPlatform.findBill({ reference: open.reference, subjectCode: 'H62-1' })).toEqual({
      kind: 'none',
    });
  });

  it('for a day, lists what was paid on that day of Vietnam', async () => {
    const paid = wanted();
    await decide(await pageOf(paid), 'paid_untold');
    const references = async (on: string) => {
      const listed = await paymentPlatform.listPaid(on);
      return listed.kind === 'listed' ? listed.transactions.map(({ reference }) => reference) : [];
    };
    expect(await references('2026-11-29')).toContain(paid.reference);
    expect(await references('2026-11-28')).toEqual([]);
  });
});
