import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { registerSystem } from '../management/manage-systems.ts';
import { changeAxis } from '../proposals/change-axis.ts';
import { saidNothing } from '../proposals/proposal.contract.ts';
import { readExchangeFile } from '../../../channels/cli/exchange-content.ts';
import { citizenContract, placesContract, startGateway, takeToken } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { shipCalls } from '#testing/shipped-calls.ts';
import { insuranceWsdl } from '#testing/soap-contract.ts';
import { testDatabase } from '#testing/test-database.ts';
import { writeTopic } from '../declared/topics.queries.ts';
import { diffFile, selectDeclared } from '#platform/exchange/index.ts';
import { describeTopics } from './describe-topics.ts';
import { listTopics } from './list-topics.ts';
import { readOperations } from './read-operations.ts';
import { takeSandboxKey } from './take-sandbox-key.ts';
import { tryOperation, type TrialInput } from './try-operation.ts';
import { getOpenApi, getWsdl, listCatalogue, viewContract } from './view-catalogue.ts';
import { viewStatus } from './view-status.ts';
import type { CallFacts } from '../gateway/record-call.ts';

const { db } = await testDatabase();
const run = promisify(execFile);
const now = () => new Date();
const { deps: management, registers, signingKeys, manager, school } = await buildManagement(db, now);
const developer = { db, gatewayUrl: 'https://lgsp.example' };

for (const environment of ['production', 'sandbox'] as const) {
  const provider = `kho-${environment}`;
  const system = { code: provider, name: 'Kho dữ liệu', ownerCode: 'H62.14', contact: '', securityLevel: 1 };
  await registerSystem(management, { actor: manager, system: { ...system, environment, xRoadId: null } });
  for (const [code, contract, personal] of [
    ['nguoi', citizenContract, true],
    ['noi', placesContract, false],
    ['bao-hiem', insuranceWsdl.replaceAll(' m:subject="person"', ''), false],
  ] as const) {
    const service = {
      ...{ code, version: '1.0', description: '', provider, environment, personal, article: 'Điều 7', settings: {} },
      name: personal ? 'Dân cư thử' : code === 'noi' ? 'Địa điểm của tỉnh' : 'Bảo hiểm thử',
      upstream: environment === 'sandbox' ? 'mock:contract' : 'https://provider.example/goc',
      contract: typeof contract === 'string' ? contract : JSON.stringify(contract),
    };
    const command = { kind: 'publish' as const, service };
    await changeAxis(management, { actor: manager, command, why: saidNothing });
  }
}

describe('the catalogue', () => {
  it('tells a version once, for real and to try, and is searched without marks', async () => {
    const found = await listCatalogue(developer, 'dia diem');
    expect(found).toMatchObject([
      { code: 'noi', version: '1.0', inProduction: true, inSandbox: true, personal: false },
    ]);
    expect(await listCatalogue(developer, 'khong co gi nhu the')).toEqual([]);
  });

  it('shows a contract with examples, samples, faults, versions and changes', async () => {
    const page = await viewContract(developer, { code: 'nguoi', version: '1.0' });
    expect(page.operations[0]).toMatchObject({ id: 'getCitizen', answer: { status: 200 } });
    expect(page.operations[0]?.parameters[0]?.example).toMatch(/^\d{12}$/);
    expect(page.operations[0]?.samples.curl).toContain('https://lgsp.example/sandbox/nguoi/1.0/citizens/');
    expect(page.versions).toEqual([{ version: '1.0', state: 'published' }]);
    expect(page.changes).toMatchObject([{ kind: 'published' }]);
    const faults = page.faults.map(({ code }) => code);
    expect(faults).toContain('403002');
    // Told to nobody.
    expect(faults).not.toContain('499001');
    await expect(viewContract(developer, { code: 'nguoi', version: '9' })).rejects.toThrow('exchange.not_found');
  });

  it('gives the OpenAPI document with the addresses of the gateway', async () => {
    const document: unknown = JSON.parse(await getOpenApi(developer, { code: 'noi', version: '1.0' }));
    expect(Object(document).servers.map(({ url }: { url: string }) => url)).toEqual([
      'https://lgsp.example/noi/1.0',
      'https://lgsp.example/sandbox/noi/1.0',
    ]);
  });
});

describe('a contract in SOAP', () => {
  it('shows envelopes and samples beside those in REST, for a WSDL and for an OpenAPI document', async () => {
    const page = await viewContract(developer, { code: 'bao-hiem', version: '1.0' });
    const [find] = page.operations;
    expect(find).toMatchObject({ id: 'find', path: '/find', body: expect.stringContaining('personalId') });
    expect(find?.soap?.request).toContain('<find xmlns="urn:example:insurance">');
    expect(find?.soap?.answer).toContain('<findResponse xmlns="urn:example:insurance">');
    expect(find?.soap?.samples.java).toContain('https://lgsp.example/sandbox/bao-hiem/1.0');
    const places = await viewContract(developer, { code: 'noi', version: '1.0' });
    expect(places.operations.map(({ id, soap }) => [id, soap !== null])).toEqual([
      ['listPlaces', true],
      ['addPlace', true],
      ['cachedPlaces', true],
      ['getMap', true],
      ['putMap', false],
    ]);
  });

  it('is a WSDL with the address of the gateway', async () => {
    expect(await getWsdl(developer, { code: 'bao-hiem', version: '1.0' })).toContain(
      'https://lgsp.example/bao-hiem/1.0',
    );
    expect((await viewContract(developer, { code: 'noi', version: '1.0' })).xroadAddress).toBeNull();
    expect(await getWsdl(developer, { code: 'noi', version: '1.0' })).toContain('urn:motcua:lgsp:noi:1.0');
  });
});

describe('trying an operation', () => {
  const input: TrialInput = {
    ...{ code: 'nguoi', version: '1.0', operation: 'getCitizen', parameters: { personalId: '026190000123' } },
    ...{ body: '', withToken: true, withPurpose: true, inSoap: false },
  };
  const trial = (change: Partial<TrialInput> = {}) => tryOperation({ db, now }, { ...input, ...change });

  it('answers as the gateway would, with nobody’s data', async () => {
    const { request, status, body } = await trial();
    expect(request).toMatch(/^GET \/sandbox\/nguoi\/1\.0\/citizens\/026190000123\n/);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toHaveProperty('fullName');
  });

  it('is refused as the gateway would refuse', async () => {
    expect(await trial({ withToken: false })).toMatchObject({ status: 401, body: expect.stringContaining('900902') });
    expect(await trial({ withPurpose: false })).toMatchObject({ status: 403, body: expect.stringContaining('403002') });
    expect(await trial({ parameters: { personalId: 'x' } })).toMatchObject({ status: 400 });
    const sent = { code: 'noi', operation: 'addPlace', parameters: {} };
    expect(await trial({ ...sent, body: '{"code":"too long"}' })).toMatchObject({ status: 400 });
    expect(await trial({ ...sent, body: '{"code":"A"}' })).toMatchObject({ status: 201 });
  });

  it('is sent in an envelope and answered in one, refusals too', async () => {
    const answered = await trial({ inSoap: true });
    expect(answered.request).toMatch(/^POST \/sandbox\/nguoi\/1\.0\n[\s\S]*<personalId>026190000123<\/personalId>/);
    expect(answered).toMatchObject({ status: 200, body: expect.stringContaining('<getCitizenResponse') });
    const refused = await trial({ inSoap: true, withPurpose: false });
    expect(refused).toMatchObject({ status: 500, body: expect.stringContaining('<code>403002</code>') });
    const find = { code: 'bao-hiem', operation: 'find', parameters: {}, body: '{"who":{"personalId":"026190000123"}}' };
    expect(await trial({ ...find, inSoap: true })).toMatchObject({ status: 200 });
    expect(await trial(find)).toMatchObject({ status: 200, body: expect.stringContaining('participant') });
    expect(await trial({ ...find, inSoap: true, body: '{' })).toMatchObject({ status: 500 });
  });

  it('is not there for what does not exist', async () => {
    await expect(trial({ operation: 'gone' })).rejects.toThrow('exchange.not_found');
    await expect(trial({ version: '2' })).rejects.toThrow('exchange.not_found');
  });
});

describe('a key to try out with', () => {
  it('works at once at the gateway, also for personal data', async () => {
    const { clientId, clientSecret, purposeKey, services } = await takeSandboxKey(management, school);
    expect(services).toContain('sandbox/nguoi/1.0');
    const gateway = await startGateway(db, { keys: signingKeys });
    const authorization = `Bearer ${await takeToken(gateway.url, clientId, clientSecret)}`;
    const url = `${gateway.url}/sandbox/nguoi/1.0/citizens/026190000123`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(403);
    // The samples of the page are what a developer runs first.
    const { operations } = await viewContract({ db, gatewayUrl: gateway.url }, { code: 'nguoi', version: '1.0' });
    const env = { MA_HE_THONG: clientId, KHOA_BI_MAT: clientSecret, KHOA_MUC_DICH: purposeKey };
    const ran = await run(
      process.execPath,
      ['--input-type=module-typescript', '-e', operations[0]?.samples.typescript ?? ''],
      { env },
    );
    expect(ran.stdout).toMatch(/^200 \{/);
    const inSoap = operations[0]?.soap?.samples.typescript ?? '';
    const answered = await run(process.execPath, ['--input-type=module-typescript', '-e', inSoap], { env });
    expect(answered.stdout).toMatch(/^200 <\?xml[\s\S]*<getCitizenResponse/);
    for (const sample of [operations[0]?.samples.curl, operations[0]?.soap?.samples.curl]) {
      const called = await run('bash', ['-c', sample ?? ''], { env: { ...env, PATH: '/usr/local/bin:/usr/bin:/bin' } });
      expect(called.stdout).toMatch(/^(\{"personalId"|<\?xml[^]*<getCitizenResponse)/);
    }
    // Its own box: what it sends comes back to it.
    const event = { specversion: '1.0', id: '1', source: '/x', type: 'x', topic: clientId, data: {} };
    const headers = { authorization, 'content-type': 'application/json' };
    const sent = await fetch(`${gateway.url}/messages`, { method: 'POST', headers, body: JSON.stringify(event) });
    expect(await sent.json()).toMatchObject({ recipients: 1 });
    const taken: unknown = await (await fetch(`${gateway.url}/messages`, { headers: { authorization } })).json();
    expect(Object(taken).items[0].message).toMatchObject(event);
    expect((await fetch(`${gateway.url}/noi/1.0/places`, { headers: { authorization } })).status).toBe(404);
    const audit = await db
      .selectFrom('infrastructure.audit')
      .select('action')
      .where('subject_id', '=', clientId)
      .executeTakeFirst();
    expect(audit?.action).toBe('exchange.sandbox_key_taken');
    // A file that is applied knows nothing of what developers took for themselves, and leaves it.
    const declared = await selectDeclared(db);
    expect(JSON.stringify(declared)).not.toContain(clientId);
    expect(await diffFile({ db }, declared)).toEqual([]);
  });

  it('is given three times to a unit, also when pressed at once, and to officials only', async () => {
    const tries = await Promise.allSettled([1, 2, 3].map(() => takeSandboxKey(management, school)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(takeSandboxKey(management, school)).rejects.toThrow('exchange.sandbox_keys_used_up');
    const citizen = { ...school, kind: 'citizen' as const, posts: [] };
    await expect(takeSandboxKey(management, citizen)).rejects.toThrow('exchange.officials_only');
  });
});

describe('topics', () => {
  it('are told with their fields; boxes of those who try out are not', async () => {
    await inTransaction(db, (tx) =>
      writeTopic(
        tx,
        {
          ...{
            code: 'ket-qua',
            name: 'Có kết quả',
            owner: 'kho-production',
            keepDays: 30,
            publishers: [],
            subscribers: [],
          },
          schema: { type: 'object', required: ['code'], properties: { code: { title: 'Mã hồ sơ' }, unit: {} } },
        },
        'active',
      ),
    );
    const fields = [
      { name: 'code', title: 'Mã hồ sơ', required: true },
      { name: 'unit', title: '', required: false },
    ];
    expect(await listTopics(db)).toEqual([{ code: 'ket-qua', name: 'Có kết quả', keepDays: 30, fields }]);
  });

  it('are described in AsyncAPI 3.0 as its schema asks, each message with its data', async () => {
    const described = await describeTopics(db, { gatewayUrl: 'https://lgsp.example:8443' });
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const check = ajv.compile(Object(specs.schemasWithoutId['3.0.0']));
    check(described);
    expect(check.errors).toBeNull();
    expect(described.servers.gateway).toMatchObject({ host: 'lgsp.example:8443', protocol: 'https' });
    const isMessage = new Ajv({ strict: false, validateFormats: false }).compile(
      Object(described.components.messages['ket-qua']?.payload),
    );
    const event = { specversion: '1.0', id: '1', source: '/a', type: 'b', topic: 'ket-qua', data: { code: 'H62' } };
    expect(isMessage(event)).toBe(true);
    expect(isMessage({ ...event, data: {} })).toBe(false);
    expect(isMessage({ ...event, topic: 'khac' })).toBe(false);
    expect(JSON.stringify(described)).not.toContain('kho-production');
  });
});

describe('the status page', () => {
  it('counts answered calls and times, and names no consumer', async () => {
    const call = (tookMs: number, { outcome, hoursAgo }: { outcome: string; hoursAgo: number }): CallFacts => ({
      ...{ at: new Date(now().getTime() - hoursAgo * 3_600_000).toISOString(), tookMs, outcome },
      ...{ consumer: 'giao-duc', service: 'noi/1.0', operation: 'listPlaces', provider: 'kho', grant: '', trace: '' },
      ...{ status: outcome === 'answered' ? 200 : 502, requestBytes: 0, responseBytes: 0 },
      ...{ requestDigest: '', responseDigest: '' },
    });
    const calls = [
      call(10, { outcome: 'answered', hoursAgo: 1 }),
      call(20, { outcome: 'unreachable', hoursAgo: 1 }),
      call(30, { outcome: 'answered', hoursAgo: 30 }),
      call(40, { outcome: 'answered', hoursAgo: 300 }),
      call(50, { outcome: 'answered', hoursAgo: 1000 }),
      call(60, { outcome: 'started', hoursAgo: 1 }),
    ];
    await shipCalls(db, 'cong-trang-thai', calls);
    await db
      .updateTable('exchange.service')
      .set({ settings: JSON.stringify({ promise: { availability: 99, p95Ms: 100 } }) })
      .where('code', '=', 'noi')
      .execute();
    const status = await viewStatus({ db, now });
    const places = status.services.find(({ key }) => key === 'noi/1.0');
    const about = (ms: number): unknown => expect.closeTo(ms, -1);
    expect(places?.day).toEqual({ calls: 2, answeredShare: 0.5, p50Ms: about(10), p95Ms: about(20) });
    expect(places?.week).toMatchObject({ calls: 3, p50Ms: about(20) });
    expect(places?.month).toMatchObject({ calls: 4, answeredShare: 0.75, p95Ms: about(40) });
    expect(places?.promise).toEqual({ answeredShare: 0.99, p95Ms: 100, isKept: false });
    expect(status.services.find(({ key }) => key === 'nguoi/1.0')?.promise).toBeNull();
    expect(JSON.stringify(status)).not.toContain('giao-duc');
  });
});

it('every service the province offers has an answer and samples for each operation', async () => {
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', registers);
  const operations = file.services.flatMap(({ contract }) => readOperations(contract));
  expect(operations.filter(({ answer }) => answer === null)).toEqual([]);
  expect(operations.filter(({ target }) => /[{}]|undefined/.test(target))).toEqual([]);
});
