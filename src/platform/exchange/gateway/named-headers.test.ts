import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { envelopeOf } from '#testing/soap-contract.ts';
import { soapNamespace } from '../service-key.ts';

const { db } = await testDatabase();
let gateway: TestGateway;
let token = '';
const asked: Record<string, unknown>[] = [];

const contract = {
  openapi: '3.1.0',
  info: { title: 'Lịch hẹn', version: '1.0' },
  paths: {
    '/offices/{code}': {
      get: {
        operationId: 'getOffice',
        'x-cache-seconds': 60,
        parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'object', properties: { path: { type: 'string' } } } } },
          },
        },
      },
    },
    '/slots': {
      get: {
        operationId: 'listSlots',
        parameters: [
          { name: 'X-Commune-Code', in: 'header', required: true, schema: { type: 'string', pattern: '^\\d{5}$' } },
          { name: 'X-Page-Size', in: 'header', schema: { type: 'integer', maximum: 100 } },
          { name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } },
        ],
        responses: {
          '200': {
            description: 'ok',
            headers: {
              'X-Total-Count': { schema: { type: 'integer' } },
              'Set-Cookie': { schema: { type: 'string' } },
            },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    items: { type: 'array', items: { type: 'object', properties: { at: { type: 'string' } } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
const slots = { items: [{ at: '2026-12-01T08:00:00+07:00' }] };

beforeAll(async () => {
  const provider = await startProvider((request, response) => {
    asked.push(request.headers);
    const { url = '' } = request;
    if (url.includes('/offices/'))
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ path: url }));
    const headers = {
      'content-type': 'application/json',
      'x-total-count': '41',
      'set-cookie': 'a=b',
      'x-inner': 'host7',
    };
    response.writeHead(200, headers).end(JSON.stringify(slots));
  });
  const service = (code: string) => ({
    ...{
      code,
      version: '1.0',
      name: code,
      provider: 'ben-cung-cap',
      environment: 'production',
      upstream: provider.url,
    },
    ...{ contract: JSON.stringify(contract), personal: false, article: 'Điều 7' },
  });
  const base = buildFile(provider.url);
  const services = ['lich-hen', 'lich-hen-chon'].map(service);
  const whole = grantTo('mot-cua', 'lich-hen/1.0', ['listSlots', 'getOffice']);
  const some = { ...grantTo('mot-cua', 'lich-hen-chon/1.0', ['listSlots']), fields: ['items.at'] };
  await applyDeclared(
    db,
    buildFile(provider.url, { services: [...base.services, ...services], grants: [...base.grants, whole, some] }),
  );
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const ask = (service: string, headers: Record<string, string>, more: RequestInit = {}) =>
  fetch(`${gateway.url}/${service}/1.0${more.method === 'POST' ? '' : '/slots'}`, {
    ...more,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

describe('headers a contract names', () => {
  it('go to the provider, and no others; what the contract says of the caller’s credentials is ignored', async () => {
    const answer = await ask('lich-hen', { 'X-Commune-Code': '08836', 'X-Page-Size': '20', 'X-Other': 'no' });
    expect(answer.status).toBe(200);
    const got = asked.at(-1);
    expect(got).toMatchObject({ 'x-commune-code': '08836', 'x-page-size': '20' });
    expect(got).not.toHaveProperty('x-other');
    expect(got).not.toHaveProperty('authorization');
  });

  it('are held against the contract', async () => {
    for (const headers of [{}, { 'x-commune-code': 'abc' }, { 'x-commune-code': '08836', 'x-page-size': '101' }])
      expect((await ask('lich-hen', headers)).status).toBe(400);
  });

  it('come back with an answer that is given whole, and with no other', async () => {
    const headers = { 'x-commune-code': '08836' };
    const whole = await ask('lich-hen', headers);
    expect(whole.headers.get('x-total-count')).toBe('41');
    expect(whole.headers.get('set-cookie')).toBeNull();
    expect(whole.headers.get('x-inner')).toBeNull();
    const some = await ask('lich-hen-chon', headers);
    expect(await some.json()).toEqual(slots);
    expect(some.headers.get('x-total-count')).toBeNull();
  });

  it('are elements of a SOAP question; one that no header can have is refused', async () => {
    const question = (code: string) =>
      envelopeOf(
        `<m:listSlots xmlns:m="${soapNamespace({ code: 'lich-hen', version: '1.0' })}"><m:x-commune-code>${code}</m:x-commune-code></m:listSlots>`,
      );
    const post = (body: string) => ask('lich-hen', { 'content-type': 'text/xml' }, { method: 'POST', body });
    const before = asked.length;
    expect((await post(question('08836'))).status).toBe(200);
    expect(asked.at(-1)).toMatchObject({ 'x-commune-code': '08836' });
    expect((await post(question('08836&#10;x-evil: 1'))).status).not.toBe(200);
    expect(asked.length).toBe(before + 1);
  });
});

describe('what is remembered of answers', () => {
  it('is told apart by what an envelope asks for: its address is the same for all', async () => {
    const question = (code: string) =>
      envelopeOf(
        `<m:getOffice xmlns:m="${soapNamespace({ code: 'lich-hen', version: '1.0' })}"><m:code>${code}</m:code></m:getOffice>`,
      );
    const post = async (code: string) =>
      (await ask('lich-hen', { 'content-type': 'text/xml' }, { method: 'POST', body: question(code) })).text();
    const [one, two] = [await post('01'), await post('02')];
    expect(one).toContain('/offices/01');
    expect(two).toContain('/offices/02');
    const before = asked.length;
    expect(await post('01')).toBe(one);
    expect(asked.length).toBe(before);
  });
});
