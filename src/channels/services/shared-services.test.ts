import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as ask } from 'node:http';
import { resolve } from 'node:path';
import { PDF } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { applyFile } from '#platform/exchange/index.ts';
import { createCallerTokens } from '#platform/identity/index.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { paymentRoutes, paymentsEn, paymentsVi } from '#platform/payments/index.ts';
import { buildHttp } from '#testing/build.ts';
import { operator, startGateway, takeToken, type TestGateway } from '#testing/exchange-office.ts';
import { buildOffice } from '#testing/office.ts';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { readExchangeFile } from '../cli/exchange-content.ts';
import { applyDepsOf } from '../cli/install-exchange.ts';
import { serviceRoutes } from './services.server.ts';

const now = () => new Date();
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const lan = await actor('dan.lan');
const callerTokens = await createCallerTokens({ issuer: 'http://lgsp.example', keys: deps.signingKeys, now });
const app = await buildHttp({ vi: { ...paymentsVi }, en: { ...paymentsEn } });
let ownUrl = '';
const platform = await buildPaymentPlatform(db, now, () => `${ownUrl}/api/payments/results`);
const { paymentPlatform } = platform;
serviceRoutes(app, { ...deps, callerTokens, paymentPlatform });
paymentRoutes(app, { ...deps, paymentPlatform });
let gateway: TestGateway;
let token = '';
let tokenOfReader = '';

beforeAll(async () => {
  ownUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', deps.registers);
  await applyFile(applyDepsOf(deps, true), file, operator);
  await giveSecretTo('giao-duc');
  await giveSecretTo('y-te');
  gateway = await startGateway(db, {
    keys: deps.signingKeys,
    upstreamRules: { allowLoopback: false, trusted: [], ownUrl },
  });
  token = await takeToken(gateway.url, 'giao-duc', 'bi-mat');
  tokenOfReader = await takeToken(gateway.url, 'y-te', 'bi-mat');
});
afterAll(() => Promise.all([app.close(), platform.close()]));

async function giveSecretTo(code: string): Promise<void> {
  const system = db.selectFrom('exchange.system').select('id').where('code', '=', code);
  const { id } = await system.executeTakeFirstOrThrow();
  const secret = { systemId: id, kind: 'secret' as const, secretHash: sha256('bi-mat'), subject: '' };
  await inTransaction(db, (tx) => insertCredential(tx, { ...secret, notAfter: new Date('2036-01-01'), at: now() }));
}

async function post(path: string, body: object): Promise<[number, Record<string, unknown>]> {
  const response = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, Object(await response.json())];
}

describe('an agency tells a person something', () => {
  const notice = {
    id: randomUUID(),
    personalId: lan.personalId,
    matter: 'TS-2026-1',
    title: 'Lịch xác nhận nhập học',
    body: 'Mời phụ huynh xác nhận trước ngày 30/7.',
  };
  const received = async () => (await listNotices(db, lan.id)).filter(({ subjectKind }) => subjectKind === 'agency');

  it('once, under the agency’s name, whatever is sent again', async () => {
    expect(await post('/thong-bao/1.0/notices', notice)).toEqual([202, { accepted: true }]);
    expect(await post('/thong-bao/1.0/notices', notice)).toEqual([202, { accepted: true }]);
    expect(await received()).toMatchObject([
      {
        title: 'Sở Giáo dục và Đào tạo: Lịch xác nhận nhập học',
        body: notice.body,
        subjectCode: 'TS-2026-1',
        read: false,
      },
    ]);
  });

  it('and does not learn who has an account, nor sends anybody to a page of its own', async () => {
    const nobody = { ...notice, id: randomUUID(), personalId: '026192999999' };
    expect(await post('/thong-bao/1.0/notices', nobody)).toEqual([202, { accepted: true }]);
    const phishing = { ...notice, id: randomUUID(), body: 'Bấm vào https://gia-mao.example để nhận tiền' };
    expect((await post('/thong-bao/1.0/notices', phishing))[0]).toBe(400);
    const twoLines = { ...notice, id: randomUUID(), title: 'Lịch nhập học\r\nBcc: x' };
    expect((await post('/thong-bao/1.0/notices', twoLines))[0]).toBe(400);
    const both = { ...notice, id: randomUUID(), taxCode: '0100109106' };
    expect((await post('/thong-bao/1.0/notices', both))[0]).toBe(400);
    expect(await received()).toHaveLength(1);
  });
});

describe('an agency has a fee collected', () => {
  const item = {
    id: 'xet-tuyen',
    kind: 'fee',
    name: 'Lệ phí xét tuyển',
    amountVnd: 150_000,
    article: 'Nghị quyết 10/2025/NQ-HĐND',
  };
  const wanted = {
    reference: 'TS-2026-1',
    payerName: 'Nguyễn Thị Lan',
    items: [item],
    returnUrl: 'https://truong.example/xong',
  };
  const stateOf = async () => {
    const response = await fetch(`${gateway.url}/thanh-toan/1.0/charges/TS-2026-1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return [response.status, await response.json()];
  };

  it('at a signed page of the platform, and only its message makes it paid', async () => {
    const [status, charge] = await post('/thanh-toan/1.0/charges', wanted);
    expect([status, charge['state'], charge['amountVnd']]).toEqual([200, 'unpaid', 150_000]);
    const page = String(charge['payUrl']);
    expect(new URL(page).origin).toBe(platform.settings.pages);
    expect(await stateOf()).toMatchObject([200, { state: 'unpaid' }]);
    const [, once] = await post('/thanh-toan/1.0/charges', wanted);
    expect(once['payUrl']).toBe(page);
    const back = (await platform.decide(page, 'paid')) ?? '';
    const { pathname, search } = new URL(back);
    expect((await app.inject({ url: `${pathname}${search}` })).headers.location).toBe(wanted.returnUrl);
    const elsewhere = `${pathname}${search}`.replace('truong.example', 'gia-mao.example');
    expect((await app.inject({ url: elsewhere })).statusCode).toBe(404);
    expect(await stateOf()).toMatchObject([200, { state: 'paid', method: 'online', receiptNumber: 1 }]);
    const [, again] = await post('/thanh-toan/1.0/charges', wanted);
    expect(again).toMatchObject({ state: 'paid', receiptNumber: 1 });
    expect(again['payUrl']).toBeUndefined();
  });

  it('never without an answer of the platform: it is asked for again', async () => {
    await platform.behaves('down');
    const later = { ...wanted, reference: 'TS-2026-4' };
    expect(await post('/thanh-toan/1.0/charges', later)).toMatchObject([502, { code: '101500' }]);
    await platform.behaves('normal');
    expect(await post('/thanh-toan/1.0/charges', later)).toMatchObject([200, { state: 'unpaid' }]);
  });

  it('never for another sum under the same reference, nor to come back to a page without TLS', async () => {
    const dearer = { ...wanted, items: [{ ...item, amountVnd: 1_000_000 }] };
    expect(await post('/thanh-toan/1.0/charges', dearer)).toMatchObject([409, { code: 'payment.other_charge' }]);
    const insecure = { ...wanted, reference: 'TS-2026-2', returnUrl: 'http://truong.example' };
    expect((await post('/thanh-toan/1.0/charges', insecure))[0]).toBe(400);
    for (const amounts of [[0], [9e15], [...Array.from({ length: 20 }, () => 1e11)]]) {
      const items = amounts.map((amountVnd) => ({ ...item, amountVnd }));
      expect((await post('/thanh-toan/1.0/charges', { ...wanted, reference: 'TS-2026-3', items }))[0]).toBe(400);
    }
    const missing = await fetch(`${gateway.url}/thanh-toan/1.0/charges/TS-2026-9`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(missing.status).toBe(404);
  });
});

async function buildPdf(title = ''): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage();
  pdf.setTitle(title);
  return pdf.save();
}

describe('a file one agency keeps for another', () => {
  const id = randomUUID();
  const query = 'name=quyet%20dinh.pdf&readers=y-te&keepDays=30';
  const send = (path: string, body: Uint8Array, type = 'application/pdf') =>
    fetch(`${gateway.url}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: Buffer.from(body),
    });
  const get = (path: string, as: string) =>
    fetch(`${gateway.url}${path}`, { headers: { authorization: `Bearer ${as}` } });
  let pdf: Uint8Array = Buffer.alloc(0);
  beforeAll(async () => {
    pdf = await buildPdf();
  });

  it('is kept once under its id, and fetched by whom it is named to', async () => {
    const kept = await send(`/kho-tep/1.0/files/${id}?${query}`, pdf);
    expect([kept.status, await kept.json()]).toEqual([
      200,
      expect.objectContaining({
        owner: 'giao-duc',
        id,
        mediaType: 'application/pdf',
        sha256: sha256(pdf),
        readers: ['y-te'],
      }),
    ]);
    expect((await send(`/kho-tep/1.0/files/${id}?${query}`, pdf)).status).toBe(200);
    const fetched = await get(`/kho-tep/1.0/files/giao-duc/${id}`, tokenOfReader);
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(pdf));
    const other = await send(`/kho-tep/1.0/files/${id}?${query}`, await buildPdf('khác'));
    expect([other.status, Object(await other.json()).code]).toEqual([409, 'shared_file.other_content']);
  });

  it('is not there for others, nor when it was dropped', async () => {
    const own = randomUUID();
    expect((await send(`/kho-tep/1.0/files/${own}?name=a.pdf&keepDays=1`, pdf)).status).toBe(200);
    expect((await get(`/kho-tep/1.0/files/giao-duc/${own}/info`, tokenOfReader)).status).toBe(404);
    expect((await get(`/kho-tep/1.0/files/giao-duc/${own}/info`, token)).status).toBe(200);
    const drop = () =>
      fetch(`${gateway.url}/kho-tep/1.0/files/${own}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      });
    expect([(await drop()).status, (await drop()).status]).toEqual([204, 204]);
    expect((await get(`/kho-tep/1.0/files/giao-duc/${own}/info`, token)).status).toBe(404);
    // The other file has the same bytes: they are still there.
    expect((await get(`/kho-tep/1.0/files/giao-duc/${id}`, token)).status).toBe(200);
  });

  it('is what its bytes are, and no larger than agreed', async () => {
    const bad = await send(`/kho-tep/1.0/files/${randomUUID()}?${query}`, Buffer.from('MZ không phải PDF'));
    expect([bad.status, Object(await bad.json()).code]).toEqual([422, 'paper.file_type_wrong']);
    const large = await send(`/kho-tep/1.0/files/${randomUUID()}?${query}`, Buffer.alloc(21 * 1_048_576));
    expect(large.status).toBe(413);
    const unnamed = await send(`/kho-tep/1.0/files/${randomUUID()}?name=..%2Fa&keepDays=1`, pdf);
    expect(unnamed.status).toBe(400);
    expect((await send(`/kho-tep/1.0/files/${randomUUID()}?name=a.pdf&keepDays=9999`, pdf)).status).toBe(400);
  });

  it('that comes without its length, or not to its end, is counted and forgotten all the same', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' };
    const put = (id: string, more: Record<string, string>) =>
      ask(`${gateway.url}/kho-tep/1.0/files/${id}?${query}`, { method: 'PUT', headers: { ...headers, ...more } });
    const chunked = put(randomUUID(), { 'transfer-encoding': 'chunked' });
    const status = new Promise((told) => {
      chunked.on('response', (response) => told(response.statusCode)).on('error', () => told('cut off'));
    });
    for (let mb = 0; mb < 21; mb += 1) chunked.write(Buffer.alloc(1_048_576));
    chunked.end();
    expect([413, 'cut off']).toContain(await status);
    const stopped = randomUUID();
    const lying = put(stopped, { 'content-length': '100000' });
    lying.on('error', () => undefined);
    lying.write(pdf);
    await new Promise((sent) => setTimeout(sent, 200));
    lying.destroy();
    const incoming = resolve(deps.sharedFiles.storage.pathOf('0'.repeat(64)), '../../../incoming');
    await expect.poll(() => readdirSync(incoming)).toEqual([]);
    expect((await get(`/kho-tep/1.0/files/giao-duc/${stopped}/info`, token)).status).toBe(404);
  });

  it('has an address that leads nowhere else', async () => {
    for (const path of [
      '/kho-tep/1.0/files/giao-duc/..%2f..%2f..%2fetc%2fpasswd',
      '/kho-tep/1.0/files/%2e%2e/%2e%2e/info',
      `/kho-tep/1.0/files/giao-duc/${id}%00`,
      `/kho-tep/1.0/files/giao-duc/${id}/../../../x`,
      '/kho-tep/1.0/files/giao-duc/khong-phai-ma',
    ])
      expect([400, 404]).toContain((await get(path, token)).status);
    const html = await send(`/kho-tep/1.0/files/${randomUUID()}?${query}`, Buffer.from('<script>'), 'text/html');
    expect([400, 415]).toContain(html.status);
    const disguised = await send(`/kho-tep/1.0/files/${randomUUID()}?${query}`, Buffer.from('<script>'));
    expect(disguised.status).toBe(422);
    const named = await send(`/kho-tep/1.0/files/${randomUUID()}?name=a%22%3B%20x%3D%22.pdf&keepDays=1`, pdf);
    const kept = Object(await named.json());
    const fetched = await get(`/kho-tep/1.0/files/giao-duc/${kept.id}`, token);
    expect([fetched.status, fetched.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  });
});
