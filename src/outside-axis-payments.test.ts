import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import {
  askForPayments,
  beginPayment,
  fetchBills,
  findChargeOf,
  insertCharge,
  listOnlinePayments,
  paymentRoutes,
  paymentsEn,
  paymentsVi,
  reconcilePayments,
} from '#platform/payments/index.ts';
import { findDossier } from '#applications/dossiers/index.ts';
import { buildBirthCourse } from '#testing/birth-course.ts';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { provinceDatabase } from '#testing/province-database.ts';

let aheadMs = 0;
const now = () => new Date();
/** Of the jobs of payments alone: what is asked after waits some minutes first. */
const later = () => new Date(Date.now() + aheadMs);
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
let resultUrl = '';
const platform = await buildPaymentPlatform(db, now, () => resultUrl);
const own = await buildOwnAxis(db, { office: office.deps, outside: { paymentPlatform: platform.settings } });
const { paymentPlatform } = own;
if (!paymentPlatform) throw new Error('the payment platform is not connected');
const app = await buildHttp({ vi: paymentsVi, en: paymentsEn });
paymentRoutes(app, { db, now, paymentPlatform });
const deps = { db, now: later, paymentPlatform };
const storage = createFolderStorage(mkdtempSync(join(tmpdir(), 'motcua-axis-bills-')));

beforeAll(async () => {
  resultUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/payments/results`;
});
afterAll(async () => {
  await own.axis.close();
  await app.close();
  await platform.close();
});

const service = 'nen-tang-thanh-toan';
const lan = await office.actor('dan.lan');
const { handIn } = await buildBirthCourse(db, office);
const payer = { name: 'Nguyễn Thị Lan', personalId: lan.personalId ?? '' };

async function charge() {
  const subjectCode = await handIn();
  const dossier = await findDossier(db, subjectCode);
  if (!dossier) throw new Error('no dossier');
  const [id, subject] = [randomUUID(), { kind: 'dossier', id: dossier.id }];
  const items = [{ id: 'fee', kind: 'fee' as const, name: 'Phí', amountVnd: 21_000, article: 'TT 226/2016 Đ4' }];
  const row = { id, subject, subjectCode, payerName: payer.name, unitId: randomUUID(), items };
  await inTransaction(db, (tx) => insertCharge(tx, { ...row, amountVnd: 21_000 }, now()));
  return { id, subject, subjectCode, items };
}

const begin = ({ id, subjectCode, items }: Awaited<ReturnType<typeof charge>>, personalId = payer.personalId) =>
  beginPayment(deps, {
    chargeId: id,
    what: `THANH TOAN HO SO ${subjectCode}`,
    returnUrl: `http://127.0.0.1:3000/ho-so/${subjectCode}`,
    receipt: {
      ...{
        subjectCode,
        procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
        items,
        payer: { ...payer, personalId },
      },
      unit: { code: 'H62.15', name: 'Sở Tư pháp' },
    },
  });

/** The jobs as they run so many minutes from now. */
async function jobsAfter(minutes: number): Promise<void> {
  aheadMs = minutes * 60_000;
  await askForPayments(deps).run();
  await fetchBills({ ...deps, storage }).run();
  aheadMs = 0;
}

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('not refused');
  return new Map<string, string>(Object.entries(paymentsVi)).get(error.code) ?? error.code;
};

describe('paying at the platform through the axis', () => {
  it('begins, asks after what was not told, fetches the receipt and compares the day, each on record', async () => {
    const made = await charge();
    await platform.decide(await begin(made), 'paid_untold');
    await jobsAfter(4);
    expect(await findChargeOf(db, made.subject)).toMatchObject({ method: 'online' });
    expect(await listOnlinePayments(db, made.subject)).toMatchObject([{ hasBill: true, refund: 'none' }]);
    expect(await reconcilePayments(deps, vietnamDay(now()))).toMatchObject({ same: 1, onlyOurs: [], onlyTheirs: [] });
    const rows = (await own.log()).filter((row) => row.service === `${service}/2.0`);
    expect(rows.map(({ operation }) => operation)).toEqual(['khoiTao', 'truyVan', 'layBienLai', 'lietKeGiaoDich']);
    for (const row of rows) expect(row).toMatchObject({ consumer: 'mot-cua', status: 200 });
    expect(rows.map(({ purpose }) => purpose)).toEqual(['sending', null, 'sending', null]);
    const seen = db.selectFrom('registry.access').selectAll().where('dossier_code', '=', made.subjectCode);
    expect(await seen.execute()).toMatchObject([
      { purpose: 'sent', subject_number: payer.personalId, post_title: 'Hệ thống mot-cua tự động gửi' },
    ]);
    expect(JSON.stringify(rows)).not.toContain(payer.personalId);
  });

  it('begins for another agency without naming anybody by number, and names nobody who is not of the dossier', async () => {
    const [id, subject, subjectCode] = [randomUUID(), { kind: 'exchange', id: randomUUID() }, 'giao-duc/HP-1'];
    const items = [{ id: 'fee', kind: 'fee' as const, name: 'Học phí', amountVnd: 21_000, article: 'NĐ 81/2021 Đ9' }];
    const row = { id, subject, subjectCode, payerName: payer.name, unitId: randomUUID(), items };
    await inTransaction(db, (tx) => insertCharge(tx, { ...row, amountVnd: 21_000 }, now()));
    const wanted = { what: 'HP-1', returnUrl: 'http://127.0.0.1:3000/ve' };
    const receipt = { subjectCode, procedure: null, items, unit: { code: 'H62.15', name: 'Sở' } };
    const nobody = { ...receipt, payer: { ...payer, personalId: '' } };
    const page = await beginPayment(deps, { ...wanted, chargeId: id, receipt: nobody });
    expect(page).toContain('/trang/');
    const refusal = refusalOf(beginPayment(deps, { ...wanted, chargeId: id, receipt: { ...receipt, payer } }));
    expect(await refusal).toContain('chưa trả lời');
    const made = await charge();
    expect(await refusalOf(begin(made, '026192000999'))).toContain('chưa trả lời');
    expect(await begin(made)).toContain('/trang/');
  });

  it('is told no receipt of what is not paid, and nothing of what the platform does not know', async () => {
    const made = await charge();
    await begin(made);
    const { id } = await db
      .selectFrom('payments.attempt')
      .select('id')
      .where('charge_id', '=', made.id)
      .executeTakeFirstOrThrow();
    const receipt = { reference: id, subjectCode: made.subjectCode };
    expect(await paymentPlatform.findBill(receipt)).toEqual({ kind: 'unavailable', why: 'refused' });
    expect(await paymentPlatform.ask(id)).toBeUndefined();
    expect(await paymentPlatform.ask(randomUUID())).toBeUndefined();
  });

  it('says so in Vietnamese while the grant is suspended, loses nothing, and goes on by itself', async () => {
    const [untold, told, open] = [await charge(), await charge(), await charge()];
    const [untoldPage, toldPage, openPage] = [await begin(untold), await begin(told), await begin(open)];
    await own.setGrant(service, 'suspended');
    expect(await refusalOf(begin(await charge()))).toMatch(/^Nền tảng thanh toán chưa trả lời; chưa có khoản tiền nào/);
    expect(await refusalOf(begin(open))).toMatch(/nộp tại bộ phận một cửa/);

    // What was under way is paid at the platform's own page; its message comes straight, and one that is lost waits to be asked for.
    await platform.decide(untoldPage, 'paid_untold');
    await platform.decide(toldPage, 'paid');
    expect(await findChargeOf(db, told.subject)).toMatchObject({ method: 'online' });
    await jobsAfter(4);
    expect(await findChargeOf(db, untold.subject)).toMatchObject({ method: null });
    expect(await listOnlinePayments(db, told.subject)).toMatchObject([{ hasBill: false }]);
    await expect(reconcilePayments(deps, vietnamDay(now()))).rejects.toThrow('refused');

    await own.setGrant(service, 'active');
    expect(await begin(open)).toBe(openPage);
    await jobsAfter(120);
    expect(await findChargeOf(db, untold.subject)).toMatchObject({ method: 'online' });
    for (const { subject } of [untold, told])
      expect(await listOnlinePayments(db, subject)).toMatchObject([{ hasBill: true }]);
    expect(await reconcilePayments(deps, vietnamDay(now()))).toMatchObject({ onlyOurs: [], onlyTheirs: [] });
  });

  it('is refused what the platform refuses, and told of no page elsewhere', async () => {
    const made = await charge();
    await platform.behaves('refusing');
    expect(await refusalOf(begin(made))).toContain('chưa trả lời');
    await platform.behaves('hostile', 'another-site');
    expect(await refusalOf(begin(made))).toContain('một địa chỉ không thuộc nền tảng');
    await platform.behaves('normal');
    expect(await begin(made)).toContain('/trang/');
  });
});
