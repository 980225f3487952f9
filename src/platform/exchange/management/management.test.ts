import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import {
  applyFile,
  diffFile,
  exchangeEn,
  exchangeRoutes,
  exchangeVi,
  isProven,
  Proof,
  readExchangeText,
  selectDeclared,
  shipLog,
} from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import { buildHttp } from '#testing/build.ts';
import {
  operator,
  placesContract,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { buildManagement, grantsSeenIn } from '#testing/exchange-management.ts';
import { insuranceWsdl } from '#testing/soap-contract.ts';
import { testDatabase } from '#testing/test-database.ts';
import { ExchangeOverview, FlowView, LogRow } from './management.contract.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { deps: management, signingKeys, manager, leader, school, keeper, stranger } = await buildManagement(db, now);
const signedIn: { actor?: Actor } = {};
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, management);
let gateway: TestGateway;
let upstream = '';

const as = async (
  who: Actor | undefined,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: Record<string, unknown>,
) => {
  if (who) signedIn.actor = who;
  else delete signedIn.actor;
  return app.inject({ method, url: `/api/exchange${path}`, ...(payload && { payload }) });
};
const overviewOf = async (who: Actor) => ExchangeOverview.parse((await as(who, 'GET', '')).json());
const grantsOf = (who: Actor) => {
  signedIn.actor = who;
  return grantsSeenIn(app);
};
const grantOf = async (who: Actor) => {
  const [grant] = await grantsOf(who);
  if (!grant) throw new Error('no grant');
  return grant;
};
const codeOf = (response: { json: () => unknown; statusCode: number }) => {
  const body = response.json();
  return [response.statusCode, typeof body === 'object' && body && 'code' in body ? body.code : body];
};

const system = (code: string, ownerCode: string) => ({
  code,
  name: `Hệ thống ${code}`,
  ownerCode,
  securityLevel: 2,
  environment: 'production',
});
const service = (change: Record<string, unknown> = {}) => ({
  ...{ code: 'dia-danh', version: '1.0', name: 'Danh mục địa danh', provider: 'y-te', environment: 'production' },
  ...{
    upstream,
    contract: JSON.stringify(placesContract),
    personal: false,
    article: 'Điều 7 Nghị định 278/2025/NĐ-CP',
    ...change,
  },
});
const request = (change: Record<string, unknown> = {}) => ({
  ...{ consumer: 'giao-duc', service: 'dia-danh/1.0', operations: ['listPlaces'], fields: ['items.code'] },
  ...{ purpose: 'Dùng danh mục khi tuyển sinh', article: 'Điều 35', from: '2026-01-01', to: '2099-12-31', ...change },
});

beforeAll(async () => {
  upstream = (
    await startProvider((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"code":"A","name":"Tích Sơn"}]}');
    })
  ).url;
  gateway = await startGateway(db, { keys: signingKeys });
});

describe('the axis', () => {
  it('is not there for who neither manages it nor owns a system', async () => {
    expect((await as(undefined, 'GET', '')).statusCode).toBe(401);
    expect(codeOf(await as(stranger, 'GET', ''))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await as(school, 'POST', '/systems', system('giao-duc', 'H62.04')))).toEqual([
      404,
      'exchange.not_found',
    ]);
    expect(codeOf(await as(stranger, 'POST', '/log', { reason: 'Xem cho biết thôi' }))).toEqual([
      404,
      'exchange.not_found',
    ]);
  });

  it('takes systems and services from the agency in charge, and says what is wrong with them', async () => {
    for (const [code, owner] of [
      ['giao-duc', 'H62.04'],
      ['y-te', 'H62.18'],
    ] as const)
      expect((await as(manager, 'POST', '/systems', system(code, owner))).statusCode).toBe(200);
    expect(codeOf(await as(manager, 'POST', '/systems', system('giao-duc', 'H62.04')))).toEqual([
      409,
      'exchange.code_taken',
    ]);
    expect(codeOf(await as(manager, 'POST', '/systems', system('khac', 'H99.99')))).toEqual([422, 'exchange.no_unit']);
    expect(codeOf(await as(manager, 'POST', '/services', service({ contract: '{}' })))).toEqual([
      422,
      'exchange.contract_wrong',
    ]);
    expect(
      codeOf(await as(manager, 'POST', '/services', service({ upstream: 'http://169.254.169.254/latest' }))),
    ).toEqual([422, 'exchange.upstream_forbidden']);
    // Whoever tries out needs nobody's leave: behind it must be nothing that answers to the province's own name.
    for (const upstream of ['ngoai:/population', 'motcua:/dich-vu/ho-so'])
      expect(codeOf(await as(manager, 'POST', '/services', service({ environment: 'sandbox', upstream })))).toEqual([
        422,
        'exchange.upstream_forbidden',
      ]);
    expect(codeOf(await as(manager, 'POST', '/services', service({ personal: true })))).toEqual([
      422,
      'exchange.contract_wrong',
    ]);
    expect((await as(manager, 'POST', '/services', service())).statusCode).toBe(200);
  });
});

describe('a registered system', () => {
  const facts = { name: 'Hệ thống y tế', contact: 'Phòng CNTT', securityLevel: 3, xRoadId: 'VN/GOV/H62/kham-benh' };
  const correct = (who: Actor, change: Record<string, unknown> = {}, code = 'y-te') =>
    as(who, 'POST', `/systems/${code}/facts`, { ...facts, ...change });

  it('is corrected by who manages the axis, and its owner is not', async () => {
    expect(codeOf(await correct(school))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await correct(manager, {}, 'khong-co'))).toEqual([404, 'exchange.not_found']);
    expect((await correct(manager, { securityLevel: 6 })).statusCode).toBe(400);
    expect((await correct(manager)).statusCode).toBe(200);
    expect((await correct(manager, { ownerCode: 'H62.04' })).statusCode).toBe(200);
    const corrected = (await overviewOf(manager)).systems.find(({ code }) => code === 'y-te');
    expect(corrected).toMatchObject({ ...facts, ownerCode: 'H62.18', state: 'active' });
    expect(codeOf(await correct(manager, {}, 'giao-duc'))).toEqual([409, 'exchange.code_taken']);
    const recorded = await db
      .selectFrom('infrastructure.audit')
      .select('action')
      .where('subject_id', '=', 'y-te')
      .execute();
    expect(recorded.map(({ action }) => action)).toContain('exchange.system_corrected');
  });

  it('has an owner that is found by name or code', async () => {
    const found = async (who: Actor, search: string) =>
      (await as(who, 'GET', `/owners?search=${encodeURIComponent(search)}`)).json();
    const health = [{ code: 'H62.18', name: expect.stringContaining('Sở Y tế') }];
    expect(await found(manager, 'so y te')).toEqual(health);
    expect(await found(manager, 'H62.18')).toEqual(health);
    expect(await found(school, 'Sở Y tế')).toMatchObject({ code: 'exchange.not_found' });
  });
});

describe('a grant', () => {
  it('is asked for by who owns the system, agreed to by who keeps the data, given by who is in charge', async () => {
    expect(codeOf(await as(keeper, 'POST', '/grants', request()))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await as(school, 'POST', '/grants', request({ operations: ['nothing'] })))).toEqual([
      422,
      'exchange.no_operation',
    ]);
    expect(codeOf(await as(school, 'POST', '/grants', request({ fields: ['items.secret'] })))).toEqual([
      422,
      'exchange.no_field',
    ]);
    expect(codeOf(await as(school, 'POST', '/grants', request({ from: '2099-12-31', to: '2026-01-01' })))).toEqual([
      422,
      'exchange.dates_wrong',
    ]);
    expect((await as(school, 'POST', '/grants', request())).statusCode).toBe(200);
    expect(codeOf(await as(school, 'POST', '/grants', request()))).toEqual([409, 'exchange.grant_exists']);

    const asked = await grantOf(keeper);
    expect(asked).toMatchObject({
      state: 'requested',
      allowedActions: ['agree', 'refuse'],
      reasonNeeded: ['refuse'],
      answerBy: expect.stringMatching(/^\d{4}-/),
    });
    const step = (who: Actor, action: string, reason = '') =>
      as(who, 'POST', `/grants/${asked.id}/steps`, { action, reason });
    expect(codeOf(await step(school, 'agree'))).toEqual([409, 'exchange.step_not_allowed']);
    expect(codeOf(await step(stranger, 'agree'))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await step(manager, 'approve'))).toEqual([409, 'exchange.step_not_allowed']);
    expect(codeOf(await step(keeper, 'refuse', 'ngắn'))).toEqual([422, 'exchange.reason_needed']);
    expect((await step(keeper, 'agree')).statusCode).toBe(200);
    expect((await step(manager, 'approve')).statusCode).toBe(200);
    expect((await grantOf(school)).steps.map(({ action }) => action)).toEqual(['request', 'agree', 'approve']);
  });

  it('is not given by the same person who asked for it', async () => {
    await as(manager, 'POST', '/systems', system('cua-so', 'H62.14'));
    expect((await as(manager, 'POST', '/grants', request({ consumer: 'cua-so', priority: 'bulk' }))).statusCode).toBe(
      200,
    );
    const own = (await grantsOf(manager)).find(({ consumerCode }) => consumerCode === 'cua-so');
    const agree = (change: object) => as(keeper, 'POST', `/grants/${own?.id}/steps`, { action: 'agree', ...change });
    // What a grant is for is said by who approves it.
    expect(codeOf(await agree({ priority: 'counter' }))).toEqual([409, 'exchange.step_not_allowed']);
    await agree({});
    const seenBy = async (who: Actor) => (await grantsOf(who)).find(({ id }) => id === own?.id);
    expect(await seenBy(manager)).toMatchObject({ allowedActions: ['refuse', 'end'], isOwnRequest: true });
    expect(await seenBy(leader)).toMatchObject({
      allowedActions: expect.arrayContaining(['approve']),
      isOwnRequest: false,
    });
    expect(codeOf(await as(manager, 'POST', `/grants/${own?.id}/steps`, { action: 'approve' }))).toEqual([
      409,
      'exchange.own_request',
    ]);
    expect(own?.priority).toBe('bulk');
    const approval = { action: 'approve', priority: 'counter' };
    expect((await as(leader, 'POST', `/grants/${own?.id}/steps`, approval)).statusCode).toBe(200);
    expect((await grantsOf(manager)).find(({ id }) => id === own?.id)?.priority).toBe('counter');
  });
});

describe('a grant of what an agency outside the province keeps', () => {
  it('is agreed to by who manages the axis, with the answer of that agency as the reason', async () => {
    await as(manager, 'POST', '/systems', system('bo-nganh', 'H62.18'));
    await db.updateTable('exchange.system').set({ owner_unit_id: null }).where('code', '=', 'bo-nganh').execute();
    expect(
      (await as(manager, 'POST', '/services', service({ code: 'tra-cuu', provider: 'bo-nganh' }))).statusCode,
    ).toBe(200);
    expect((await as(school, 'POST', '/grants', request({ service: 'tra-cuu/1.0' }))).statusCode).toBe(200);
    const seenBy = async (who: Actor) =>
      (await grantsOf(who)).find(({ serviceKey }) => serviceKey === 'tra-cuu/1.0') ?? { id: '', allowedActions: [] };

    const asked = await seenBy(manager);
    expect(asked).toMatchObject({ allowedActions: ['agree', 'refuse'], reasonNeeded: ['agree', 'refuse'] });
    expect((await seenBy(school)).allowedActions).toEqual(['end']);
    const agree = (who: Actor, reason: string) =>
      as(who, 'POST', `/grants/${asked.id}/steps`, { action: 'agree', reason });
    expect(codeOf(await agree(keeper, 'Công văn 15/BCA'))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await agree(manager, ''))).toEqual([422, 'exchange.reason_needed']);
    expect((await agree(manager, 'Công văn 15/BCA ngày 02/11/2026')).statusCode).toBe(200);
    expect((await seenBy(manager)).allowedActions).toEqual(['approve', 'refuse']);
  });
});

describe('a gateway that is not heard of', () => {
  it('is shown with the time it may go on alone', async () => {
    const seen = new Date(Date.now() - 2 * 3_600_000);
    await db
      .insertInto('exchange.gateway')
      .values({ id: 'cong-xa', public_key: 'k', started_at: seen, seen_at: seen })
      .execute();
    const { gateways } = await overviewOf(manager);
    const until = (name: string) => gateways.find(({ id }) => id === name)?.servesUntil;
    const { hours } = management.rules.gatewayAlone;
    expect(until('cong-xa')).toBe(new Date(seen.getTime() + hours * 3_600_000).toISOString());
    expect(until(gateway.name)).toBeNull();
    await db.deleteFrom('exchange.gateway').where('id', '=', 'cong-xa').execute();
  });
});

describe('from the request to the proof', () => {
  it('a system calls with a key of its own, is seen on the map and in the log, and is cut off when suspended', async () => {
    const answer: unknown = (await as(school, 'POST', '/systems/giao-duc/secrets')).json();
    const secret = typeof answer === 'object' && answer && 'clientSecret' in answer ? String(answer.clientSecret) : '';
    await gateway.reread();
    const token = await takeToken(gateway.url, 'giao-duc', secret);
    const call = () => fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
    const response = await call();
    expect(await response.json()).toEqual({ items: [{ code: 'A' }] });

    const ship = shipLog({ db, now, gateway, sealing: testSealing, tellLooks: async () => undefined });
    await allSealed(gateway);
    await ship.run();
    const [flow] = FlowView.array().parse((await as(manager, 'GET', '/flows?hours=1')).json());
    expect(flow).toMatchObject({
      consumer: 'giao-duc',
      service: 'dia-danh/1.0',
      calls: 1,
      faults: 0,
      dailyQuota: 10_000,
    });
    expect((await as(manager, 'POST', '/log', { reason: 'ngắn' })).statusCode).toBe(400);
    const search = { reason: 'Kiểm tra kết nối mới mở', trace: response.headers.get('x-trace-id') };
    const [row] = LogRow.array().parse((await as(manager, 'POST', '/log', search)).json());
    expect(row).toMatchObject({
      consumer: 'giao-duc',
      operation: 'listPlaces',
      status: 200,
      outcome: 'answered',
      refusal: null,
    });
    const proof = Proof.parse((await as(manager, 'GET', `/log/${row?.gateway}/${row?.seq}/proof`)).json());
    expect(isProven(proof)).toBe(true);
    const audited = await db
      .selectFrom('infrastructure.audit')
      .select('action')
      .where('actor_id', '=', manager.id)
      .execute();
    expect(audited.map(({ action }) => action)).toContain('exchange.log_searched');

    const places = (await overviewOf(manager)).services.find(({ key }) => key === 'dia-danh/1.0');
    expect(places?.health).toEqual({ calls: 1, failed: 0, lastGoodAt: row?.at, trouble: 'none' });

    const grant = (await grantsOf(school)).find(({ state }) => state === 'active');
    expect(
      codeOf(
        await as(school, 'POST', `/grants/${grant?.id}/steps`, { action: 'suspend', reason: 'Không được phép làm' }),
      ),
    ).toEqual([409, 'exchange.step_not_allowed']);
    await as(manager, 'POST', `/grants/${grant?.id}/steps`, { action: 'suspend', reason: 'Gọi quá nhiều trong đêm' });
    await gateway.reread();
    const refused = await call();
    expect(refused.status).toBe(403);
    const told: unknown = await refused.json();
    // A grant that is suspended was given: its holder is not told that it never was.
    expect(told).toMatchObject({ description: expect.stringContaining('đang tạm ngừng') });
    await allSealed(gateway);
    await ship.run();
    const trace = refused.headers.get('x-trace-id');
    // Whoever is asked about a call reads in the log what the caller was told, not our name for it.
    const found = await as(manager, 'POST', '/log', { reason: search.reason, trace });
    expect(LogRow.array().parse(found.json())).toMatchObject([{ outcome: 'not_granted', refusal: told }]);
    await as(manager, 'POST', `/grants/${grant?.id}/steps`, { action: 'resume', reason: 'Đã khắc phục nguyên nhân' });
    await gateway.reread();
    expect((await call()).status).toBe(200);
    await as(manager, 'POST', '/systems/giao-duc/state', { state: 'suspended', reason: 'Lộ khóa truy cập' });
    await gateway.reread();
    expect((await call()).status).toBe(401);
  });
});

describe('a change of a contract', () => {
  it('that breaks a consumer is refused with who and what; one that only adds is taken', async () => {
    const changed = structuredClone(placesContract);
    Reflect.deleteProperty(
      changed.paths['/places'].get.responses['200'].content['application/json'].schema.properties.items.items
        .properties,
      'code',
    );
    changed.paths['/places'].get.responses['200'].content['application/json'].schema.properties.items.items.required =
      [];
    const refused = await as(manager, 'POST', '/services', service({ contract: JSON.stringify(changed) }));
    expect(codeOf(refused)).toEqual([409, 'exchange.breaks_consumers']);
    expect(refused.body).toContain('cua-so');
    expect(refused.body).toContain('items.code');
    const added = structuredClone(placesContract);
    Object.assign(added.paths['/places'].get.responses['200'].content['application/json'].schema.properties, {
      total: { type: 'integer' },
    });
    expect((await as(manager, 'POST', '/services', service({ contract: JSON.stringify(added) }))).statusCode).toBe(200);
  });

  it('that makes it personal is refused with who holds a grant without fields named: nothing would go out under it', async () => {
    const contract = structuredClone(placesContract);
    for (const operation of Object.values(contract.paths).flatMap((path) => Object.values(path)))
      Object.assign(operation, { 'x-impersonal': 'Danh mục không nói về ai' });
    const personal = service({ contract: JSON.stringify(contract), personal: true });
    const held = await db.selectFrom('exchange.access_grant').select(['id', 'fields']).execute();
    await db.updateTable('exchange.access_grant').set({ fields: null }).execute();
    const refused = await as(manager, 'POST', '/services', personal);
    expect(codeOf(refused)).toEqual([409, 'exchange.breaks_consumers']);
    expect(refused.body).toContain('cua-so (listPlaces: quyền không nêu từng trường');
    for (const { id, fields } of held)
      await db.updateTable('exchange.access_grant').set({ fields }).where('id', '=', id).execute();
  });

  it('keeps what was promised, and is taken with a mapping whose examples come out', async () => {
    const settingsOf = () =>
      db
        .selectFrom('exchange.service')
        .select('settings')
        .where('code', '=', 'dia-danh')
        .where('environment', '=', 'production')
        .executeTakeFirstOrThrow();
    const promise = { availability: 99, p95Ms: 500 };
    await db
      .updateTable('exchange.service')
      .set({ settings: JSON.stringify({ promise }) })
      .where('code', '=', 'dia-danh')
      .execute();
    const mapping = (code: string) => `
listPlaces:
  response: '{ "items": body.ds.{ "code": ${code} } }'
  tests: [{ name: Một xã, asked: { path: /places }, answered: { body: { ds: [{ ma: A }, { ma: B }] } }, gives: { body: { items: [{ code: A }, { code: B }] } } }]`;
    const publish = (text: string) => as(manager, 'POST', '/services', service({ mapping: text }));
    expect(codeOf(await publish(mapping('ten')))).toEqual([422, 'exchange.mapping_wrong']);
    expect((await publish(mapping('ma'))).statusCode).toBe(200);
    expect((await settingsOf()).settings).toMatchObject({ promise, mapping: { listPlaces: {} } });
  });
});

describe('a service in SOAP', () => {
  it('is published by its WSDL, and a new one that breaks a consumer is refused', async () => {
    const wsdl = insuranceWsdl.replaceAll(' m:subject="person"', '');
    const publish = (contract: string) =>
      as(manager, 'POST', '/services', service({ code: 'bao-hiem', contract, settings: { xRoadCode: 'insurance' } }));
    expect((await publish(wsdl)).statusCode).toBe(200);
    expect(codeOf(await publish(wsdl.replace('t:Status', 't:Nothing')))).toEqual([422, 'exchange.contract_wrong']);
    expect(
      (await as(manager, 'POST', '/systems/giao-duc/state', { state: 'active', reason: 'Đã đổi khóa' })).statusCode,
    ).toBe(200);
    // A provider that speaks SOAP is asked through a mapping: its WSDL comes with the contract of what is offered.
    const total = { type: 'object', properties: { total: { type: 'integer' } } };
    const content = { 'application/json': { schema: total } };
    const paths = {
      '/total': { get: { operationId: 'getTotal', responses: { '200': { description: 'ok', content } } } },
    };
    const contract = JSON.stringify({ openapi: '3.1.0', info: { title: 'Đếm', version: '1.0' }, paths });
    const example = {
      name: 'Đếm',
      asked: { body: {} },
      answered: { body: { total: '3' } },
      gives: { body: { total: 3 } },
    };
    const getTotal = { soap: 'count', request: '{}', response: '{ "total": $number(body.total) }', tests: [example] };
    const spoken = {
      code: 'dem',
      contract,
      mapping: JSON.stringify({ getTotal }),
      settings: { providerWsdl: insuranceWsdl },
    };
    expect((await as(manager, 'POST', '/services', service(spoken))).statusCode).toBe(200);
    const { services } = await selectDeclared(db);
    expect(services.find(({ code }) => code === 'dem')?.settings.providerWsdl).toBe(insuranceWsdl);
    const asked = request({ service: 'bao-hiem/1.0', operations: ['find'], fields: ['participant.status'] });
    expect((await as(school, 'POST', '/grants', asked)).statusCode).toBe(200);
    const grants = await grantsOf(manager);
    const id = grants.find(({ serviceKey: key }) => key === 'bao-hiem/1.0')?.id;
    await as(keeper, 'POST', `/grants/${id}/steps`, { action: 'agree' });
    expect((await as(manager, 'POST', `/grants/${id}/steps`, { action: 'approve' })).statusCode).toBe(200);
    const gone = await publish(wsdl.replace('<xs:element name="status" type="t:Status"/>', ''));
    expect(codeOf(gone)).toEqual([409, 'exchange.breaks_consumers']);
    expect(gone.body).toContain('participant.status');
    const demanded = await publish(
      wsdl.replace('name="withPeriods" type="xs:boolean" minOccurs="0"', 'name="withPeriods" type="xs:boolean"'),
    );
    expect(demanded.body).toContain('withPeriods');
    const moved = await publish(wsdl.replaceAll('urn:example:insurance', 'urn:example:other'));
    expect(codeOf(moved)).toEqual([409, 'exchange.breaks_consumers']);
    expect(
      (
        await publish(
          wsdl.replace('<xs:element name="religion" type="xs:string" minOccurs="0" m:sensitive="true"/>', ''),
        )
      ).statusCode,
    ).toBe(200);
  });

  it('is carried by the file of declarations, X-Road names and all', async () => {
    const { systems, services, grants, topics } = await selectDeclared(db);
    const file = readExchangeText('test', JSON.stringify({ systems, services, grants, topics }));
    expect(await diffFile({ db }, file)).toEqual([]);
    const named = {
      ...file,
      systems: file.systems.map((one) => (one.code === 'y-te' ? { ...one, xRoadId: 'VN/GOV/H62/y-te' } : one)),
    };
    const deps = { db, now: () => new Date(), unitIdOf: async () => null, allowLoopback: true };
    expect(await applyFile(deps, named, operator)).toEqual([
      { kind: 'system', key: 'y-te', change: 'change', members: ['xRoadId'] },
    ]);
    const twice = { ...named, systems: named.systems.map((one) => ({ ...one, xRoadId: 'VN/GOV/H62/y-te' })) };
    await expect(applyFile(deps, twice, operator)).rejects.toThrow('exchange.code_taken');
  });
});

describe('keys', () => {
  it('are public keys, certificates in force, and revoked by who owns the system', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const add = (jwk: unknown) => as(school, 'POST', '/systems/giao-duc/purpose-keys', { jwk });
    expect(codeOf(await add(privateKey.export({ format: 'jwk' })))).toEqual([422, 'exchange.key_wrong']);
    expect(codeOf(await add({ kty: 'OKP', crv: 'Ed25519', x: 'no' }))).toEqual([422, 'exchange.key_wrong']);
    expect((await add(publicKey.export({ format: 'jwk' }))).statusCode).toBe(200);
    expect(codeOf(await as(school, 'POST', '/systems/giao-duc/certificates', { pem: 'no' }))).toEqual([
      422,
      'exchange.certificate_wrong',
    ]);
    expect(codeOf(await as(keeper, 'POST', '/systems/giao-duc/secrets'))).toEqual([404, 'exchange.not_found']);
    const own = (await overviewOf(school)).systems.find(({ code }) => code === 'giao-duc');
    const key = own?.credentials.find(({ kind }) => kind === 'key');
    expect((await as(school, 'DELETE', `/systems/giao-duc/credentials/${key?.id}`)).statusCode).toBe(200);
    expect(codeOf(await as(school, 'DELETE', `/systems/giao-duc/credentials/${key?.id}`))).toEqual([
      404,
      'exchange.not_found',
    ]);
  });
});
