import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#infrastructure/refusal.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  citizenContract,
  giveSecret,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  type Provider,
} from '#testing/exchange-office.ts';
import { envelopeOf, inInsurance, insuranceWsdl, participantLan } from '#testing/soap-contract.ts';
import { testDatabase } from '#testing/test-database.ts';
import { contractOf } from '../contracts/read-openapi.ts';
import { checkMapping } from './check-mapping.ts';
import { ServiceMapping } from './mapping.contract.ts';

const getCitizen = {
  soap: 'find',
  request: '{ "who": { "personalId": parameters.personalId }, "withPeriods": false }',
  status: 'status = 422 or $not($exists(body.participant)) ? 404 : 200',
  response:
    'status = 404 ? { "why": "không có" } : { "personalId": parameters.personalId, "fullName": body.participant.name, "religion": body.participant.religion }',
  tests: [
    {
      name: 'Có người này',
      parameters: { personalId: '026192000001' },
      asked: { body: { who: { personalId: '026192000001' }, withPeriods: false } },
      answered: {
        body: { participant: { name: 'Nguyễn Thị Lan', religion: 'Không', status: 'paying', stoppedOn: null } },
      },
      gives: { body: { personalId: '026192000001', fullName: 'Nguyễn Thị Lan', religion: 'Không' } },
    },
    {
      name: 'Không có người này',
      parameters: { personalId: '026192000002' },
      asked: { body: { who: { personalId: '026192000002' }, withPeriods: false } },
      answered: { body: {} },
      gives: { status: 404, body: { why: 'không có' } },
    },
  ],
};
const [known, unknown] = getCitizen.tests;
const whyNot = async (change: Record<string, unknown>, wsdl: string | undefined = insuranceWsdl) => {
  const read = ServiceMapping.safeParse({ getCitizen: { ...getCitizen, ...change } });
  if (!read.success) return read.error.message;
  return checkMapping(contractOf(citizenContract), read.data, wsdl).then(
    () => '',
    (error: unknown) => (error instanceof Refusal ? JSON.stringify(error.params) : String(error)),
  );
};

describe('a mapping before a SOAP provider', () => {
  it('is taken when its examples come out and could be said in the provider’s XML', async () => {
    expect(await whyNot({})).toBe('');
  });

  it.each([
    ['an operation the WSDL does not have', { soap: 'findAll' }, 'không có thao tác findAll'],
    ['an operation that names none', { soap: undefined }, 'chưa nói thao tác SOAP'],
    ['a path beside it', { path: '/tra-cuu' }, 'soap không đi cùng'],
    [
      'a question the schema has no room for',
      {
        request: '{ "who": { "personalId": "12" } }',
        tests: [{ ...known, asked: { body: { who: { personalId: '12' } } } }],
      },
      'câu hỏi không đúng WSDL',
    ],
    [
      'an example of an answer the provider cannot give',
      { tests: [{ ...known, answered: { body: { participant: { name: 'Nguyễn Thị Lan', religion: 'Không' } } } }] },
      'câu trả lời không đúng WSDL',
    ],
    ['a status SOAP does not have', { tests: [{ ...unknown, answered: { status: 404, body: {} } }] }, 'không trả 404'],
    [
      'a declared fault of another shape',
      { tests: [{ ...unknown, answered: { status: 422, body: { fault: { closed: {} } } } }] },
      'câu trả lời không đúng WSDL',
    ],
  ])('is refused with %s', async (_what, change, why) => {
    expect(await whyNot(change)).toContain(why);
  });

  it('is refused with what is no WSDL, and without one', async () => {
    expect(await whyNot({}, JSON.stringify(citizenContract))).toContain('không phải WSDL');
    const mapping = ServiceMapping.parse({ getCitizen });
    await expect(checkMapping(contractOf(citizenContract), mapping, undefined)).rejects.toBeInstanceOf(Refusal);
  });
});

describe('at the gateway', () => {
  const key = buildPurposeKey();
  let provider: Provider;
  let url = '';
  let headers: Record<string, string> = {};
  const closed = inInsurance('closed', '<until>2026-12-01</until>');
  const fault = `<s:Fault><faultcode>s:Server</faultcode><faultstring>bhxh.java:12</faultstring><detail>${closed}</detail></s:Fault>`;
  const answers: Record<string, [number, string]> = {
    '026192000001': [200, envelopeOf(inInsurance('findResponse', participantLan))],
    '026192000002': [200, envelopeOf(inInsurance('findResponse', ''))],
    '026192000003': [500, envelopeOf(fault)],
    '026192000004': [500, envelopeOf(fault.replace(closed, ''))],
    '026192000005': [200, envelopeOf(inInsurance('findResponse', '<participant><name>Lan</name></participant>'))],
  };

  beforeAll(async () => {
    const { db } = await testDatabase();
    provider = await startProvider((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        const [status, said] = answers[/\d{12}/.exec(body)?.[0] ?? ''] ?? [404, ''];
        response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(said);
      });
    });
    const file = buildFile(provider.url, {}, [key.jwk]);
    const settings = { mapping: ServiceMapping.parse({ getCitizen }), providerWsdl: insuranceWsdl };
    const services = file.services.map((service) => (service.personal ? { ...service, settings } : service));
    await applyDeclared(db, { ...file, services });
    const secret = await giveSecret(db, 'mot-cua');
    const gateway = await startGateway(db);
    ({ url } = gateway);
    const token = await takeToken(url, 'mot-cua', secret);
    headers = { authorization: `Bearer ${token}`, 'x-lawful-purpose': await signPurpose(key.privateKey) };
  });
  const ask = async (number: string) => {
    const response = await fetch(`${url}/dan-cu/1.0/citizens/${number}`, { headers });
    return [response.status, await response.json()];
  };

  it('asks in an envelope at the one address, and gives the contract and the fields of the grant', async () => {
    expect(await ask('026192000001')).toEqual([200, { personalId: '026192000001', fullName: 'Nguyễn Thị Lan' }]);
    const last = provider.calls.at(-1);
    expect([last?.method, last?.url]).toEqual(['POST', '/goc']);
    expect(last?.body).toContain('<personalId>026192000001</personalId>');
    expect(last?.headers['soapaction']).toBe('"urn:example:insurance#find"');
  });

  it('maps nobody and a declared fault to what the contract says, and lets nothing else through', async () => {
    expect(await ask('026192000002')).toEqual([404, { why: 'không có' }]);
    expect(await ask('026192000003')).toEqual([404, { why: 'không có' }]);
    expect(await ask('026192000004')).toMatchObject([502, {}]);
    expect(await ask('026192000005')).toMatchObject([502, { code: '101505' }]);
    expect(JSON.stringify(await ask('026192000004'))).not.toContain('bhxh.java');
  });
});
