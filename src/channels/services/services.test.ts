import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { findDraft, handInDraft, neededFields, openDraft, saveDraft } from '#applications/dossiers/index.ts';
import { listAccesses } from '#data/registry/index.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { applyFile } from '#platform/exchange/index.ts';
import { createCallerTokens } from '#platform/identity/index.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildHttp } from '#testing/build.ts';
import {
  buildPurposeKey,
  operator,
  signPurpose,
  startGateway,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { readExchangeFile } from '../cli/exchange-content.ts';
import { applyDepsOf } from '../cli/install-exchange.ts';
import { serviceRoutes } from './services.server.ts';

const now = () => new Date();
const { db } = await provinceDatabase(now);
const { deps: office, actor } = await buildOffice(db, now);
const lan = await actor('dan.lan');
const number = lan.personalId ?? '';
const { source, state } = fakeRegister([
  { personalId: number, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12', religion: 'Không' },
]);
const civilStatus = fakeRegister([{ personalId: number, birth: { number: '12', book: '01/2016' } }]);
const insurance = fakeRegister([{ personalId: number, healthCard: { number: 'GD4262600000123' }, householdCode: '7' }]);
const registerSources = {
  ...{ population: source, 'civil-status': civilStatus.source, 'social-insurance': insurance.source },
};
const deps = { ...office, registerSources };
const callerTokens = await createCallerTokens({ issuer: 'http://lgsp.example', keys: deps.signingKeys, now });
const app = await buildHttp({ vi: {}, en: {} });
serviceRoutes(app, { ...deps, callerTokens });
const key = buildPurposeKey();
let gateway: TestGateway;
let token = '';
let ownUrl = '';
let dossier = '';

beforeAll(async () => {
  ownUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', deps.registers);
  const systems = file.systems.map((system) =>
    system.code === 'giao-duc' ? { ...system, purposeKeys: [key.jwk] } : system,
  );
  // By day or by night, on a slow machine or a fast one.
  const grants = file.grants.map((grant) => ({ ...grant, hours: null, perSecond: 1000 }));
  await applyFile(applyDepsOf(deps, true), { ...file, systems, grants }, operator);
  const { id } = await db
    .selectFrom('exchange.system')
    .select('id')
    .where('code', '=', 'giao-duc')
    .executeTakeFirstOrThrow();
  await inTransaction(db, (tx) =>
    insertCredential(tx, {
      systemId: id,
      kind: 'secret',
      secretHash: sha256('bi-mat'),
      subject: '',
      notAfter: new Date('2036-01-01'),
      at: now(),
    }),
  );
  gateway = await startGateway(db, {
    keys: deps.signingKeys,
    upstreamRules: { allowLoopback: false, trusted: [], ownUrl },
    neededFields: neededFields(deps),
  });
  token = await takeToken(gateway.url, 'giao-duc', 'bi-mat');
  const draftId = await openDraft(deps, { actor: lan, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id: draftId, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  const documents = { 'birth-note': [await readyUpload(db, { accountId: lan.id, at: now() })] };
  await saveDraft(deps, {
    actor: lan,
    id: draftId,
    revision: 1,
    content: { ...draft.content, areaCode: '08707', form: birthForm, documents },
  });
  dossier = (await handInDraft(deps, { actor: lan, draftId, commandId: randomUUID() })).code;
});
afterAll(() => app.close());

const call = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
const bodyOf = async (path: string, headers?: Record<string, string>): Promise<unknown> =>
  (await call(path, headers)).json();

describe('services of this system on the axis', () => {
  it('give code lists and how far a dossier is', async () => {
    expect(await bodyOf('/danh-muc/1.0/lists/genders')).toMatchObject({
      items: expect.arrayContaining([{ code: 'female', name: 'Nữ', nameEn: 'Female' }]),
    });
    expect((await call('/danh-muc/1.0/lists/Khong_Co')).status).toBe(400);
    expect(await bodyOf(`/ho-so/1.0/dossiers/${dossier}/progress`)).toEqual({
      code: dossier,
      step: 1,
      label: expect.any(String),
    });
    expect((await call('/ho-so/1.0/dossiers/khong-co/progress')).status).toBe(404);
  });

  it('are not there for who comes round the axis', async () => {
    for (const path of ['/dich-vu/danh-muc/lists/genders', `/dich-vu/co-so-du-lieu/population/personalId/${number}`]) {
      expect((await fetch(`${ownUrl}${path}`)).status).toBe(404);
      expect((await fetch(`${ownUrl}${path}`, { headers: { 'x-lgsp-caller': token } })).status).toBe(404);
    }
  });
});

describe('services to try out with', () => {
  it('answer as the contract says, with nobody’s data, and only to systems that try out', async () => {
    const { id } = await db
      .selectFrom('exchange.system')
      .select('id')
      .where('code', '=', 'thu-nghiem')
      .executeTakeFirstOrThrow();
    await inTransaction(db, (tx) =>
      insertCredential(tx, {
        systemId: id,
        kind: 'secret',
        secretHash: sha256('thu'),
        subject: '',
        notAfter: new Date('2036-01-01'),
        at: now(),
      }),
    );
    await gateway.reread();
    const trying = await takeToken(gateway.url, 'thu-nghiem', 'thu');
    const ask = async (path: string) =>
      fetch(`${gateway.url}${path}`, { headers: { authorization: `Bearer ${trying}` } });
    const answer = await ask('/sandbox/danh-muc/1.0/lists/genders');
    expect([answer.status, Object(await answer.json()).items.length]).toEqual([200, 1]);
    expect((await ask('/danh-muc/1.0/lists/genders')).status).toBe(404);
    expect((await call('/sandbox/danh-muc/1.0/lists/genders')).status).toBe(404);
    expect((await ask('/sandbox/dan-cu/1.0/personalId/026192000123')).status).toBe(403);
  });
});

describe('a register on the axis', () => {
  const unit = async () => {
    const row = await db
      .selectFrom('dossiers.dossier')
      .select('deciding_unit_id')
      .where('code', '=', dossier)
      .executeTakeFirstOrThrow();
    return deps.organisation.findUnit(row.deciding_unit_id, '2026-11-28')?.agencyCode ?? '';
  };
  const purpose = async (claims: Record<string, unknown> = {}) => ({
    'x-lawful-purpose': await signPurpose(key.privateKey, {
      iss: 'giao-duc',
      unit: await unit(),
      dossier,
      officerTitle: 'Chuyên viên tuyển sinh',
      ...claims,
    }),
  });
  const citizen = `/dan-cu/1.0/personalId/${number}`;

  it('is read for an open dossier of the person, field by field, and the person sees who looked and why', async () => {
    expect(await bodyOf(citizen, await purpose())).toEqual({
      personalId: number,
      name: 'Nguyễn Thị Lan',
      birthDate: '1992-04-12',
    });
    const { accesses } = await listAccesses(deps, { actor: lan, lang: 'vi', before: null });
    expect(accesses[0]).toMatchObject({
      postTitle: 'Chuyên viên tuyển sinh',
      purpose: 'dossier',
      dossierCode: dossier,
      article: 'Điều 15 Luật Hộ tịch',
    });
  });

  it('is a part of a composed answer, with what the dossier needs of it; the person sees the looks at registers, not one more', async () => {
    const before = (await listAccesses(deps, { actor: lan, lang: 'vi', before: null })).accesses.length;
    const answer = await call(`/nhan-than/1.0/nguoi/${number}`, await purpose());
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        ...{ personalId: number, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' },
        missingParts: [
          {
            part: 'baoHiem',
            service: 'bao-hiem/1.0',
            code: '403004',
            message: expect.stringContaining('việc của hệ thống gọi'),
          },
          {
            part: 'hoTich',
            service: 'ho-tich/1.0',
            code: '403004',
            message: expect.stringContaining('Không có hồ sơ đang mở'),
          },
        ],
      },
    ]);
    const { accesses } = await listAccesses(deps, { actor: lan, lang: 'vi', before: null });
    expect(accesses.length).toBe(before + 1);
    const emergency = await purpose({ emergency: 'Cấp cứu tại bệnh viện huyện', dossier: '' });
    expect(await bodyOf(`/nhan-than/1.0/nguoi/${number}`, emergency)).toEqual({
      ...{ personalId: number, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' },
      ...{ birthRegistration: { number: '12', book: '01/2016' }, healthCard: { number: 'GD4262600000123' } },
    });
    expect((await call('/nhan-than/1.0/nguoi/026192000999', await purpose())).status).toBe(403);
  });

  it('gives no more than the procedure of the dossier needs, and says which; in an emergency all that is granted', async () => {
    const { id } = await db
      .selectFrom('exchange.access_grant')
      .innerJoin('exchange.service', 'exchange.service.id', 'exchange.access_grant.service_id')
      .select('exchange.access_grant.id')
      .where('exchange.service.code', '=', 'dan-cu')
      .where('exchange.service.environment', '=', 'production')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('exchange.access_grant')
      .set({ fields: ['personalId', 'name', 'religion', 'residence'] })
      .where('id', '=', id)
      .execute();
    await gateway.reread();
    const narrowed = await call(citizen, await purpose());
    expect(narrowed.headers.get('x-lawful-fields')).toBe('personalId,name,residence');
    expect(await narrowed.json()).toEqual({ personalId: number, name: 'Nguyễn Thị Lan' });
    const { accesses } = await listAccesses(deps, { actor: lan, lang: 'vi', before: null });
    expect(accesses[0]?.fields).not.toContain('Tôn giáo');
    const emergency = await call(citizen, await purpose({ emergency: 'Cấp cứu tại bệnh viện huyện', dossier: '' }));
    expect(emergency.headers.get('x-lawful-fields')).toBeNull();
  });

  it('is closed without a dossier that concerns the person, and to a unit that has none', async () => {
    expect((await call(citizen, await purpose({ dossier: 'khac' }))).status).toBe(403);
    expect((await call(citizen, await purpose({ unit: 'H62.04' }))).status).toBe(403);
    expect((await call('/dan-cu/1.0/personalId/026192000999', await purpose())).status).toBe(403);
  });

  it('says that it is down, and the caller hears no more than that', async () => {
    state.mode = 'down';
    const answer = await call(citizen, await purpose());
    expect([answer.status, (await answer.text()).includes('Bên cung cấp')]).toEqual([502, true]);
    state.mode = 'normal';
  });
});
