import { PDF } from '@libpdf/core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import {
  applyFile,
  diffFile,
  exchangeEn,
  exchangeRoutes,
  exchangeVi,
  readExchangeText,
  selectDeclared,
} from '#platform/exchange/index.ts';
import { receiveFormFile } from '#platform/papers/index.ts';
import { buildHttp } from '#testing/build.ts';
import { applyDeclared, buildFile, operator } from '#testing/exchange-office.ts';
import { buildManagement, grantsSeenIn } from '#testing/exchange-management.ts';
import { signedAt, signPdf } from '#testing/sign-pdf.ts';
import { testDatabase } from '#testing/test-database.ts';
import { AgreementRule } from './review-rules.ts';

const { db } = await testDatabase();
const now = () => new Date('2026-11-27T03:00:00Z');
const { deps, uploads, manager, school, keeper, stranger } = await buildManagement(db, now);
const signedIn: { actor?: Actor } = {};
const rules = { ...deps.rules };
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, { ...deps, rules });
const unitOf = ({ posts }: Actor) => posts[0]?.unitId ?? '';
const agencies = ['Sở Giáo dục và Đào tạo', 'Sở Y tế'];
const words = { number: '12/TT-SGDĐT', signedOn: '2026-10-15', agencies };

const post = async (who: Actor, path: string, payload: object) => {
  signedIn.actor = who;
  const answer = await app.inject({ method: 'POST', url: `/api/exchange/grants/${path}`, payload });
  return answer.statusCode === 200 ? 'done' : String(Object(answer.json()).code);
};
const open = async (who: Actor, id: string) => {
  signedIn.actor = who;
  return app.inject({ url: `/api/exchange/grants/${id}/agreement` });
};
const grantOf = async (who: Actor, consumer = 'mot-cua') => {
  signedIn.actor = who;
  const grant = (await grantsSeenIn(app)).find(
    (one) => one.consumerCode === consumer && one.serviceKey === 'dan-cu/1.0',
  );
  if (!grant) throw new Error(`no grant of ${consumer}`);
  return grant;
};
const send = async ({ id: accountId }: Actor, filename: string, bytes: Uint8Array) =>
  (await receiveFormFile(uploads, { accountId, file: { filename, bytes } })).id;
async function pdfOf(pages: number): Promise<Uint8Array> {
  const pdf = PDF.create();
  for (let page = 0; page < pages; page += 1) pdf.addPage({ size: 'a4' });
  return pdf.save();
}

it('an agreement is put to a grant by its parties, opened by whoever sees the grant, told in the file of declarations', async () => {
  await applyDeclared(db, buildFile('http://127.0.0.1:1'));
  const owns = (code: string, unit: string) =>
    db.updateTable('exchange.system').set({ owner_unit_id: unit }).where('code', '=', code).execute();
  await owns('mot-cua', unitOf(school));
  await owns('ben-cung-cap', unitOf(keeper));
  const { id } = await grantOf(school);
  const bytes = await pdfOf(2);
  const uploadId = await send(school, 'thoa-thuan.pdf', bytes);
  const link = (who: Actor, change: object = {}) => post(who, `${id}/agreement`, { ...words, uploadId, ...change });

  expect(await link(stranger)).toBe('exchange.not_found');
  // A file that somebody else sent is not theirs to put anywhere.
  expect(await link(keeper)).toBe('exchange.agreement_not_pdf');
  expect(await link(school, { signedOn: '2026-11-28' })).toBe('exchange.dates_wrong');
  expect(await link(school, { agencies: ['Sở Y tế'] })).not.toBe('done');
  expect((await open(school, id)).statusCode).toBe(404);
  expect(await link(school)).toBe('done');
  expect(await link(school)).toBe('done');

  const { agreement, steps } = await grantOf(keeper);
  expect(agreement).toEqual({
    ...words,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    sizeBytes: bytes.length,
    signatures: [],
  });
  expect(steps.filter(({ action }) => action === 'agreement').map(({ reason }) => reason)).toEqual([
    `12/TT-SGDĐT, 15/10/2026, SHA-256 ${agreement?.sha256}`,
  ]);
  const opened = await open(keeper, id);
  expect(opened.headers).toMatchObject({ 'content-type': 'application/pdf' });
  expect(Buffer.compare(opened.rawPayload, bytes)).toBe(0);
  expect((await open(stranger, id)).statusCode).toBe(404);

  // As a file: the digest and not the bytes.
  const file = readExchangeText('test', JSON.stringify(await selectDeclared(db)));
  const declared = { number: words.number, date: words.signedOn, agencies, sha256: agreement?.sha256 ?? null };
  expect(file.grants.find(({ service }) => service === 'dan-cu/1.0')?.agreement).toEqual(declared);
  expect(await diffFile({ db }, file)).toEqual([]);
  const other = { ...declared, number: '13/TT-SGDĐT', sha256: 'a'.repeat(64) };
  const withAgreement = (given: typeof declared) => ({
    ...file,
    grants: file.grants.map((grant) => (grant.service === 'dan-cu/1.0' ? { ...grant, agreement: given } : grant)),
  });
  const apply = (given: typeof declared) =>
    applyFile({ db, now, unitIdOf: async () => null, allowLoopback: true }, withAgreement(given), operator);
  expect(await apply(other)).toEqual([
    { kind: 'grant', key: 'mot-cua → dan-cu/1.0', change: 'change', members: ['agreement'] },
  ]);
  expect((await grantOf(manager)).agreement).toMatchObject({
    number: '13/TT-SGDĐT',
    sizeBytes: null,
    signatures: null,
  });
  // A digest that is only told opens no file, whatever it names.
  expect((await open(manager, id)).statusCode).toBe(404);
});

it('only a PDF is an agreement; where the rule of the day asks for one, nothing is given without it', async () => {
  const asked = {
    ...{ consumer: 'la', service: 'dan-cu/1.0', operations: ['getCitizen'], fields: ['fullName'] },
    ...{ purpose: 'Xét tuyển học sinh', article: 'Điều 35', from: '2026-01-01', to: '2027-12-31' },
  };
  await db
    .updateTable('exchange.system')
    .set({ owner_unit_id: unitOf(school) })
    .where('code', '=', 'la')
    .execute();
  signedIn.actor = school;
  await app.inject({ method: 'POST', url: '/api/exchange/grants', payload: asked });
  const { id } = await grantOf(school, 'la');
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const notPdf = { ...words, uploadId: await send(school, 'anh.png', picture) };
  expect(await post(school, `${id}/agreement`, notPdf)).toBe('exchange.agreement_not_pdf');
  expect(await post(keeper, `${id}/steps`, { action: 'agree' })).toBe('done');
  rules.agreements = [AgreementRule.parse({ neededFor: 'personal', from: '2026-11-01', article: 'Điều 1 thử' })];
  expect(await post(manager, `${id}/steps`, { action: 'approve' })).toBe('exchange.agreement_needed');
  const uploadId = await send(keeper, 'thoa-thuan.pdf', await signPdf(await pdfOf(1), 'Sở Y tế'));
  expect(await post(keeper, `${id}/agreement`, { ...words, uploadId })).toBe('done');
  expect(await post(manager, `${id}/steps`, { action: 'approve' })).toBe('done');
  const { agreement, state } = await grantOf(school, 'la');
  expect(state).toBe('active');
  // Who signed it, and that it still is what they signed.
  expect(agreement?.signatures).toEqual([
    { signer: 'Sở Y tế', issuer: 'Tổ chức chứng thực thử', signedAt, isIntact: true, coversAll: true },
  ]);
});
