import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  giveSecret,
  grantTo,
  placesContract,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { envelopeOf, inInsurance, insuranceWsdl, participantLan } from '#testing/soap-contract.ts';
import { testDatabase } from '#testing/test-database.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { readSegments } from '../evidence/segments.ts';
import { CallFacts } from './record-call.ts';
import { contractOfWsdl } from '../soap/wsdl-contract.ts';

const { db } = await testDatabase();
const key = buildPurposeKey();
let provider: Provider;
let gateway: TestGateway;
let token = '';
const questionAbout = (personalId: string) => inInsurance('find', `<who><personalId>${personalId}</personalId></who>`);
const faultOf = (code: string, detail = '') =>
  envelopeOf(
    `<s:Fault><faultcode>s:${code}</faultcode><faultstring>SQLException at bhxh.java:12</faultstring><detail>${detail}</detail></s:Fault>`,
  );

const answers: Record<string, [number, string]> = {
  '026192000001': [200, envelopeOf(inInsurance('findResponse', participantLan))],
  '026192000002': [500, faultOf('Server')],
  '026192000003': [500, faultOf('Client')],
  '026192000004': [500, faultOf('Server', inInsurance('closed', '<until>2026-12-01</until>'))],
  '026192000005': [200, envelopeOf(inInsurance('findResponse', '<participant><name>Lan</name></participant>'))],
  '026192000006': [200, '<html>'],
  '026192000007': [200, envelopeOf(inInsurance('countResponse', '<total>1</total>'))],
};

beforeAll(async () => {
  provider = await startProvider((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (request.url?.includes('/places')) {
        const places = {
          items: [
            { code: 'A', name: 'Tích Sơn', district: '01' },
            { code: 'B', name: 'Hội Hợp' },
          ],
        };
        response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(request.method === 'POST' ? { code: 'C' } : places));
        return;
      }
      const number = /\d{12}/.exec(body)?.[0] ?? '';
      const [status, said] = answers[number] ?? [
        200,
        envelopeOf(inInsurance('countResponse', '<total>9007199254740993</total>')),
      ];
      response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(said);
    });
  });
  const service = (code: string, contract: string, personal: boolean) => ({
    ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production' },
    ...{ upstream: `${provider.url}/goc`, contract, personal, article: 'Điều 7 Nghị định 278/2025/NĐ-CP' },
  });
  const file = buildFile(
    provider.url,
    {
      services: [
        service('bao-hiem', insuranceWsdl, true),
        service('thong-ke', insuranceWsdl.replaceAll(' m:subject="person"', ''), false),
        service('dia-danh', JSON.stringify(placesContract), false),
      ],
      grants: [
        { ...grantTo('mot-cua', 'bao-hiem/1.0', ['find']), fields: ['participant.name', 'participant.status'] },
        grantTo('mot-cua', 'thong-ke/1.0', ['count', 'find']),
        grantTo('mot-cua', 'dia-danh/1.0', ['listPlaces', 'addPlace']),
      ],
    },
    [key.jwk],
  );
  await applyDeclared(db, file);
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/xml; charset=utf-8', ...headers },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const purpose = async () => ({ 'x-lawful-purpose': await signPurpose(key.privateKey) });
const json = { 'content-type': 'application/json' };

async function lastFacts(): Promise<CallFacts | undefined> {
  let last: CallFacts | undefined;
  for await (const stored of readSegments(gateway.folder)) {
    if (stored.kind !== 'entry') continue;
    const { facts } = stored.line.sections;
    if (facts && 'text' in facts) last = CallFacts.parse(JSON.parse(facts.text));
  }
  return last;
}

describe('a SOAP service called in SOAP', () => {
  it('gets the envelope as it came; of the answer goes back what the grant names', async () => {
    const asked = envelopeOf(questionAbout('026192000001'));
    const answer = await post('/bao-hiem/1.0', asked, await purpose());
    expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
    expect(answer.text).toContain(
      inInsurance('findResponse', '<participant><name>Nguyễn Thị Lan</name><status>paying</status></participant>'),
    );
    const sent = provider.calls.at(-1);
    expect([sent?.url, sent?.body, sent?.headers['soapaction']]).toEqual([
      '/goc',
      asked,
      '"urn:example:insurance#find"',
    ]);
    expect(sent?.headers['x-lgsp-caller']).toBeDefined();
    expect(sent?.headers['authorization']).toBeUndefined();
  });

  it('is on record like every call, by the digests of what was really sent', async () => {
    const asked = envelopeOf(questionAbout('026192000001'));
    const { text } = await post('/bao-hiem/1.0', asked, await purpose());
    expect(await lastFacts()).toMatchObject({
      ...{ consumer: 'mot-cua', service: 'bao-hiem/1.0', operation: 'find', status: 200, outcome: 'answered' },
      ...{ requestDigest: sha256(asked), responseDigest: sha256(text), dossier: 'H62.01-261128-0001' },
    });
  });

  it('goes through whole where the grant names no fields', async () => {
    const answer = await post('/thong-ke/1.0', envelopeOf(questionAbout('026192000001')));
    expect(answer.text).toBe(answers['026192000001']?.[1]);
  });

  it('answers SOAP 1.2 to who speaks it, though the provider does not', async () => {
    const answer = await post('/thong-ke/1.0', envelopeOf(inInsurance('count', ''), '1.2'), {
      'content-type': 'application/soap+xml',
    });
    expect(answer).toMatchObject({ status: 200, type: 'application/soap+xml; charset=utf-8' });
    expect(answer.text).toContain('<total>9007199254740993</total>');
    expect(provider.calls.at(-1)?.body).toContain('http://schemas.xmlsoap.org/soap/envelope/');
  });

  it.each([
    ['no token', envelopeOf(questionAbout('026192000001')), { authorization: '' }, 401, '900901'],
    ['no purpose', envelopeOf(questionAbout('026192000001')), {}, 500, '403002'],
    ['an operation it was not granted', envelopeOf(inInsurance('count', '')), {}, 500, '900908'],
    ['an operation there is not', envelopeOf(inInsurance('drop', '')), {}, 500, '404002'],
    ['what the schema does not allow', envelopeOf(questionAbout('12')), {}, 500, '400003'],
    ['two elements in the body', envelopeOf(inInsurance('count', '') + inInsurance('count', '')), {}, 500, '400003'],
    ['no XML', 'xin chào', {}, 500, '400003'],
    [
      'an entity',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${envelopeOf(questionAbout('&b;'))}`,
      {},
      500,
      '400003',
    ],
    ['elements without end', envelopeOf('<a>'.repeat(100_000)), {}, 500, '400003'],
    ['the other version than its type says', envelopeOf(inInsurance('count', ''), '1.2'), {}, 500, '415001'],
  ])('refuses with a SOAP fault: %s', async (...[, body, headers, status, code]) => {
    const before = provider.calls.length;
    const answer = await post('/bao-hiem/1.0', body, headers);
    expect([answer.status, answer.type]).toEqual([status, 'text/xml; charset=utf-8']);
    expect(answer.text).toContain('<faultcode>soap:Client</faultcode>');
    expect(answer.text).toContain(`<code>${code}</code>`);
    expect(answer.text).not.toContain('root:');
    expect(provider.calls.length).toBe(before);
  });

  it('says nothing of a provider’s fault but what its contract declares', async () => {
    const ask = async (number: string) => post('/thong-ke/1.0', envelopeOf(questionAbout(number)));
    const failed = await ask('026192000002');
    expect(failed.text).toContain('<code>101500</code>');
    expect(failed.text).not.toContain('SQLException');
    expect((await ask('026192000003')).text).toContain('<code>422001</code>');
    expect((await ask('026192000004')).text).toContain(inInsurance('closed', '<until>2026-12-01</until>'));
    for (const number of ['026192000005', '026192000006', '026192000007'])
      expect((await ask(number)).text).toContain('<code>101505</code>');
  });
});

const suite = '../shared/data/soap-openapi/xroad-mit';
describe.skipIf(!existsSync(suite))('messages of X-Road (skipped without the shared data)', () => {
  it('are each answered with a fault: nobody here is asked by them', async () => {
    const files = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    for (const name of files) {
      const answer = await post('/thong-ke/1.0', readFileSync(join(suite, name), 'latin1'));
      expect([name, answer.status]).toEqual([name, 500]);
      expect(answer.text).toMatch(/<code>(?:400003|404002)<\/code>/);
    }
    expect((await post('/thong-ke/1.0', envelopeOf(inInsurance('count', '')))).status).toBe(200);
  });
});

describe('a SOAP service called in REST', () => {
  const ask = async (number: string, path = '/thong-ke/1.0/find') => {
    const answer = await post(path, JSON.stringify({ who: { personalId: number } }), { ...json, ...(await purpose()) });
    return [answer.status, JSON.parse(answer.text)];
  };

  it('is asked with JSON and answers with JSON', async () => {
    const full = { name: 'Nguyễn Thị Lan', religion: 'Không', status: 'paying', stoppedOn: null };
    expect(await ask('026192000001')).toEqual([200, { participant: full }]);
    expect(provider.calls.at(-1)?.body).toContain(questionAbout('026192000001'));
    expect(await ask('026192000001', '/bao-hiem/1.0/find')).toEqual([
      200,
      { participant: { name: 'Nguyễn Thị Lan', status: 'paying' } },
    ]);
    expect((await post('/thong-ke/1.0/count', '{}', json)).text).toBe('{"total":"9007199254740993"}');
  });

  it('gives faults as errors in the shape of all others', async () => {
    expect(await ask('026192000002')).toEqual([502, expect.objectContaining({ code: '101500' })]);
    expect(await ask('026192000003')).toEqual([422, expect.objectContaining({ code: '422001' })]);
    expect(await ask('026192000004')).toEqual([
      422,
      expect.objectContaining({ code: '422001', fault: { closed: { until: '2026-12-01' } } }),
    ]);
    expect(await ask('12')).toEqual([400, expect.objectContaining({ code: '400003' })]);
  });
});

describe('a REST service called in SOAP', () => {
  const namespace = 'urn:motcua:lgsp:dia-danh:1.0';
  const ask = (content: string) => post('/dia-danh/1.0', envelopeOf(content));

  it('is asked with its path, query and body', async () => {
    const answer = await ask(`<listPlaces xmlns="${namespace}"><limit>5</limit></listPlaces>`);
    expect(answer.text).toContain(
      `<listPlacesResponse xmlns="${namespace}"><items><code>A</code><name>Tích Sơn</name><district>01</district></items><items><code>B</code><name>Hội Hợp</name></items></listPlacesResponse>`,
    );
    expect(provider.calls.at(-1)?.url).toBe('/goc/places?limit=5');
    const added = await ask(`<addPlace xmlns="${namespace}"><body><code>C</code></body></addPlace>`);
    expect(added.text).toContain('<code>C</code>');
    expect(provider.calls.at(-1)).toMatchObject({ method: 'POST', url: '/goc/places', body: '{"code":"C"}' });
  });

  it('holds what is asked against the contract', async () => {
    expect((await ask(`<listPlaces xmlns="${namespace}"><limit>500</limit></listPlaces>`)).text).toContain(
      '<code>400002</code>',
    );
    expect((await ask(`<addPlace xmlns="${namespace}"><body><code>too long</code></body></addPlace>`)).text).toContain(
      '<code>400003</code>',
    );
    expect((await ask(`<addPlace xmlns="${namespace}"/>`)).text).toContain('<code>400003</code>');
    expect((await ask('<listPlaces xmlns="urn:other"/>')).text).toContain('<code>404002</code>');
  });
});

describe('the WSDL of a service', () => {
  const ask = (path: string, method = 'GET') => fetch(`${gateway.url}${path}`, { method });

  it('is at its address with ?wsdl behind it, for anybody, as every SOAP tool asks for it', async () => {
    const response = await ask('/dia-danh/1.0?wsdl');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    const read = contractOfWsdl(await response.text());
    expect(read.operations.map(({ id }) => id)).toContain('listPlaces');
    expect(await (await ask('/dia-danh/1.0?WSDL')).text()).toContain('location="http://lgsp.example/dia-danh/1.0"');
  });

  it('is not there for a service that is not, and nothing else is given to who has no token', async () => {
    expect((await ask('/khong-co/1.0?wsdl')).status).toBe(401);
    expect((await ask('/dia-danh/1.0?wsdl&x=1')).status).toBe(401);
    expect((await ask('/dia-danh/1.0/places?wsdl')).status).toBe(401);
    expect((await ask('/dia-danh/1.0?wsdl', 'POST')).status).toBe(401);
  });
});
