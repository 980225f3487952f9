import { randomUUID } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildHttp } from '#testing/build.ts';
import { testDatabase } from '#testing/test-database.ts';
import { insertAccounts } from './identity.queries.ts';
import { createActorOf, identityRoutes } from './identity.routes.ts';
import { identityEn } from './identity.en.ts';
import { identityVi } from './identity.vi.ts';
import { hashPassword } from './password.ts';

const { db } = await testDatabase();
let at = new Date('2026-11-23T02:00:00Z');
const now = () => at;
const post = {
  postId: randomUUID(),
  unitId: randomUUID(),
  unitName: 'UBND phường Tích Sơn',
  title: 'Công chức',
  roles: ['specialist'],
};
const app = await buildHttp({ vi: identityVi, en: identityEn }, createActorOf({ db, now, postsOf: () => [post] }));
identityRoutes(app, { db, now, secureCookie: false });

function signIn(username: string, password: string) {
  return app.inject({ method: 'POST', url: '/api/session', payload: { username, password } });
}

beforeAll(async () => {
  const account = { kind: 'officer' as const, personalId: null, taxCode: null, email: null, phone: null };
  const passwordHash = await hashPassword('Mật khẩu đúng');
  await inTransaction(db, (tx) =>
    insertAccounts(
      tx,
      [
        { ...account, id: randomUUID(), username: 'can.bo', fullName: 'Nguyễn Văn Cán', passwordHash },
        { ...account, id: randomUUID(), username: 'khac', fullName: 'Lê Văn Khác', passwordHash },
        { ...account, id: randomUUID(), username: 'khong.mat.khau', fullName: 'Không Có Mật Khẩu' },
      ],
      at,
    ),
  );
});

describe('signing in', () => {
  it('opens a session that says who one is, with the posts held, until signed out', async () => {
    const answer = await signIn('CAN.BO ', 'Mật khẩu đúng');
    expect(answer.statusCode).toBe(204);
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const headers = { cookie: `${cookie?.name}=${cookie?.value}`, 'sec-fetch-site': 'same-origin' };
    const me = await app.inject({ method: 'GET', url: '/api/me', headers });
    expect(me.json()).toMatchObject({ name: 'Nguyễn Văn Cán', posts: [{ roles: ['specialist'] }] });
    await app.inject({ method: 'DELETE', url: '/api/session', headers });
    expect((await app.inject({ method: 'GET', url: '/api/me', headers })).statusCode).toBe(401);
  });

  it('says the same for an unknown name, a wrong password and an account without password', async () => {
    const answers = await Promise.all([signIn('ai.do', 'x'), signIn('khac', 'sai'), signIn('khong.mat.khau', '')]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 400]);
    expect(answers[0]?.json()).toEqual(answers[1]?.json());
    expect((await signIn('khong.mat.khau', 'không ai có mật khẩu này')).statusCode).toBe(401);
  });

  it('is refused in English where English was chosen', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { cookie: 'motcua_lang=en', 'sec-fetch-site': 'same-origin' },
      payload: { username: 'ai.do', password: 'x' },
    });
    expect(answer.json()).toEqual({
      code: 'identity.wrong_password',
      message: 'The username or the password is not correct.',
    });
  });

  it('rests after five failures, then works again', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('khac', 'sai');
    expect((await signIn('khac', 'Mật khẩu đúng')).json()).toMatchObject({ code: 'identity.too_many_failures' });
    at = new Date(at.getTime() + 11 * 60_000);
    expect((await signIn('khac', 'Mật khẩu đúng')).statusCode).toBe(204);
  });

  it('ends a session that was idle for twelve hours', async () => {
    const [cookie] = (await signIn('can.bo', 'Mật khẩu đúng')).cookies;
    at = new Date(at.getTime() + 12 * 3_600_000 + 1);
    const me = await app.inject({
      method: 'GET',
      url: '/api/me',
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    expect(me.statusCode).toBe(401);
  });
});

describe('a page of another site', () => {
  it('cannot act in the name of a signed-in person', async () => {
    const [cookie] = (await signIn('can.bo', 'Mật khẩu đúng')).cookies;
    const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
    for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://ac.example' }, {}]) {
      const answer = await app.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, ...foreign } });
      expect(answer.json()).toMatchObject({ code: 'http.foreign_origin' });
    }
  });
});
