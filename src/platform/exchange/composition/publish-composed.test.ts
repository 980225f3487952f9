import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import {
  applyFile,
  diffFile,
  exchangeEn,
  exchangeRoutes,
  exchangeVi,
  readExchangeRules,
  selectDeclared,
  shipLog,
  viewContract,
  type LookThroughAxis,
} from '#platform/exchange/index.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import { buildHttp } from '#testing/build.ts';
import {
  cardContract,
  composedGrants,
  composedService,
  composedServices,
  composedSystems,
  composition,
} from '#testing/composed-service.ts';
import { buildManagement, grantsSeenIn } from '#testing/exchange-management.ts';
import {
  applyDeclared,
  buildPurposeKey,
  giveSecret,
  operator,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { ConnectionTrialView } from '../connection-trials/connection-trial.contract.ts';
import { ExchangeFile } from '../declared/exchange-file.ts';
import { ExchangeOverview, FlowView, LogRow } from '../management/management.contract.ts';
import { readFacts } from '../watch/facts.queries.ts';
import { findAlarms } from '../watch/find-alarms.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { deps, signingKeys, manager, keeper } = await buildManagement(db, now);
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async (): Promise<Actor> => manager);
exchangeRoutes(app, deps);
const key = buildPurposeKey();
const person = '001085000123';
const applyDeps = { db, now, unitIdOf: async () => null, allowLoopback: true };
let provider = '';

const ask = async (path: string, payload?: object) => {
  const response = await app.inject({
    ...{ method: payload ? 'POST' : 'GET', url: `/api/exchange${path}` },
    ...(payload && { payload }),
  });
  return { status: response.statusCode, body: response.body, json: () => response.json() };
};
const overview = async () => ExchangeOverview.parse((await ask('')).json());
const serviceOf = async (code: string) => (await overview()).services.find((service) => service.code === code);
const { settings: _settings, ...card } = composedServices('', '')[1] ?? composedService;
const publishCard = (contract: object) =>
  ask('/services', { ...card, upstream: provider, contract: JSON.stringify(contract) });
const publishComposed = (change: object = {}) => {
  const { settings: _timed, ...service } = composedService;
  return ask('/services', { ...service, composition: JSON.stringify(composition), ...change });
};
const textOf = (contract: object, from: string, to: string): object =>
  JSON.parse(JSON.stringify(contract).replaceAll(from, to));

beforeAll(async () => {
  const { url } = await startProvider((request, response) => {
    const said = request.url?.startsWith('/hospitals')
      ? { code: 'H1', name: 'Bệnh viện Phúc Yên' }
      : request.url?.startsWith('/cards')
        ? { number: 'DN4', hospital: 'H1', debt: 7 }
        : { personalId: person, fullName: 'Nguyễn Thị Lan' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  provider = url;
  const [people, cards] = composedServices(url, url);
  const declared = {
    systems: composedSystems([key.jwk]),
    services: [people, cards],
    grants: composedGrants('mot-cua').slice(1),
  };
  await applyDeclared(db, ExchangeFile.parse(declared));
  await db
    .updateTable('exchange.system')
    .set({ owner_unit_id: keeper.posts[0]?.unitId ?? '' })
    .where('code', '=', 'truc')
    .execute();
});

describe('a composed service', () => {
  it('is published at the console by hand, with time enough for its parts, and says what is wrong with it', async () => {
    const wrong = await publishComposed({ composition: 'getPerson: { parts: {}, answer: "1" }' });
    expect([wrong.status, wrong.body]).toEqual([422, expect.stringContaining('từ 1 đến 8 thành phần')]);
    const command = textOf(composition, 'getHospital', 'renewCard');
    expect((await publishComposed({ composition: JSON.stringify(command) })).body).toContain('làm thay đổi dữ liệu');
    expect((await publishComposed({ composition: '' })).body).toContain('đi cùng cách ghép');
    expect((await publishComposed({ upstream: provider })).status).toBe(200);
    expect(await serviceOf('nhan-than')).toMatchObject({ composition: [] });
    expect((await publishComposed()).status).toBe(200);
    const { services } = await selectDeclared(db);
    expect(services.find(({ code }) => code === 'nhan-than')?.settings.timeoutMs).toBe(5500);
  });

  it('shows its parts: what asks what, who keeps it, and whether something is wrong there', async () => {
    await db
      .insertInto('exchange.alert')
      .values({
        ...{ id: crypto.randomUUID(), kind: 'provider_silent', subject: 'the/1.0', severity: 'critical', detail: '{}' },
        ...{ raised_at: now(), last_seen_at: now() },
      })
      .execute();
    const shown = await serviceOf('nhan-than');
    expect(shown?.composition).toMatchObject([
      {
        operation: 'getPerson',
        parts: [
          { name: 'danCu', keeperName: 'Hệ thống ben-dan-cu', isRequired: true, needs: [], trouble: 'none' },
          { name: 'the', serviceName: 'Dịch vụ the', isRequired: false, trouble: 'silent' },
          { name: 'benhVien', needs: ['the'], state: 'published' },
        ],
      },
    ]);
    const page = await viewContract({ db, gatewayUrl: 'https://lgsp.vn' }, { code: 'nhan-than', version: '1.0' });
    expect(page.composition[0]?.parts.map(({ serviceKey, operation }) => `${serviceKey} ${operation}`)).toEqual([
      'dan-cu/1.0 getCitizen',
      'the/1.0 getCard',
      'the/1.0 getHospital',
    ]);
  });

  it('is told in the file of declarations, and applied from it', async () => {
    const file = await selectDeclared(db);
    const again = ExchangeFile.parse(JSON.parse(JSON.stringify(file)));
    expect(again.services.find(({ code }) => code === 'nhan-than')?.settings.composition).toEqual({
      getPerson: { ...composition.getPerson, parts: expect.objectContaining({ danCu: expect.any(Object) }) },
    });
    expect(await diffFile({ db }, again)).toEqual([]);
    const services = again.services.map((service) =>
      service.code === 'the'
        ? { ...service, contract: JSON.stringify(textOf(cardContract, '"hospital":', '"clinic":')) }
        : service,
    );
    const grants = again.grants.filter(({ service }) => service !== 'the/1.0');
    const broken = { ...again, services, grants };
    await expect(applyFile(applyDeps, broken, operator)).rejects.toMatchObject({ code: 'exchange.composition_wrong' });
  });
});

describe('a change of a part', () => {
  it('that breaks the composed service is refused with which and why; one that only adds is taken', async () => {
    const refused = await publishCard(textOf(cardContract, 'getHospital', 'findHospital'));
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('exchange.breaks_')]);
    // No grant names this field: only the composed service reads it.
    const file = await selectDeclared(db);
    const grants = file.grants.map((grant) =>
      grant.service === 'the/1.0' ? { ...grant, operations: ['getCard'], fields: ['number'] } : grant,
    );
    await applyFile(applyDeps, { ...file, grants }, operator);
    const gone = await publishCard(textOf(cardContract, '"hospital":', '"clinic":'));
    expect([gone.status, JSON.parse(gone.body)]).toEqual([
      409,
      expect.objectContaining({
        code: 'exchange.breaks_composed',
        message: expect.stringContaining(
          'nhan-than/1.0 (getPerson: thành phần the: câu trả lời của the/1.0 không có trường hospital)',
        ),
      }),
    ]);
    const typed = textOf(cardContract, '"name":{"type":"string"}', '"name":{"type":"integer"}');
    expect((await publishCard(typed)).body).toContain('không đúng hợp đồng');
    const retired = await ask('/services/state', {
      key: 'the/1.0',
      state: 'retired',
      sunsetOn: null,
      reason: 'Đã có bản 2.0',
    });
    expect([retired.status, retired.body]).toEqual([409, expect.stringContaining('nhan-than/1.0')]);
    expect((await publishCard(textOf(cardContract, '"debt":', '"note":{"type":"string"},"debt":'))).status).toBe(200);
  });

  it('that ends its version is told to who answers for the composed service, and is an alert', async () => {
    const today = now().toISOString().slice(0, 10);
    const sunsetOn = new Date(Date.parse(today) + 20 * 86_400_000).toISOString().slice(0, 10);
    const ended = await ask('/services/state', {
      key: 'the/1.0',
      state: 'deprecated',
      sunsetOn,
      reason: 'Đã có bản 2.0',
    });
    expect(ended.status).toBe(200);
    const [notice] = await listNotices(db, keeper.id);
    expect(notice?.body).toContain('Dịch vụ ghép nhan-than/1.0 dùng dịch vụ the/1.0, sẽ ngừng cung cấp từ ngày');
    const { watch } = await readExchangeRules('content/vinh-phuc');
    const facts = await readFacts(db, { at: now(), day: today, windowMinutes: 5, stillUsedDays: 30, isStamped: false });
    const alarms = findAlarms(facts, watch).filter(({ kind }) => kind === 'part_ends');
    expect(alarms).toMatchObject([
      { subject: 'nhan-than/1.0 ← the/1.0', severity: 'warning', detail: { owner: 'Sở thử nghiệm' } },
    ]);
  });
});

describe('a composed call that was shipped', () => {
  it('is drawn as calls of the consumer at each keeper, found by its trace, and told to the person part by part', async () => {
    const declared = await selectDeclared(db);
    const grants = ExchangeFile.parse({ grants: composedGrants('mot-cua') }).grants;
    await applyFile(applyDeps, { ...declared, grants }, operator);
    const gateway = await startGateway(db, { keys: signingKeys });
    const secret = await giveSecret(db, 'mot-cua');
    await gateway.reread();
    const token = await takeToken(gateway.url, 'mot-cua', secret);
    const response = await fetch(`${gateway.url}/nhan-than/1.0/people/${person}`, {
      headers: { authorization: `Bearer ${token}`, 'x-lawful-purpose': await signPurpose(key.privateKey) },
    });
    expect(await response.json()).toMatchObject({ name: 'Nguyễn Thị Lan', hospital: 'Bệnh viện Phúc Yên' });
    await allSealed(gateway);
    const looks: LookThroughAxis[] = [];
    const tellLooks = async (told: readonly LookThroughAxis[]) => void looks.push(...told);
    await shipLog({ db, now, gateway, sealing: testSealing, tellLooks }).run();
    expect(looks.map(({ service, consumer, person: seen }) => [service, consumer, seen.fields]).toSorted()).toEqual([
      ['dan-cu/1.0', 'mot-cua', ['personalId', 'fullName']],
      ['the/1.0', 'mot-cua', ['number', 'hospital', 'name']],
    ]);
    const flows = FlowView.array().parse((await ask('/flows?hours=24')).json());
    expect(flows.map(({ consumer, service, calls }) => `${consumer} ${service} ${calls}`).toSorted()).toEqual([
      'mot-cua dan-cu/1.0 1',
      'mot-cua nhan-than/1.0 1',
      'mot-cua the/1.0 2',
    ]);
    const found = await ask('/log', {
      reason: 'Kiểm tra lượt gọi ghép',
      trace: response.headers.get('x-trace-id'),
    });
    const rows = LogRow.array().parse(found.json());
    expect(new Set(rows.map(({ composed }) => composed?.call)).size).toBe(1);
    expect(rows.map(({ composed }) => composed?.part ?? '').toSorted()).toEqual(['', 'benhVien', 'danCu', 'the']);
    const query = { reason: 'Kiểm tra lượt gọi ghép', composed: rows[0]?.composed?.call ?? '' };
    expect((await ask('/log', query)).json()).toEqual(found.json());
    expect((await ask('/log', { ...query, composed: '0123456789abcdef' })).json()).toEqual([]);
  });

  it('is not tried as a connection of its own: its way leads to those it is composed of', async () => {
    const gateway = await startGateway(db, { keys: signingKeys });
    const grants = await grantsSeenIn(app);
    const id = grants.find(({ serviceKey }) => serviceKey === 'nhan-than/1.0')?.id ?? '';
    const trials = `/grants/${id}/connection-trials`;
    expect((await ask(trials, { id: crypto.randomUUID() })).status).toBe(200);
    expect(await gateway.tryConnection()).toBe(true);
    const last = async () => ConnectionTrialView.array().parse((await ask(trials)).json())[0];
    await expect.poll(async () => (await last())?.state).toBe('passed');
    const trial = await last();
    expect(trial?.summary).toContain('từng dịch vụ thành phần');
    expect(trial?.steps.slice(3).map(({ outcome }) => outcome)).toEqual(Array(4).fill('not_tried'));
  });
});
