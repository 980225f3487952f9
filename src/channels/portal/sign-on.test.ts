import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listAccesses } from '#data/registry/index.ts';
import { signOnPath } from '#platform/identity/index.ts';
import { agree, answerTo, askedBy, authUrl, backAt, openSignOnSite, Tokens } from '#testing/sign-on-site.ts';

const { db, deps, actor, publicUrl, app, signOn, askToken, me, openBrowser } = await openSignOnSite();
afterAll(() => app.close());

describe('signing in once for another agency’s system', () => {
  it('asks who is there, then whether they agree, and tells the fields of the grant and no others', async () => {
    const lan = await actor('dan.lan');
    const browser = openBrowser();
    // The page that asks for the password names the system, also after a wrong one.
    const system = 'Hệ thống tuyển sinh đầu cấp';
    const first = Object(await (await browser.go(authUrl())).json());
    expect(first).toMatchObject({ page: 'signIn', system, problem: null });
    const wrong = await browser.go('/dang-nhap', { username: 'dan.lan', password: 'sai', next: first.next });
    expect([wrong.status, Object(await wrong.json()).system]).toEqual([401, system]);
    const other = await browser.go('/dang-nhap?tiep=/cho-dang-nhap/khong-co-that');
    expect(Object(await other.json()).system).toBeNull();
    await browser.signIn('dan.lan');
    const page = await askedBy(browser);
    expect(page).toMatchObject({
      page: 'signOn',
      ownerName: 'Sở Giáo dục và Đào tạo',
      fields: ['sub', 'name', 'birthdate', 'account_kind', 'personal_id'],
    });
    const params = backAt(await answerTo(browser, page));
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
    // The same person is not asked again.
    const again = backAt(await browser.read(authUrl({ nonce: randomUUID() }))).get('code') ?? '';
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
    const answered = await answerTo(browser, await askedBy(browser), 'khong');
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
