import { createHash, randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { listAccesses, registryEn, registryVi } from '#data/registry/index.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { applyFile } from '#platform/exchange/index.ts';
import {
  createActorOf,
  identityEn,
  identityRoutes,
  identityVi,
  signOnPages,
  signOnPath,
} from '#platform/identity/index.ts';
import { buildHttp } from '#testing/build.ts';
import { operator } from '#testing/exchange-office.ts';
import { freePort } from '#testing/run-system.ts';
import { buildOffice } from '#testing/office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { openSignOn } from '../../open-sign-on.ts';
import { readExchangeFile } from '../cli/exchange-content.ts';
import { applyDepsOf } from '../cli/install-exchange.ts';
import type { Context } from './portal-context.server.ts';
import { signOnRoutes } from './sign-on.server.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { deps, actor } = await buildOffice(db, now);
const port = await freePort();
const publicUrl = `http://127.0.0.1:${port}`;
const back = 'http://127.0.0.1:9480/xong';
const texts = { vi: { ...identityVi, ...registryVi }, en: { ...identityEn, ...registryEn } };
const app = await buildHttp(texts, createActorOf({ db, now, postsOf: deps.organisation.postsOf }));
identityRoutes(app, { db, now, secureCookie: false });
/** Pages as what they show. */
const context: Pick<Context, 'page'> = { page: (_request, reply, page, data) => reply.send({ page, ...data }) };
const signOn = openSignOn(
  { ...deps, publicUrl },
  { trustProxy: false, parseCookie: (header) => app.parseCookie(header) },
);
await signOnRoutes(app, context, signOn);

beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port });
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', deps.registers);
  await applyFile(applyDepsOf(deps, true), file, operator);
  await db
    .updateTable('exchange.system')
    .set({ sign_on_addresses: ['https://tuyensinh.example.vn/xong', back] })
    .where('code', '=', 'giao-duc')
    .execute();
  const system = db.selectFrom('exchange.system').select('id').where('code', '=', 'giao-duc');
  const { id } = await system.executeTakeFirstOrThrow();
  const secret = { systemId: id, kind: 'secret' as const, secretHash: sha256('bi-mat'), subject: '' };
  await inTransaction(db, (tx) => insertCredential(tx, { ...secret, notAfter: new Date('2036-01-01'), at: now() }));
});
afterAll(() => app.close());

const Page = z.looseObject({ page: z.string(), url: z.string().optional() });

/** A browser: keeps cookies, and follows redirects on this site only. */
function openBrowser() {
  const cookies = new Map<string, string>();
  async function go(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(new URL(url, publicUrl), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/json', origin: publicUrl, 'sec-fetch-site': 'same-origin' }),
      },
      ...(form && { body: JSON.stringify(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    return to !== null && new URL(to, publicUrl).origin === publicUrl ? go(to) : response;
  }
  return {
    go,
    /** What the page shows; goes on by itself where it says so. */
    async read(url: string, form?: Record<string, string>): Promise<Response | z.infer<typeof Page>> {
      const response = await go(url, form);
      if (response.status !== 200) return response;
      const page = Page.parse(await response.json());
      return page.page === 'goOn' ? this.read(page.url ?? '') : page;
    },
    signIn: (username: string) => go('/api/session', { username, password: 'MotCua-2026' }),
  };
}

const verifier = 'mot-chuoi-ngau-nhien-du-dai-de-lam-ma-kiem-tra-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const authUrl = (change: Record<string, string> = {}) =>
  `${signOnPath}/auth?${new URLSearchParams({
    ...{ client_id: 'giao-duc', response_type: 'code', redirect_uri: back, scope: 'openid profile dinh_danh' },
    ...{
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'trang-thai',
      nonce: 'so-mot-lan',
      ...change,
    },
  }).toString()}`;
const isResponse = (value: unknown): value is Response => value instanceof Response;
/** Where the browser is sent, out of this site. */
function backAt(answer: unknown): URLSearchParams {
  if (!isResponse(answer)) throw new Error(`a page: ${JSON.stringify(answer)}`);
  const to = answer.headers.get('location') ?? '';
  expect(to.startsWith(back)).toBe(true);
  return new URL(to).searchParams;
}
const askToken = (code: string, change: Record<string, string> = {}, secret = 'bi-mat') =>
  fetch(`${publicUrl}${signOnPath}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`giao-duc:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: back,
      code_verifier: verifier,
      ...change,
    }),
  });
const Tokens = z.object({ access_token: z.string(), id_token: z.string() });
const me = async (token: string) => {
  const answer = await fetch(`${publicUrl}${signOnPath}/me`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: answer.status === 200 ? Object(await answer.json()) : {} };
};
const pageOf = (uid: unknown) => `${signOnPages}/${String(uid)}`;

/** Signs in and agrees; gives the code. */
async function agree(browser: ReturnType<typeof openBrowser>): Promise<string> {
  const page = await browser.read(authUrl());
  if (isResponse(page)) throw new Error(`${page.status} ${page.headers.get('location')}`);
  const answered = await browser.read(pageOf(page['uid']), { agrees: 'co' });
  return backAt(answered).get('code') ?? '';
}

describe('signing in once for another agency’s system', () => {
  it('asks who is there, then whether they agree, and tells the fields of the grant and no others', async () => {
    const lan = await actor('dan.lan');
    const browser = openBrowser();
    const first = await browser.go(authUrl());
    expect(first.status).toBe(404);
    await browser.signIn('dan.lan');
    const page = await browser.read(authUrl());
    expect(page).toMatchObject({
      page: 'signOn',
      ownerName: 'Sở Giáo dục và Đào tạo',
      fields: ['sub', 'name', 'birthdate', 'account_kind', 'personal_id'],
    });
    const answered = await browser.read(pageOf(isResponse(page) ? '' : page['uid']), { agrees: 'co' });
    const params = backAt(answered);
    expect(params.get('state')).toBe('trang-thai');
    const tokens = Tokens.parse(await (await askToken(params.get('code') ?? '')).json());
    const told = await me(tokens.access_token);
    expect(told.body).toEqual({
      ...{
        sub: expect.any(String),
        name: lan.name,
        birthdate: expect.stringMatching(/^19/),
        account_kind: 'citizen',
        personal_id: lan.personalId,
      },
    });
    expect(told.body.sub).not.toContain(lan.id);
    const jwks = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });
    const keys = createLocalJWKSet(jwks.parse(await (await fetch(`${publicUrl}${signOnPath}/jwks`)).json()));
    const { payload } = await jwtVerify(tokens.id_token, keys, {
      issuer: `${publicUrl}${signOnPath}`,
      audience: 'giao-duc',
    });
    expect(payload).toMatchObject({ sub: told.body.sub, nonce: 'so-mot-lan' });
    expect(await signOn.who(tokens.access_token, 'giao-duc')).toEqual(told.body);
    expect(await signOn.who(tokens.access_token, 'y-te')).toBeUndefined();
    const { accesses } = await listAccesses(deps, { actor: lan, before: null, lang: 'vi' });
    expect(accesses).toMatchObject([
      {
        purpose: 'sign_on',
        unitName: 'Sở Giáo dục và Đào tạo tỉnh Vĩnh Phúc',
        fields: ['Họ và tên', 'Ngày sinh', 'Loại tài khoản', 'Số định danh cá nhân'],
      },
    ]);
  });

  it('uses a code once, with its secret, its address and its verifier', async () => {
    const browser = openBrowser();
    await browser.signIn('dan.lan');
    const code = await agree(browser);
    expect((await askToken(code, {}, 'sai')).status).toBe(401);
    expect((await askToken(code, { code_verifier: 'x'.repeat(50) })).status).toBe(400);
    const again = await agreeAgain(browser);
    expect((await askToken(again)).status).toBe(200);
    expect((await askToken(again)).status).toBe(400);
  });

  it('is refused without PKCE, for another address, and for a system without a grant', async () => {
    const browser = openBrowser();
    await browser.signIn('dan.lan');
    const noPkce = await browser.go(authUrl({ code_challenge: '', code_challenge_method: '' }));
    expect(new URL(noPkce.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
    const elsewhere = await browser.go(authUrl({ redirect_uri: 'https://gia-mao.example/xong' }));
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    expect((await browser.go(authUrl({ client_id: 'y-te' }))).status).toBe(400);
  });

  it('goes back without anything when the person does not agree', async () => {
    const browser = openBrowser();
    await browser.signIn('dan.hung');
    const page = await browser.read(authUrl());
    const answered = await browser.read(pageOf(isResponse(page) ? '' : page['uid']), { agrees: 'khong' });
    expect(backAt(answered).get('error')).toBe('access_denied');
  });

  it('asks anew when somebody else has signed in at the portal, or nobody has', async () => {
    const browser = openBrowser();
    await browser.signIn('dan.lan');
    await agree(browser);
    // The same person is not asked twice.
    expect(backAt(await browser.read(authUrl())).get('code')).toBeTruthy();
    await browser.signIn('dan.hung');
    expect(await browser.read(authUrl())).toMatchObject({ page: 'signOn' });
  });

  it('ends with the grant, for tokens given before too', async () => {
    const browser = openBrowser();
    await browser.signIn('dan.lan');
    const { access_token: token } = Tokens.parse(await (await askToken(await agree(browser))).json());
    expect((await me(token)).status).toBe(200);
    await db.updateTable('exchange.system').set({ state: 'suspended' }).where('code', '=', 'giao-duc').execute();
    expect((await me(token)).status).toBe(401);
    expect(await signOn.who(token, 'giao-duc')).toBeUndefined();
    expect((await browser.go(authUrl())).status).toBe(400);
    await db.updateTable('exchange.system').set({ state: 'active' }).where('code', '=', 'giao-duc').execute();
  });

  it('keeps nothing readable of codes and sessions', async () => {
    const rows = await db.selectFrom('identity.sign_on_record').selectAll().execute();
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/giao-duc|tuyensinh|openid/);
  });
});

/** The same person is not asked again. */
async function agreeAgain(browser: ReturnType<typeof openBrowser>): Promise<string> {
  return backAt(await browser.read(authUrl({ nonce: randomUUID() }))).get('code') ?? '';
}
