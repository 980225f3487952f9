import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
let gateway: TestGateway;
let token = '';
const client = 'VN/GOV/H62/mot-cua';
const service = 'VN/GOV/H62/noi-vu/places';

beforeAll(async () => {
  const provider = await startProvider((request, response) => {
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    request
      .resume()
      .on('end', () => response.end(request.method === 'POST' ? '{"code":"A1"}' : '{"items":[{"code":"A"}]}'));
  });
  const file = buildFile(provider.url);
  const names: Record<string, string> = { 'mot-cua': client, 'ben-cung-cap': 'VN/GOV/H62/noi-vu', la: 'VN/GOV/H62/la' };
  await applyDeclared(db, {
    ...file,
    systems: file.systems.map((system) => ({ ...system, xRoadId: names[system.code] ?? null })),
    services: file.services.map((one) =>
      one.code === 'dia-danh' ? { ...one, settings: { xRoadCode: 'places' } } : one,
    ),
  });
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const call = (path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${gateway.url}/r1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body }),
    headers: {
      authorization: `Bearer ${token}`,
      'x-road-client': client,
      'content-type': 'application/json',
      ...headers,
    },
  });

describe('a call in the manner of X-Road', () => {
  it('reaches the service by its name there, and the answer says what it answers', async () => {
    const answer = await call(`${service}/places?limit=5`, { 'x-road-id': 'KQ-1' });
    expect([answer.status, await answer.json()]).toEqual([200, { items: [{ code: 'A' }] }]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-road-id': 'KQ-1',
      'x-road-client': client,
      'x-road-service': service,
      'x-road-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-road-request-hash': expect.stringMatching(/^[A-Za-z0-9+/]{86}==$/),
    });
  });

  it('binds the answer to its question, body and all', async () => {
    const hashOf = async (code: string) =>
      (await call(`${service}/places`, {}, `{"code":"${code}"}`)).headers.get('x-road-request-hash');
    const hashes = await Promise.all([hashOf('A'), hashOf('B')]);
    expect(new Set(hashes).size).toBe(2);
  });

  it.each([
    ['a service nobody offers there', `${service}x/places`, {}, 404, 'Server.ServerProxy.UnknownService'],
    ['no whole name', 'VN/GOV/H62', {}, 400, 'Client.BadRequest'],
    [
      'somebody else’s name',
      `${service}/places`,
      { 'x-road-client': 'VN/GOV/H62/la' },
      403,
      'Server.ClientProxy.AccessDenied',
    ],
    ['no name', `${service}/places`, { 'x-road-client': '' }, 403, 'Server.ClientProxy.AccessDenied'],
    ['no token', `${service}/places`, { authorization: '' }, 401, 'Server.ClientProxy.SslAuthenticationFailed'],
    ['a way out of the service', `${service}/..%2f..%2fdan-cu/1.0/citizens/1`, {}, 400, 'Client.BadRequest'],
    ['a parameter the contract does not know', `${service}/places?other=1`, {}, 400, 'Client.BadRequest'],
  ])('is refused in its shape: %s', async (...[, path, headers, status, type]) => {
    const answer = await call(path, headers);
    expect([answer.status, answer.headers.get('x-road-error')]).toEqual([status, type]);
    expect(await answer.json()).toMatchObject({ type, message: expect.any(String), detail: expect.any(String) });
  });
});
