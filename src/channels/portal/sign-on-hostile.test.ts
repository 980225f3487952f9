import { request as ask } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { deleteExpiredSignOn, signOnPath } from '#platform/identity/index.ts';
import {
  agree,
  answerTo,
  askedBy,
  authUrl,
  back,
  backAt,
  openSignOnSite,
  Tokens,
  type TestBrowser,
} from '#testing/sign-on-site.ts';

const { db, publicUrl, app, signOn, faults, askToken, me, openBrowser } = await openSignOnSite();
afterAll(() => app.close());

async function browserOf(username: string): Promise<TestBrowser> {
  const browser = openBrowser();
  await browser.signIn(username);
  return browser;
}
const tokenOf = async (code: string) => Tokens.parse(await (await askToken(code)).json());
/** The system may learn these fields, until it is put back. */
const mayLearn = (fields: readonly string[]) =>
  db
    .updateTable('exchange.access_grant')
    .set({ fields: [...fields] })
    .where('consumer_id', 'in', db.selectFrom('exchange.system').select('id').where('code', '=', 'giao-duc'))
    .where('service_id', 'in', db.selectFrom('exchange.service').select('id').where('code', '=', 'dang-nhap'))
    .execute();

describe('a code of signing on', () => {
  it('shown twice at the same moment gives tokens once', async () => {
    const code = await agree(await browserOf('dan.lan'));
    const answers = await Promise.all(Array.from({ length: 6 }, () => askToken(code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
  });

  it('shown again takes back what it gave', async () => {
    const code = await agree(await browserOf('dan.lan'));
    const { access_token: token } = await tokenOf(code);
    expect((await me(token)).status).toBe(200);
    expect((await askToken(code)).status).toBe(400);
    expect((await me(token)).status).toBe(401);
    expect(await signOn.who(token, 'giao-duc')).toBeUndefined();
  });

  it('is of no use to another system, nor with another address, nor without its verifier', async () => {
    const code = await agree(await browserOf('dan.lan'));
    expect((await askToken(code, {}, 'bi-mat', 'y-te')).status).toBe(401);
    expect((await askToken(code, { redirect_uri: 'https://tuyensinh.example.vn/xong' })).status).toBe(400);
    expect((await askToken(code, { code_verifier: '' })).status).toBe(400);
    expect((await askToken(code)).status).toBe(200);
  });
});

describe('a request to sign on', () => {
  it.each([
    ['a plain verifier', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no method, which means plain', { code_challenge_method: '' }, 'invalid_request'],
    ['a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    ['a request elsewhere', { request_uri: 'http://127.0.0.1:1/a' }, 'request_uri_not_supported'],
  ])('with %s leads to no page that lets one agree to it', async (_what, change, error) => {
    const answered = await (await browserOf('dan.lan')).read(authUrl(change));
    const to = (answered instanceof Response ? answered.headers.get('location') : null) ?? 'http://a-page.example/';
    const { searchParams, hash } = new URL(to);
    expect(searchParams.get('error') ?? new URLSearchParams(hash.slice(1)).get('error')).toBe(error);
    expect(to.startsWith(back)).toBe(true);
  });

  it.each([
    ['https://gia-mao.example/xong', 'another site'],
    [`${back}/khac`, 'a longer path'],
    [`${back}?x=1`, 'a query'],
    [back.replace('127.0.0.1', '127.0.0.1@gia-mao.example'), 'a name before another site'],
    ['javascript:alert(1)', 'a script'],
    ['//gia-mao.example/xong', 'no protocol'],
  ])('to come back to %s (%s) sends nobody anywhere', async (address) => {
    const answered = await (await browserOf('dan.lan')).go(authUrl({ redirect_uri: address }));
    expect([answered.status, answered.headers.get('location')]).toEqual([400, null]);
  });

  it.each([
    [
      'scopes that were not granted, or are none',
      { scope: 'openid profile dinh_danh co_quan offline_access __proto__' },
    ],
    ['claims by name', { claims: '{"userinfo":{"tax_code":{"essential":true}}}' }],
  ])('with %s teaches no more', async (_what, change) => {
    const page = await askedBy(await browserOf('dan.lan'), authUrl(change));
    expect(page['fields']).toEqual(['sub', 'name', 'birthdate', 'account_kind', 'personal_id']);
  });

  it('of any size does no harm', async () => {
    const browser = await browserOf('dan.lan');
    expect((await browser.go(authUrl({ state: 'x'.repeat(12_000) }))).status).toBeLessThan(500);
    const posted = await fetch(`${publicUrl}${signOnPath}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `code=${'x'.repeat(3_000_000)}`,
    });
    expect([400, 413]).toContain(posted.status);
  });

  it('is told of our addresses from the settings, whatever host it names', async () => {
    const discovery = await new Promise<string>((resolve, reject) => {
      ask(
        `${publicUrl}${signOnPath}/.well-known/openid-configuration`,
        { headers: { host: 'gia-mao.example', 'x-forwarded-host': 'gia-mao.example', 'x-forwarded-proto': 'https' } },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve(text));
        },
      )
        .on('error', reject)
        .end();
    });
    expect(discovery).toContain(`${publicUrl}${signOnPath}/token`);
    expect(discovery).not.toContain('gia-mao');
  });
});

describe('two people at one browser', () => {
  it('nobody agrees for who was there before', async () => {
    const browser = await browserOf('dan.lan');
    const page = await askedBy(browser);
    await browser.signIn('dan.hung');
    const answered = await answerTo(browser, page);
    expect(answered instanceof Response && answered.status).toBe(404);
    // Nor when nobody is signed in.
    const other = await browserOf('dan.lan');
    const left = await askedBy(other);
    other.cookies.delete('motcua_session');
    const late = await answerTo(other, left);
    expect(late instanceof Response && late.status).toBe(404);
  });

  it('a sign-on ends with the one at the portal, however its cookie is written', async () => {
    const browser = await browserOf('dan.lan');
    await agree(browser);
    const held = ['_session', '_session.sig'].map((name) => [name, browser.cookies.get(name) ?? ''] as const);
    expect(held.every(([, value]) => value !== '')).toBe(true);
    for (const write of [
      held.map(([name, value]) => `${name}=${value}`).join(';'),
      `x=1;${held.map(([name, value]) => `${name}="${value}"`).join(';')}`,
    ]) {
      const answered = await fetch(`${publicUrl}${authUrl({ prompt: 'none' })}`, {
        redirect: 'manual',
        headers: { cookie: write },
      });
      expect(backAt(answered).get('error')).toBe('login_required');
    }
  });

  it('who was led into another’s sign-on does not sign that one in', async () => {
    const attacker = await browserOf('dan.hung');
    const victim = await browserOf('dan.lan');
    attacker.cookies.delete('motcua_session');
    const stopped = await attacker.go(authUrl());
    // To the page that asks for the password.
    expect(new URL(stopped.url).pathname).toBe('/dang-nhap');
    const path = decodeURIComponent(new URL(stopped.url).searchParams.get('tiep') ?? '');
    for (const name of ['_interaction', '_interaction.sig']) victim.cookies.set(name, attacker.cookies.get(name) ?? '');
    const page = await victim.go(path);
    expect(page.status).toBe(200);
    const { url } = Object(await page.json());
    await attacker.signIn('dan.hung');
    const got = await attacker.read(String(url));
    // Asked as himself, or told to begin again: never as the victim.
    expect(['signOn', null]).toContain(got instanceof Response ? got.headers.get('location') : got['page']);
    const { access_token: token } = await tokenOf(await agree(attacker));
    expect((await me(token)).body.name).toMatch(/Hùng$/);
  });
});

describe('a system that asks for a sign-in of now', () => {
  it('gets one with a password given after it asked; and is told when that was', async () => {
    const browser = await browserOf('dan.lan');
    await db
      .updateTable('identity.session')
      .set({ created_at: new Date(Date.now() - 3_600_000) })
      .execute();
    await agree(browser);
    const authTime = (token: string) =>
      Object(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
    for (const change of [{ prompt: 'login' }, { max_age: '60' }]) {
      const stopped = await browser.go(authUrl(change));
      // The page of the portal that asks for the password.
      expect(new URL(stopped.url).pathname).toBe('/dang-nhap');
    }
    const aged = await tokenOf(await agree(browser, authUrl({ max_age: '7200' })));
    expect(Date.now() / 1000 - authTime(aged.id_token).auth_time).toBeGreaterThan(3500);
  });
});

describe('what a system may learn', () => {
  const granted = ['sub', 'name', 'birthdate', 'account_kind', 'personal_id'];

  it('is what was agreed to: a wider grant is asked about again, and tells nothing before', async () => {
    await mayLearn(['sub', 'name']);
    const browser = await browserOf('dan.lan');
    const first = await askedBy(browser);
    expect(first['fields']).toEqual(['sub', 'name']);
    // Widened while the page stands there: what it did not name is asked about on another.
    await mayLearn(granted);
    expect(await answerTo(browser, first)).toMatchObject({ page: 'signOn', fields: granted });
    await mayLearn(['sub', 'name']);
    const { access_token: token } = await tokenOf(await agree(browser));
    await mayLearn(granted);
    expect(Object.keys((await me(token)).body).toSorted()).toEqual(['name', 'sub']);
    expect(Object.keys((await signOn.who(token, 'giao-duc')) ?? {}).toSorted()).toEqual(['name', 'sub']);
    expect(await askedBy(browser)).toMatchObject({ fields: granted });
  });

  it('ends with the account', async () => {
    const { access_token: token } = await tokenOf(await agree(await browserOf('dan.hung')));
    const setActive = (active: boolean) =>
      db.updateTable('identity.account').set({ active }).where('username', '=', 'dan.hung').execute();
    await setActive(false);
    expect((await me(token)).status).toBe(401);
    expect(await signOn.who(token, 'giao-duc')).toBeUndefined();
    await setActive(true);
  });
});

describe('the pages between', () => {
  it('take an answer from themselves only, and stand in nobody’s frame', async () => {
    const browser = await browserOf('dan.lan');
    const { path } = await askedBy(browser);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = new URLSearchParams({ agrees: 'co', fields: 'sub name' });
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://gia-mao.example' },
      { origin: 'null' },
      {},
    ]) {
      const answered = await fetch(`${publicUrl}${path}`, { method: 'POST', body, headers: { cookie, ...from } });
      expect(answered.status).toBe(403);
    }
    const page = await fetch(`${publicUrl}${path}`, { headers: { cookie } });
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });

  it('of problems are protected as all are, and say who can help', async () => {
    const answered = await fetch(`${publicUrl}${authUrl({ client_id: 'khong-co' })}`, {
      headers: { accept: 'text/html' },
    });
    expect(answered.status).toBe(400);
    expect(answered.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(answered.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answered.text()).toContain('Hãy hỏi cơ quan quản lý hệ thống đó');
    const late = await fetch(`${publicUrl}${signOnPath}/auth/khong-con-nua`, { headers: { accept: 'text/html' } });
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('bấm đăng nhập lại')]);
  });

  it('leave nothing behind that has run out', async () => {
    const count = async () => (await db.selectFrom('identity.sign_on_record').select('key').execute()).length;
    expect(await count()).toBeGreaterThan(5);
    await deleteExpiredSignOn(db, new Date(Date.now() + 13 * 3_600_000));
    expect(await count()).toBe(0);
  });

  it('and nothing of all this was a fault of ours', () => {
    expect(faults).toEqual([]);
  });
});
