import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { listNotices } from '#platform/notifications/index.ts';
import { confirmPayment, findChargeOf, paymentEvents } from '#platform/payments/index.ts';
import { buildOffice } from '#testing/office.ts';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { dossierSubscriptions } from '../dossiers.jobs.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { startPayment } from './start-payment.ts';
import { listOwnDossiers, viewForParty } from './view-for-party.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const [reception, lan] = await Promise.all([actor('tiepnhan.tinh'), actor('dan.lan')]);

const platform = await buildPaymentPlatform(db, now);
const { paymentPlatform } = platform;
afterAll(platform.close);

const form = {
  person: {
    name: 'Nguyễn Thị Lan',
    birthDate: '1992-04-12',
    gender: 'female',
    birthPlace: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc',
    nationality: 'VN',
    ethnicGroup: '01',
    personalId: lan.personalId,
    residence: { district: '243', commune: '08707', detail: 'Tổ dân phố số 4' },
    phone: '0987654321',
  },
  family: { fatherName: 'Nguyễn Văn Tiến', motherName: 'Lê Thị Hạnh' },
  residences: [{ from: '2018-05', place: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc', occupation: 'Kỹ sư' }],
  request: { purpose: 'Xin việc làm', count: 1, feeGroup: 'none' },
  commitment: { declaration: true },
};

describe('a dossier as its applicant sees it', () => {
  const input = CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '2.000488',
    areaCode: null,
    applicant: {
      ...{ kind: 'citizen', name: lan.name, personalId: lan.personalId, taxCode: null },
      ...{ phone: null, email: null, address: null },
    },
    form,
    documents: [{ documentId: 'identity-paper', originals: 0, copies: 1 }],
  });

  it('does not ask for a fee the platform has confirmed, before the receipt is in the dossier and after', async () => {
    const { code } = await handInAtCounter(deps, { actor: reception, input });
    const dossier = await findDossier(db, code);
    const charge = await findChargeOf(db, { kind: 'dossier', id: dossier?.id ?? '' });
    expect(await viewForParty(deps, lan, code)).toMatchObject({ status: 'awaiting_payment', paymentConfirming: false });

    const page = await startPayment({ ...deps, paymentPlatform }, { actor: lan, code });
    await platform.decide(page, 'paid_untold');
    const { id: reference } = await db
      .selectFrom('payments.attempt')
      .select('id')
      .where('charge_id', '=', charge?.id ?? '')
      .executeTakeFirstOrThrow();
    const message = await paymentPlatform.ask(reference);
    if (message) await confirmPayment({ db, now, paymentPlatform }, message);
    expect(await viewForParty(deps, lan, code)).toMatchObject({ status: 'awaiting_payment', paymentConfirming: true });

    const row = await db
      .selectFrom('infrastructure.outbox')
      .select('payload')
      .where('event', '=', paymentEvents.paid.name)
      .executeTakeFirstOrThrow();
    await dossierSubscriptions(deps)
      .find(({ event }) => event === paymentEvents.paid.name)
      ?.handle(row.payload);
    const after = await viewForParty(deps, lan, code);
    expect(after).toMatchObject({ status: 'accepted', paymentConfirming: false });
    expect(after.payment?.receiptNumber).toMatch(/^\d{7}$/);
    expect(after.onlinePayments).toMatchObject([{ reference, refund: 'none', hasBill: false }]);
  });

  it('is told of money paid once more, which is to be given back, in one notice', async () => {
    const other = { ...input, commandId: randomUUID() };
    const { code } = await handInAtCounter(deps, { actor: reception, input: other });
    const pay = async () => startPayment({ ...deps, paymentPlatform }, { actor: lan, code });
    const first = await pay();
    await platform.decide(first, 'failed');
    const second = await pay();
    for (const page of [first, second]) await platform.decide(page, 'paid_untold');
    const dossier = await findDossier(db, code);
    const charge = await findChargeOf(db, { kind: 'dossier', id: dossier?.id ?? '' });
    const attempts = await db
      .selectFrom('payments.attempt')
      .select('id')
      .where('charge_id', '=', charge?.id ?? '')
      .orderBy('begun_at')
      .execute();
    for (const { id } of attempts) {
      const message = await paymentPlatform.ask(id);
      if (message) await confirmPayment({ db, now, paymentPlatform }, message);
    }
    const told = await db
      .selectFrom('infrastructure.outbox')
      .select('payload')
      .where('event', '=', paymentEvents.paidTwice.name)
      .execute();
    expect(told).toMatchObject([{ payload: { subjectId: dossier?.id, amountVnd: charge?.amountVnd } }]);
    const subscription = dossierSubscriptions(deps).find(({ event }) => event === paymentEvents.paidTwice.name);
    // An event may come twice.
    for (const payload of [told[0]?.payload, told[0]?.payload]) await subscription?.handle(payload);
    const notices = (await listNotices(db, lan.id, 'vi')).filter(({ body }) => body.includes('hoàn trả'));
    const amount = charge?.amountVnd.toLocaleString('vi-VN') ?? '';
    expect(notices).toMatchObject([
      { subjectCode: code, body: expect.stringContaining(`${amount} đồng ông/bà nộp trực tuyến thêm ngày 23/11/2026`) },
    ]);
    const refunds = (await viewForParty(deps, lan, code)).onlinePayments.map(({ refund }) => refund);
    expect(refunds.toSorted()).toEqual(['due', 'none']);
  });

  it('is told in English to who reads English: its procedure, where it stands and its papers', async () => {
    const [own] = await listOwnDossiers(deps, lan, 'en');
    const view = await viewForParty(deps, lan, own?.code ?? '', 'en');
    const said = [own?.procedureName, own?.statusText, view.procedureName, view.statusText];
    expect([...said, ...view.papers.map(({ title }) => title)].filter((text) => !/^[ -~’]+$/.test(text ?? ''))).toEqual(
      [],
    );
  });
});
