import { randomUUID } from 'node:crypto';
import { request as httpsRequest } from 'node:https';
import type { Actor } from '#infrastructure/actor.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { CertificatesView, type SystemCertificates } from '#platform/exchange/certificates/certificate.contract.ts';
import { acmeRoutes, exchangeEn, exchangeRoutes, exchangeVi, publishRoutes } from '#platform/exchange/index.ts';
import type { ManagementDeps } from '#platform/exchange/index.ts';
import { buildHttp } from './build.ts';
import { buildRequest } from './certificate-request.ts';
import { applyDeclared, buildFile, grantTo, placesContract } from './exchange-office.ts';
import { buildManagement } from './exchange-management.ts';

/** The axis with two systems that ask for certificates, `giao-duc` of the department of education and `y-te` of that of health. */
export async function buildCertificateOffice(
  db: Db,
  {
    now,
    upstream = 'http://127.0.0.1:1',
    change = {},
  }: { now: Clock; upstream?: string; change?: Partial<ManagementDeps> },
) {
  const office = await buildManagement(db, now);
  const { manager, leader, school, keeper } = office;
  const deps = { ...office.deps, ...change };
  const system = (code: string) => ({
    ...{ code, name: `Hệ thống ${code}`, owner: { code: 'H62.04', name: 'Sở thử nghiệm' } },
    ...{ securityLevel: 3, environment: 'production' },
  });
  const service = {
    ...{ code: 'dia-danh', version: '1.0', name: 'Địa danh', provider: 'y-te', environment: 'production', upstream },
    ...{ contract: JSON.stringify(placesContract), personal: false, article: 'Điều 7' },
  };
  const grants = [grantTo('giao-duc', 'dia-danh/1.0', ['listPlaces'])];
  const systems = [system('giao-duc'), system('y-te')];
  await applyDeclared(db, buildFile(upstream, { systems, services: [service], grants }));
  for (const [code, { posts }] of [['giao-duc', school] as const, ['y-te', keeper] as const])
    await db
      .updateTable('exchange.system')
      .set({ owner_unit_id: posts[0]?.unitId ?? '' })
      .where('code', '=', code)
      .execute();
  const signedIn: { actor?: Actor } = {};
  const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
  exchangeRoutes(app, deps);
  acmeRoutes(app, deps);
  publishRoutes(app, deps);

  const ask = (who: Actor, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => {
    signedIn.actor = who;
    return app.inject({ method, url: `/api/exchange${path}`, ...(payload && { payload }) });
  };
  const viewOf = async (who: Actor, code: string): Promise<SystemCertificates> => {
    const { systems: shown } = CertificatesView.parse((await ask(who, 'GET', '/certificates')).json());
    const found = shown.find((one) => one.code === code);
    if (!found) throw new Error(`nothing of ${code}`);
    return found;
  };
  const request = (who: Actor, code: string, csr: string, id: string = randomUUID()) =>
    ask(who, 'POST', `/systems/${code}/certificate-requests`, { id, csr });
  const decide = (who: Actor, id: string, action: 'approve' | 'refuse', reason = '') =>
    ask(who, 'POST', `/certificate-requests/${id}/decision`, { action, reason });
  const download = async (who: Actor, code: string, serial: string) =>
    ask(who, 'GET', `/systems/${code}/issued-certificates/${serial}`);

  /** Asked by the owner, approved by the agency in charge. */
  async function enrol(code: 'giao-duc' | 'y-te') {
    const who = code === 'giao-duc' ? school : keeper;
    const made = await buildRequest({ name: `CN=${code}`, names: [`${code}.lgsp.internal`] });
    const id = randomUUID();
    await request(who, code, made.csr, id);
    await decide(leader, id, 'approve');
    const { issued } = await viewOf(who, code);
    const serial = issued.at(-1)?.serial ?? '';
    return { ...made, serial, chain: (await download(who, code, serial)).body };
  }
  return { ...office, deps, app, ask, viewOf, request, decide, download, enrol, manager, leader };
}

export const codeOf = (answer: { statusCode: number; json: () => unknown }): string => {
  const body: unknown = answer.json();
  return `${answer.statusCode} ${typeof body === 'object' && body && 'code' in body ? String(body.code) : ''}`.trim();
};

/** A call to a gateway over TLS, with what is shown of oneself. */
export function callOverTls(
  { port, path, ca }: { port: number; path: string; ca: string },
  {
    client,
    ...options
  }: {
    client?: { chain: string; key: string } | undefined;
    method?: string;
    headers?: Record<string, string>;
    body?: string;
  },
): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    const { method = 'GET', headers = {}, body } = options;
    const shown = client && { cert: client.chain, key: client.key };
    const asked = httpsRequest(
      { host: '127.0.0.1', port, path, method, headers, ca, agent: false, ...shown },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, body: text }));
      },
    );
    asked.on('error', fail);
    asked.end(body);
  });
}
