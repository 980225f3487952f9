import { randomUUID } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { describe, expect, it } from 'vitest';
import { buildHttp } from '#testing/build.ts';
import { testDatabase } from '#testing/test-database.ts';
import { askForPayments } from './ask-platform.ts';
import { collectCharge } from './collect-charge.ts';
import { isStartGenuine, paymentPageUrl, signResult } from './gateway-message.ts';
import { findChargeOf, insertCharge, listTakings, markBegun } from './payments.queries.ts';
import { paymentRoutes } from './payments.routes.ts';
import { paymentsEn } from './payments.en.ts';
import { paymentsVi } from './payments.vi.ts';

const { db } = await testDatabase();
const at = new Date('2026-11-23T02:00:00Z');
const secret = 'bí mật thử';
const app = await buildHttp({ vi: paymentsVi, en: paymentsEn });
paymentRoutes(app, { db, now: () => at, secret });

async function charge(unitId: string = randomUUID(), amountVnd = 21_000) {
  const [id, subject] = [randomUUID(), { kind: 'dossier', id: randomUUID() }];
  const items = [{ id: 'fee', kind: 'fee' as const, name: 'Phí', amountVnd, article: 'TT 226/2016 Đ4' }];
  const row = { id, subject, subjectCode: 'H62-1', payerName: 'Trần Thị Dân', unitId, items, amountVnd };
  await inTransaction(db, (tx) => insertCharge(tx, row, at));
  return { id, subject, unitId };
}

function message(reference: string, changes: Partial<Parameters<typeof signResult>[0]> = {}) {
  const plain = {
    ...{ LoaiBanTin: '2', MaLoi: '00', MaDoiTac: 'MOTCUA', MaThamChieu: reference, SoTien: '21000', MaTienTe: 'VND' },
    ...{ MaGiaoDich: 'G1', MaNganHang: 'NH', ThoiGianGD: '20261123090000', ThongTinGiaoDich: 'Thử' },
    ...changes,
  };
  return signResult(plain, secret);
}

const post = (payload: object) => app.inject({ method: 'POST', url: '/api/payments/results', payload });

describe('the platform’s result message', () => {
  it('makes the charge paid once, with a receipt and one event, however often it comes', async () => {
    const { id, subject } = await charge();
    const paid = message(id);
    const answers = await Promise.all([post(paid), post(paid), post(paid)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await findChargeOf(db, subject)).toMatchObject({ method: 'online', receiptNumber: 1 });
    const events = await db
      .selectFrom('infrastructure.outbox')
      .select('payload')
      .where('event', '=', 'payment.paid')
      .execute();
    expect(events).toMatchObject([{ payload: { chargeId: id, amountVnd: 21_000 } }]);
  });

  it('that is forged, of another amount, of an unknown charge or of a failure changes nothing', async () => {
    const { id, subject } = await charge();
    const forged = { ...message(id), SoTien: '1' };
    expect((await post(forged)).json()).toMatchObject({ code: 'payment.wrong_signature' });
    expect((await post(message(id, { SoTien: '1' }))).json()).toMatchObject({ code: 'payment.wrong_amount' });
    const english = await app.inject({ method: 'POST', url: '/api/payments/results?lang=en', payload: forged });
    expect(english.json()).toMatchObject({ message: paymentsEn['payment.wrong_signature'] });
    expect((await post(message(randomUUID()))).statusCode).toBe(404);
    expect((await post(message(id, { MaLoi: '99' }))).statusCode).toBe(200);
    expect(await findChargeOf(db, subject)).toMatchObject({ paidAt: null, receiptNumber: null });
  });
});

describe('a message that did not come', () => {
  const ask = async (minutes: number, answer: (chargeId: string) => ReturnType<typeof message> | undefined) => {
    const asked: string[] = [];
    const askPlatform = async (chargeId: string) => {
      asked.push(chargeId);
      return answer(chargeId);
    };
    const later = new Date(at.getTime() + minutes * 60_000);
    await askForPayments({ db, now: () => later, secret, askPlatform }).run();
    return asked;
  };

  it('is asked for, once people have had time to pay, more and more seldom, and makes the charge paid once', async () => {
    const { id, subject } = await charge();
    expect(await ask(60, () => undefined)).toEqual([]);
    await markBegun(db, { id, at });
    expect(await ask(2, () => undefined)).toEqual([]);
    expect(await ask(4, () => undefined)).toEqual([id]);
    expect(await ask(5, () => undefined)).toEqual([]);
    expect(await ask(7, () => ({ ...message(id), MaXacThuc: 'f'.repeat(64) }))).toEqual([id]);
    expect(await ask(11, () => message(randomUUID()))).toEqual([id]);
    expect(await ask(17, () => message(id, { MaLoi: '99' }))).toEqual([id]);
    expect(await findChargeOf(db, subject)).toMatchObject({ paidAt: null });
    expect(await ask(26, () => message(id))).toEqual([id]);
    expect(await findChargeOf(db, subject)).toMatchObject({ method: 'online', receiptNumber: 1 });
    expect(await ask(3000, () => message(id))).toEqual([]);
    expect((await post(message(id))).statusCode).toBe(200);
  });

  it('is given up after two days', async () => {
    const { id } = await charge();
    await markBegun(db, { id, at });
    const days = 60 * 24;
    expect(await ask(2 * days + 1, () => undefined)).toEqual([id]);
    expect(await ask(9 * days, () => undefined)).toEqual([]);
  });
});

describe('receipts', () => {
  it('of a desk are numbered without gaps though ten cashiers collect at once; the day’s list shows them', async () => {
    const unitId = randomUUID();
    const charges = await Promise.all(Array.from({ length: 10 }, () => charge(unitId)));
    await Promise.all(
      charges.map(({ id }) =>
        inTransaction(db, (tx) => collectCharge(tx, { chargeId: id, at, method: 'cash', collectedBy: randomUUID() })),
      ),
    );
    const takings = await listTakings(db, { unitId, on: '2026-11-23' });
    expect(takings.map(({ receiptNumber }) => receiptNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await listTakings(db, { unitId, on: '2026-11-24' })).toEqual([]);
  });
});

describe('the address of the payment page', () => {
  it('is signed: a changed amount is noticed', () => {
    const start = {
      LoaiBanTin: '1',
      PhienBan: '1.0.6',
      MaDoiTac: 'MOTCUA',
      MaThamChieu: randomUUID(),
      SoTien: '21000',
      ThongTinGiaoDich: 'x',
      ThoiGianGD: '1',
    };
    const url = new URL(paymentPageUrl('/tra', start, { secret, returnUrl: '/ho-so' }), 'http://x');
    const given = Object.fromEntries(url.searchParams);
    expect(isStartGenuine(given, secret)).toBe(true);
    expect(isStartGenuine({ ...given, SoTien: '1' }, secret)).toBe(false);
  });
});
