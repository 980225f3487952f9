import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import { isProven, Proof, verifyLog } from '#platform/exchange/index.ts';
import { logFileName } from '../evidence/segments.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import {
  buildPurposeKey,
  giveSecret,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { applyKeepingBodies, openLogSearch, readingReason, shipAll } from '#testing/kept-bodies.ts';
import { testDatabase } from '#testing/test-database.ts';
import { LogLine } from '../evidence/entry.ts';
import { proveEntry } from '../management/search-log.ts';
import { deleteOldBodyKeys } from './body-keys.queries.ts';
import { KeptBodies } from './kept-bodies.contract.ts';
import { firstKeptDay } from './kept-days.ts';

const { db } = await testDatabase();
const dayMs = 86_400_000;
const clock = { at: new Date() };
const { deps, signingKeys, manager, school, stranger } = await buildManagement(db, () => clock.at);
const rule = deps.rules.bodiesKept;
const { as, find, read } = await openLogSearch(deps);
const number = '001301000002';
const citizen = { personalId: number, fullName: 'Trần Thị <b>Dân</b>' };
const { privateKey, jwk } = buildPurposeKey();
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  const provider = await startProvider((request, response) => {
    const isPlace = request.url?.includes('/places') ?? false;
    response.writeHead(isPlace && request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isPlace ? { code: 'BY' } : citizen));
  });
  await applyKeepingBodies(db, provider.url, [jwk]);
  const secret = await giveSecret(db, 'mot-cua');
  gateway = await startGateway(db, { keys: signingKeys });
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

/** Calls, and brings the line to the database; gives the trace it is found by. */
async function call(path: string, init: RequestInit = {}): Promise<string | null> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  const answer = await fetch(`${gateway.url}${path}`, { ...init, headers });
  expect(answer.status).toBeLessThan(300);
  await shipAll(db, gateway);
  return answer.headers.get('x-trace-id');
}
const addPlace = () => call('/dia-danh/1.0/places', { method: 'POST', body: '{"code":"BY"}' });
const askCitizen = async () =>
  call(`/dan-cu/1.0/citizens/${number}`, { headers: { 'x-lawful-purpose': await signPurpose(privateKey) } });
const toldOf = (subject: string) =>
  db.selectFrom('registry.access').selectAll().where('subject_number', '=', subject).orderBy('at').execute();
const auditedReads = () =>
  db.selectFrom('infrastructure.audit').selectAll().where('action', '=', 'exchange.bodies_read').execute();
const entryOf = async (seq: number) =>
  (
    await db
      .selectFrom('exchange.log_entry')
      .select('entry')
      .where('gateway_id', '=', gateway.name)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
  ).entry;

describe('a kept body', () => {
  it('is read by the agency in charge, with a reason that is on record', async () => {
    const row = await find(manager, await addPlace());
    expect(row.bodies).toBe('kept');
    for (const poor of ['', 'ngắn', '1234567890 123'])
      expect((await read(manager, row, poor)).json()).toMatchObject({ code: 'exchange.reason_needed' });
    expect(await auditedReads()).toEqual([]);
    const answer = await read(manager, row);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(KeptBodies.parse(answer.json())).toEqual({
      state: 'kept',
      request: { text: '{\n  "code": "BY"\n}', characters: 13, isCut: false },
      response: { text: '{\n  "code": "BY"\n}', characters: 13, isCut: false },
      readableTo: vietnamDay(new Date(clock.at.getTime() + rule.days * dayMs)),
    });
    const [audited] = await auditedReads();
    expect(audited).toMatchObject({ actor_id: manager.id, subject_id: `log/${gateway.name}/${row.seq}` });
    expect(audited?.details).toEqual({ reason: readingReason, service: 'dia-danh/1.0', state: 'kept' });
  });

  it('about a person is told to that person each time, before it is shown', async () => {
    const row = await find(manager, await askCitizen());
    expect(row).toMatchObject({ bodies: 'kept', personal: true });
    const { response } = KeptBodies.parse((await read(manager, row)).json());
    expect(response?.text).toBe(JSON.stringify(citizen, null, 2));
    expect(await toldOf(number)).toMatchObject([
      {
        ...{ register: 'dan-cu/1.0', purpose: 'kept_bodies', outcome: 'found', flagged: true, reason: readingReason },
        ...{ reader_id: manager.id, unit_id: manager.posts[0]?.unitId, fields: ['personalId', 'fullName'] },
      },
    ]);
    await read(manager, row);
    expect(await toldOf(number)).toHaveLength(2);

    const silent = await openLogSearch({
      ...deps,
      tellBodiesRead: () => Promise.reject(new Error('cannot be told')),
    });
    const refused = await silent.read(manager, row);
    expect(refused.statusCode).toBe(500);
    expect(refused.body).not.toContain('Dân');
  });

  it('is not there for anybody else', async () => {
    const row = await find(manager, await addPlace());
    const before = (await auditedReads()).length;
    expect((await read(undefined, row)).statusCode).toBe(401);
    for (const who of [school, stranger]) {
      const answer = await read(who, row);
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'exchange.not_found' }]);
      expect(answer.json()).toEqual((await read(who, { ...row, seq: 999_999 })).json());
    }
    expect((await read(manager, { ...row, seq: 999_999 })).statusCode).toBe(404);
    expect((await as(manager, `/log/${gateway.name}/0/bodies`, { reason: readingReason })).statusCode).toBe(400);
    expect(await auditedReads()).toHaveLength(before);
  });

  it('opens with the key of no other day', async () => {
    const row = await find(manager, await askCitizen());
    const told = (await toldOf(number)).length;
    const tomorrow = vietnamDay(new Date(Date.now() + dayMs));
    await db.updateTable('exchange.log_entry').set({ bodies: tomorrow }).where('seq', '=', row.seq).execute();
    const answer = KeptBodies.parse((await read(manager, row)).json());
    expect(answer).toMatchObject({ state: 'unreadable', request: null, response: null });
    expect(await toldOf(number)).toHaveLength(told);
  });
});

describe('a body whose days are over', () => {
  it('is read by nobody, in the file and in the database, and all that was proved still is', async () => {
    const row = await find(manager, await askCitizen());
    const path = join(gateway.folder, logFileName);
    const [told, before] = [(await toldOf(number)).length, await proveEntry(deps, { actor: manager, ...row })];
    const lineInFile = readFileSync(path, 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`{"seq":${row.seq},`));
    expect(lineInFile).toBe(await entryOf(row.seq));
    const stored = LogLine.parse(JSON.parse(lineInFile ?? '')).sections.response;
    if (!stored || !('text' in stored)) throw new Error('nothing kept');
    // Not with the secret of the system alone: the key of the day is what opens it.
    expect(() => testSealing.open(stored.text)).toThrow(/unable to authenticate/);

    const lastMoment = new Date(`${vietnamDay(clock.at)}T16:59:59Z`);
    clock.at = new Date(lastMoment.getTime() + rule.days * dayMs);
    await deleteOldBodyKeys(db, firstKeptDay(rule, clock.at));
    expect(KeptBodies.parse((await read(manager, row)).json()).state).toBe('kept');
    clock.at = new Date(clock.at.getTime() + 1000);
    // The clean-up has not run yet.
    expect(KeptBodies.parse((await read(manager, row)).json()).state).toBe('erased');
    const search = { reason: 'Kiểm tra nội dung trao đổi', trace: row.trace };
    expect((await as(manager, '/log', search)).json()).toMatchObject([{ seq: row.seq, bodies: 'erased' }]);

    await deleteOldBodyKeys(db, firstKeptDay(rule, clock.at));
    expect(
      await db.selectFrom('exchange.body_key').select('day').where('day', '=', vietnamDay(new Date())).execute(),
    ).toEqual([]);
    expect(KeptBodies.parse((await read(manager, row)).json())).toMatchObject({ state: 'erased', response: null });
    expect(await toldOf(number)).toHaveLength(told + 1);
    expect(await entryOf(row.seq)).toBe(lineInFile);
    const report = await verifyLog(path, { publicKey: gateway.publicKey });
    expect(report).toMatchObject({ faults: [], unsealed: 0 });
    const after = await proveEntry(deps, { actor: manager, ...row });
    expect(Proof.parse(after)).toEqual(before);
    expect(isProven(after)).toBe(true);
  });
});
