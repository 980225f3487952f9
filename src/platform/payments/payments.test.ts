import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { signMessage } from '#connectors/payment-platform/index.ts';
import { buildHttp } from '#testing/build.ts';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { testDatabase } from '#testing/test-database.ts';
import { askForPayments, fetchBills } from './ask-platform.ts';
import { findBill, listOnlinePayments } from './attempts.queries.ts';
import { beginPayment } from './begin-payment.ts';
import { collectCharge } from './collect-charge.ts';
import { findChargeOf, insertCharge, listTakings } from './payments.queries.ts';
import { paymentRoutes } from './payments.routes.ts';
import { paymentsEn } from './payments.en.ts';
import { paymentsVi } from './payments.vi.ts';
import { reconcilePayments, repairPayments } from './reconcile-payments.ts';
import { listRefunds, markRefunded } from './refunds.queries.ts';

const { db } = await testDatabase();
const at = new Date('2026-11-23T02:00:00Z');
let clock = at;
const now = () => clock;
const platform = await buildPaymentPlatform(db, now);
const { paymentPlatform, behaves, decide } = platform;
const app = await buildHttp({ vi: paymentsVi, en: paymentsEn });
paymentRoutes(app, { db, now, paymentPlatform });
afterAll(platform.close);

async function charge(unitId: string = randomUUID(), amountVnd = 21_000) {
  const [id, subject] = [randomUUID(), { kind: 'dossier', id: randomUUID() }];
  const items = [{ id: 'fee', kind: 'fee' as const, name: 'Phí', amountVnd, article: 'TT 226/2016 Đ4' }];
  const row = { id, subject, subjectCode: 'H62-1', payerName: 'Trần Thị Dân', unitId, items, amountVnd };
  await inTransaction(db, (tx) => insertCharge(tx, row, at));
  return { id, subject, unitId, items };
}

type Made = Awaited<ReturnType<typeof charge>>;
const begin = ({ id, items }: Made, connected = paymentPlatform) =>
  beginPayment(
    { db, now, paymentPlatform: connected },
    {
      chargeId: id,
      what: 'THANH TOAN HO SO H62-1',
      returnUrl: 'http://127.0.0.1:3000/ho-so/H62-1',
      receipt: {
        ...{ subjectCode: 'H62-1', procedure: { code: '2.000488', name: 'Cấp phiếu lý lịch tư pháp' } },
        ...{ unit: { code: 'H62.1', name: 'Sở' }, payer: { name: 'Trần Thị Dân', personalId: '' }, items },
      },
    },
  );
const referencesOf = async ({ id }: Made) =>
  (
    await db
      .selectFrom('payments.attempt')
      .select(['id', 'state'])
      .where('charge_id', '=', id)
      .orderBy('begun_at')
      .execute()
  ).map((row) => [row.id, row.state]);
const lastReference = async (made: Made) => (await referencesOf(made)).at(-1)?.[0] ?? '';

function message(reference: string, changes: Record<string, string> = {}) {
  const plain = {
    ...{ LoaiBanTin: '2', MaLoi: '00', MaDoiTac: 'MOTCUA', MaThamChieu: reference, SoTien: '21000', MaTienTe: 'VND' },
    ...{ MaGiaoDich: 'G1', MaNganHang: 'NH', ThoiGianGD: '20261123090000', ThongTinGiaoDich: 'Thử' },
    ...changes,
  };
  return signMessage('result', plain, platform.settings.secret);
}

const post = (payload: object) => app.inject({ method: 'POST', url: '/api/payments/results', payload });
const later = async <Answer>(minutes: number, work: () => Promise<Answer>): Promise<Answer> => {
  clock = new Date(at.getTime() + minutes * 60_000);
  return work().finally(() => {
    clock = at;
  });
};
const ask = (minutes: number) => later(minutes, () => askForPayments({ db, now, paymentPlatform }).run());

describe('the platform’s result message', () => {
  it('makes the charge paid once, with a receipt and one event, however often it comes', async () => {
    const made = await charge();
    await begin(made);
    const paid = message(await lastReference(made));
    const answers = await Promise.all([post(paid), post(paid), post(paid)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ method: 'online', receiptNumber: 1 });
    expect(await listOnlinePayments(db, made.subject)).toMatchObject([
      { refund: 'none', paidAt: '2026-11-23T02:00:00.000Z' },
    ]);
    const events = await db
      .selectFrom('infrastructure.outbox')
      .select('payload')
      .where('event', '=', 'payment.paid')
      .execute();
    expect(events).toMatchObject([{ payload: { chargeId: made.id, amountVnd: 21_000 } }]);
  });

  it('that is forged, of another partner, amount or reference, or of a failure makes nothing paid', async () => {
    const made = await charge();
    await begin(made);
    const id = await lastReference(made);
    const forged = { ...message(id), SoTien: '1' };
    expect((await post(forged)).json()).toMatchObject({ code: 'payment.wrong_signature' });
    expect((await post({ ...message(id), MaXacThuc: '0'.repeat(64) })).statusCode).toBe(400);
    expect((await post(message(id, { MaDoiTac: 'KHAC' }))).json()).toMatchObject({ code: 'payment.wrong_signature' });
    expect((await post(message(id, { SoTien: '1' }))).json()).toMatchObject({ code: 'payment.wrong_amount' });
    const english = await app.inject({ method: 'POST', url: '/api/payments/results?lang=en', payload: forged });
    expect(english.json()).toMatchObject({ message: paymentsEn['payment.wrong_signature'] });
    expect((await post(message(randomUUID()))).statusCode).toBe(404);
    expect((await post(message(made.id))).statusCode).toBe(404);
    expect((await post(message(id, { MaLoi: '99' }))).statusCode).toBe(200);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ paidAt: null, receiptNumber: null });
  });
});

describe('going to pay', () => {
  it('twice is one transaction at the platform', async () => {
    const made = await charge();
    expect(await begin(made)).toBe(await begin(made));
    expect(await referencesOf(made)).toHaveLength(1);
    expect(await platform.book.find(await lastReference(made))).toMatchObject({
      ...{ amountVnd: 21_000, state: 'khoi-tao' },
      receipt: { MaHoSo: 'H62-1', TKThuHuong: expect.any(String), PhiLePhi: [{ SoTien: '21000' }] },
    });
  });

  it('again after a failure has a reference of its own, also when the failure was never told', async () => {
    const made = await charge();
    const first = await begin(made);
    await decide(first, 'failed');
    const second = await begin(made);
    expect(second).not.toBe(first);
    expect((await referencesOf(made)).map(([, state]) => state)).toEqual(['failed', 'begun']);
  });

  it('is refused when it was paid and only the message was lost: the payment is recorded instead', async () => {
    const made = await charge();
    await decide(await begin(made), 'paid_untold');
    await expect(begin(made)).rejects.toMatchObject({ code: 'payment.already_paid' });
    expect(await findChargeOf(db, made.subject)).toMatchObject({ method: 'online' });
  });

  it.each([
    ['slow', undefined, 'payment.platform_silent'],
    ['down', undefined, 'payment.platform_silent'],
    ['wrong', undefined, 'payment.platform_silent'],
    ['refusing', undefined, 'payment.platform_silent'],
    ['hostile', 'redirect', 'payment.platform_silent'],
    ['hostile', 'oversized', 'payment.platform_silent'],
    ['hostile', 'another-site', 'payment.foreign_page'],
  ])('is refused, and nothing lost, when the platform is %s (%s)', async (mode, trick, code) => {
    const made = await charge();
    await behaves(mode, trick);
    await expect(begin(made)).rejects.toMatchObject({ code });
    await behaves('normal');
    expect(new URL(await begin(made)).origin).toBe(platform.settings.pages);
    expect(await referencesOf(made)).toHaveLength(1);
  });

  it('is refused when the partner’s secret is wrong, or nothing is connected', async () => {
    const made = await charge();
    await expect(begin(made, platform.connect({ secret: 'khác' }))).rejects.toMatchObject({
      code: 'payment.platform_refused',
      params: { message: 'Sai mã xác thực' },
    });
    const unconnected = beginPayment(
      { db, now, paymentPlatform: undefined },
      {
        ...{ chargeId: made.id, what: '', returnUrl: '' },
        receipt: {
          ...{ subjectCode: '', procedure: null, unit: { code: '', name: '' }, items: [] },
          payer: { name: '', personalId: '' },
        },
      },
    );
    await expect(unconnected).rejects.toMatchObject({ code: 'payment.not_connected' });
  });
});

describe('money paid twice', () => {
  it('is known: a late success of the first attempt is honoured, the second is to be given back, once', async () => {
    const made = await charge();
    const first = await begin(made);
    await decide(first, 'failed');
    const second = await begin(made);
    await decide(first, 'paid_untold');
    await decide(second, 'paid_untold');
    await ask(20);
    const paid = await listOnlinePayments(db, made.subject);
    expect(paid.map(({ refund }) => refund).toSorted()).toEqual(['due', 'none']);
    const [refund] = await listRefunds(db, made.unitId);
    expect(refund).toMatchObject({ subjectCode: 'H62-1', amountVnd: 21_000 });
    const given = { reference: refund?.reference ?? '', by: randomUUID(), at };
    expect(await markRefunded(db, { ...given, unitId: randomUUID(), note: 'CT0' })).toBe(false);
    for (const note of ['CT1', 'CT2']) {
      expect(await markRefunded(db, { ...given, unitId: made.unitId, note })).toBe(true);
    }
    expect(await listRefunds(db, made.unitId)).toEqual([]);
    const row = db.selectFrom('payments.attempt').select('refund_note').where('id', '=', given.reference);
    expect(await row.executeTakeFirst()).toEqual({ refund_note: 'CT1' });
  });

  it('at the counter and then online is given back too', async () => {
    const made = await charge();
    const page = await begin(made);
    await inTransaction(db, (tx) =>
      collectCharge(tx, { chargeId: made.id, at, method: 'cash', collectedBy: randomUUID() }),
    );
    await decide(page, 'paid_untold');
    await ask(4);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ method: 'cash' });
    expect(await listRefunds(db, made.unitId)).toHaveLength(1);
  });
});

describe('a message that did not come', () => {
  it('is asked for once people have had time to pay, and makes the charge paid once', async () => {
    const made = await charge();
    await decide(await begin(made), 'paid_untold');
    await ask(2);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ paidAt: null });
    await behaves('down');
    await ask(4);
    await behaves('normal');
    await ask(5);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ paidAt: null });
    await ask(7);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ method: 'online', receiptNumber: 1 });
  });

  it('is given up after two days', async () => {
    const made = await charge();
    await begin(made);
    await ask(60 * 48 + 1);
    const row = db.selectFrom('payments.attempt').select('ask_at').where('charge_id', '=', made.id);
    expect(await row.executeTakeFirst()).toEqual({ ask_at: null });
  });
});

describe('the platform’s receipt', () => {
  it('is fetched, kept and found by its subject alone, also after an outage', async () => {
    const made = await charge();
    const page = await begin(made);
    const storage = createFolderStorage(mkdtempSync(join(tmpdir(), 'motcua-bills-')));
    const fetchAt = (minutes: number) => later(minutes, () => fetchBills({ db, now, paymentPlatform, storage }).run());
    await decide(page, 'paid_untold');
    await ask(4);
    await behaves('down');
    await fetchAt(4);
    await behaves('normal');
    await fetchAt(60);
    const reference = await lastReference(made);
    const bill = await findBill(db, { subject: made.subject, reference });
    const chunks: Buffer[] = [];
    for await (const chunk of storage.read(bill?.sha256 ?? '')) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await findBill(db, { subject: { kind: 'dossier', id: randomUUID() }, reference })).toBeUndefined();
  });
});

describe('the two books', () => {
  const on = '2027-03-02';
  const noon = (new Date(`${on}T05:00:00Z`).getTime() - at.getTime()) / 60_000;

  it('are equal again after an outage, and what cannot be made equal is listed', async () => {
    const [untold, told, foreign] = [await charge(), await charge(), randomUUID()];
    await later(noon, async () => {
      await decide(await begin(untold), 'paid_untold');
      await decide(await begin(told), 'paid_untold');
      const said = await paymentPlatform.ask(await lastReference(told));
      expect((await post(said ?? {})).statusCode).toBe(200);
      const lost = { reference: foreign, amountVnd: 5000, what: 'x', receipt: {}, returnUrl: 'http://x.example' };
      await platform.book.settle((await platform.book.begin(lost)).token, 'thanh-cong');
      const [ghost, ghostReference] = [await charge(), randomUUID()];
      await db
        .insertInto('payments.attempt')
        .values({
          ...{ id: ghostReference, charge_id: ghost.id, begun_at: now(), state: 'paid' },
          ...{ transaction_id: 'G9', transacted_at: now() },
        })
        .execute();
      const deps = { db, now, paymentPlatform };
      const before = await reconcilePayments(deps, on);
      expect([before.same, before.onlyTheirs.length, before.onlyOurs.length]).toEqual([1, 2, 1]);
      const after = await repairPayments(deps, on);
      expect(after).toMatchObject({
        ...{ same: 2, different: [], onlyTheirs: [{ reference: foreign, isKnown: false }] },
        onlyOurs: [{ reference: ghostReference, transactionId: 'G9' }],
      });
    });
    expect(await findChargeOf(db, untold.subject)).toMatchObject({ method: 'online' });
    await behaves('down');
    await expect(reconcilePayments({ db, now, paymentPlatform }, on)).rejects.toThrow('down');
    await behaves('normal');
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
