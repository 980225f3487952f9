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
import { readSegments } from '../../evidence/segments.ts';
import { CallFacts } from '../record-call.ts';

const { db } = await testDatabase();
const signing = buildPurposeKey();
const client = 'VN/GOV/H62/mot-cua';
let provider: Provider;
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  provider = await startProvider((request, response) => {
    const isSoap = !request.url?.endsWith('/places');
    request.resume().on('end', () => {
      if (isSoap)
        response
          .writeHead(200, { 'content-type': 'text/xml; charset=utf-8' })
          .end(envelopeOf(inInsurance('findResponse', participantLan)));
      else response.writeHead(201, { 'content-type': 'application/json' }).end('{"code":"A1"}');
    });
  });
  const service = (code: string, contract: string, personal: boolean) => ({
    ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production' },
    ...{ upstream: provider.url, contract, personal, article: 'Điều 7 Nghị định 278/2025/NĐ-CP' },
    settings: { firstAnswers: { keptHours: 24 }, xRoadCode: code },
  });
  const file = buildFile(
    provider.url,
    {
      services: [service('bao-hiem', insuranceWsdl, true), service('dia-danh', JSON.stringify(placesContract), false)],
      grants: [
        { ...grantTo('mot-cua', 'bao-hiem/1.0', ['find']), fields: ['participant.name', 'participant.status'] },
        grantTo('mot-cua', 'dia-danh/1.0', ['addPlace']),
      ],
    },
    [signing.jwk],
  );
  const names: Record<string, string> = { 'mot-cua': client, 'ben-cung-cap': 'VN/GOV/H62/noi-vu' };
  const systems = file.systems.map((system) => ({ ...system, xRoadId: names[system.code] ?? null }));
  await applyDeclared(db, { ...file, systems });
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const post = (path: string, body: string, headers: Record<string, string>) =>
  fetch(`${gateway.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'k-1', ...headers },
  });

describe('a key in SOAP', () => {
  const ask = async (purpose = true, number = '026192000001') =>
    post('/bao-hiem/1.0', envelopeOf(inInsurance('find', `<who><personalId>${number}</personalId></who>`)), {
      'content-type': 'text/xml; charset=utf-8',
      ...(purpose && { 'x-lawful-purpose': await signPurpose(signing.privateKey) }),
    });

  it('gets the same envelope again, under a purpose of its own, on record as what it is', async () => {
    const first = await ask();
    const again = await ask();
    expect([first.status, again.status]).toEqual([200, 200]);
    const text = await first.text();
    expect(text).toContain('Nguyễn Thị Lan');
    expect(text).not.toContain('Không');
    expect(await again.text()).toBe(text);
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const refused = await ask(false);
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain('403002');
    expect(await (await ask(true, '026192000002')).text()).toContain('422002');
    expect(provider.calls).toHaveLength(1);
    const outcomes: string[] = [];
    for await (const stored of readSegments(gateway.folder)) {
      const facts = stored.kind === 'entry' ? stored.line.sections.facts : undefined;
      if (facts && 'text' in facts) outcomes.push(CallFacts.parse(JSON.parse(facts.text)).outcome);
    }
    expect(outcomes).toEqual(['answered', 'replayed', 'purpose_missing', 'key_reused']);
  });
});

describe('a key in the manner of X-Road', () => {
  it('gets the first answer again, bound to the question that is asked now', async () => {
    const ask = (id: string) =>
      post('/r1/VN/GOV/H62/noi-vu/dia-danh/places', '{"code":"A1"}', {
        ...{ 'content-type': 'application/json', 'x-road-client': client, 'x-road-id': id },
      });
    const asked = provider.calls.length;
    const [first, again] = [await ask('KQ-1'), await ask('KQ-2')];
    expect([first.status, again.status, await again.json()]).toEqual([201, 201, { code: 'A1' }]);
    expect([again.headers.get('x-road-id'), again.headers.get('idempotent-replayed')]).toEqual(['KQ-2', 'true']);
    expect(again.headers.get('x-road-request-hash')).not.toBe(first.headers.get('x-road-request-hash'));
    expect(provider.calls).toHaveLength(asked + 1);
  });
});
