import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { registryEn, registryVi } from '#data/registry/index.ts';
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
import { readExchangeFile } from '../channels/cli/exchange-content.ts';
import { applyDepsOf } from '../channels/cli/install-exchange.ts';
import type { Context } from '../channels/portal/portal-context.server.ts';
import { sessionRoutes } from '../channels/portal/session.server.ts';
import { signOnRoutes } from '../channels/portal/sign-on.server.ts';
import { openSignOn } from '../open-sign-on.ts';
import { buildHttp } from './build.ts';
import { operator } from './exchange-office.ts';
import { buildOffice } from './office.ts';
import { freePort } from './run-system.ts';
import { testDatabase } from './test-database.ts';

/** Where people of `giao-duc` come back to. */
export const back = 'http://127.0.0.1:9480/xong';
export const secretOf = 'bi-mat';
const verifier = 'mot-chuoi-ngau-nhien-du-dai-de-lam-ma-kiem-tra-0123456789';
const Page = z.looseObject({ page: z.string(), url: z.string().optional() });
export type ShownPage = z.infer<typeof Page>;
export type TestBrowser = {
  cookies: Map<string, string>;
  go: (url: string, form?: Record<string, string>) => Promise<Response>;
  /** What the page shows; goes on by itself where it says so. */
  read: (url: string, form?: Record<string, string>) => Promise<Response | ShownPage>;
  signIn: (username: string) => Promise<Response>;
};

/** A portal with signing on, listening, with `giao-duc` and `y-te` granted as the content says; pages come as what they show. */
export async function openSignOnSite() {
  const { db } = await testDatabase();
  const now = () => new Date();
  const { deps, actor } = await buildOffice(db, now);
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const texts = { vi: { ...identityVi, ...registryVi }, en: { ...identityEn, ...registryEn } };
  const app = await buildHttp(texts, createActorOf({ db, now, postsOf: deps.organisation.postsOf }));
  identityRoutes(app, { db, now, secureCookie: false });
  const context: Pick<Context, 'page' | 'errorPage'> = {
    page: (_request, reply, page, data) => reply.send({ page, ...data }),
    errorPage: ({ message }) => message,
  };
  const faults: unknown[] = [];
  const log = { error: (fault: unknown) => void faults.push(fault) };
  const signOn = openSignOn(
    { ...deps, publicUrl },
    { log, parseCookie: (header) => app.parseCookie(header), allowLoopback: true },
  );
  await signOnRoutes(app, context, signOn);
  sessionRoutes(app, { ...context, deps }, signOn);
  await app.listen({ host: '127.0.0.1', port });
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', deps.registers);
  await applyFile(applyDepsOf(deps, true), file, operator);
  await db
    .updateTable('exchange.system')
    .set({ sign_on_addresses: ['https://tuyensinh.example.vn/xong', back] })
    .where('code', '=', 'giao-duc')
    .execute();
  for (const code of ['giao-duc', 'y-te']) {
    const system = db.selectFrom('exchange.system').select('id').where('code', '=', code);
    const { id } = await system.executeTakeFirstOrThrow();
    const secret = { systemId: id, kind: 'secret' as const, secretHash: sha256(secretOf), subject: '' };
    await inTransaction(db, (tx) => insertCredential(tx, { ...secret, notAfter: new Date('2036-01-01'), at: now() }));
  }
  const askToken = (code: string, change: Record<string, string> = {}, secret = secretOf, client = 'giao-duc') =>
    fetch(`${publicUrl}${signOnPath}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', code, redirect_uri: back, code_verifier: verifier, ...change },
      }),
    });
  const me = async (token: string) => {
    const answer = await fetch(`${publicUrl}${signOnPath}/me`, { headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, body: answer.status === 200 ? Object(await answer.json()) : {} };
  };
  return { db, deps, actor, publicUrl, app, signOn, faults, askToken, me, openBrowser: () => openBrowser(publicUrl) };
}

/** A browser: keeps cookies, and follows redirects on this site only. */
function openBrowser(publicUrl: string): TestBrowser {
  const cookies = new Map<string, string>();
  const browser: TestBrowser = {
    cookies,
    go: async (url, form) => {
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
      return to !== null && new URL(to, publicUrl).origin === publicUrl ? browser.go(to) : response;
    },
    read: async (url, form) => {
      const response = await browser.go(url, form);
      if (response.status !== 200) return response;
      const page = Page.parse(await response.json());
      return page.page === 'goOn' ? browser.read(page.url ?? '') : page;
    },
    signIn: (username) => browser.go('/api/session', { username, password: 'MotCua-2026' }),
  };
  return browser;
}

export const authUrl = (change: Record<string, string> = {}) =>
  `${signOnPath}/auth?${new URLSearchParams({
    ...{ client_id: 'giao-duc', response_type: 'code', redirect_uri: back, scope: 'openid profile dinh_danh' },
    ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' },
    ...{ state: 'trang-thai', nonce: 'so-mot-lan', ...change },
  }).toString()}`;

/** Where the browser is sent, out of this site. */
export function backAt(answer: Response | ShownPage): URLSearchParams {
  if (!(answer instanceof Response)) throw new Error(`a page: ${JSON.stringify(answer)}`);
  const to = answer.headers.get('location') ?? '';
  if (!to.startsWith(back)) throw new Error(`${answer.status} ${to}`);
  return new URL(to).searchParams;
}

/** The page that asks whether they agree. */
export async function askedBy(browser: TestBrowser, url = authUrl()): Promise<ShownPage & { path: string }> {
  const page = await browser.read(url);
  if (page instanceof Response) throw new Error(`${page.status} ${page.headers.get('location')}`);
  return { ...page, path: pathOf(page) };
}
const pathOf = ({ uid }: ShownPage) => `${signOnPages}/${String(uid)}`;

/** Answers that page as its form would. */
export const answerTo = (browser: TestBrowser, { path, fields }: ShownPage & { path: string }, agrees = 'co') =>
  browser.read(path, { agrees, fields: z.array(z.string()).parse(fields).join(' ') });

/** Agrees where asked to; gives the code. */
export async function agree(browser: TestBrowser, url = authUrl()): Promise<string> {
  const page = await browser.read(url);
  const answered = page instanceof Response ? page : await answerTo(browser, { ...page, path: pathOf(page) });
  return backAt(answered).get('code') ?? '';
}

export const Tokens = z.object({ access_token: z.string(), id_token: z.string() });
