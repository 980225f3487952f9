import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { CallingView, DeskQueue, KioskView, TakenNumber } from './queue.contract.ts';
import { queueEn } from './queue.en.ts';
import { priorityRuleOn, readQueueRules } from './queue-rules.ts';
import { queueRoutes } from './queue.routes.ts';
import { queueVi } from './queue.vi.ts';

let now = new Date('2026-11-24T02:00:00Z');
const { db } = await provinceDatabase(() => now);
const office = await buildOffice(db, () => now);
const desk = 'commune-08707-desk';
const reception = await office.actor('tiepnhan.tichson');
const citizen = await office.actor('dan.lan');
/** Colleagues at the same desk, for calling at one moment. */
const colleagues = Array.from({ length: 4 }, () => ({ ...reception, id: randomUUID() }));
let signedIn: Actor | undefined = reception;
const app = await buildHttp({ vi: queueVi, en: queueEn }, async (request) => {
  const place = request.headers['x-colleague'];
  return place === undefined ? signedIn : colleagues[Number(place)];
});
queueRoutes(app, office.deps);

const groups = office.deps.queueRules.groups.map(({ key }) => key);
/** Each test presses at a machine of its own. */
let machine = 0;
const take = (body: { group?: string; priority?: string | null; commandId?: string } = {}, at = desk) =>
  app.inject({
    method: 'POST',
    url: `/api/queue/${at}/tickets`,
    payload: { commandId: randomUUID(), group: 'justice', priority: null, ...body },
    remoteAddress: `10.0.0.${machine}`,
  });
const taken = async (priority: string | null = null) => TakenNumber.parse((await take({ priority })).json());
const command = (body: Record<string, unknown>, colleague?: number) =>
  app.inject({
    method: 'POST',
    url: '/api/desk/queue',
    payload: { commandId: randomUUID(), counter: '3', ...body },
    ...(colleague !== undefined && { headers: { 'x-colleague': String(colleague) } }),
  });
const callNext = (colleague?: number, some = groups) => command({ kind: 'call_next', groups: some }, colleague);
const code = async (answer: ReturnType<typeof command>): Promise<unknown> => (await answer).json().code;
const queue = async () => DeskQueue.parse((await app.inject({ method: 'GET', url: '/api/desk/queue' })).json());
const calling = async () => CallingView.parse((await app.inject({ method: 'GET', url: `/api/queue/${desk}` })).json());

beforeEach(() => {
  // A working day of its own for each test.
  do now = new Date(now.getTime() + 86_400_000);
  while ([0, 6].includes(now.getUTCDay()));
  machine += 1;
  signedIn = reception;
});

describe('taking a number', () => {
  it('counts by group, and tells how many go before', async () => {
    expect(await taken()).toMatchObject({ code: 'A001', ahead: 0, waitMinutes: 0, isPriority: false });
    expect(await taken()).toMatchObject({ code: 'A002', ahead: 1, waitMinutes: 10 });
    expect((await take({ group: 'land' })).json()).toMatchObject({ code: 'B001', ahead: 2 });
    expect(await taken('elderly')).toMatchObject({ code: 'A003', ahead: 0, isPriority: true });
  });

  it('begins again every day, and at every desk', async () => {
    await taken();
    expect((await take({}, 'commune-08710-desk')).json().code).toBe('A001');
    do now = new Date(now.getTime() + 86_400_000);
    while ([0, 6].includes(now.getUTCDay()));
    expect((await taken()).code).toBe('A001');
    expect((await calling()).waiting).toBe(1);
  });

  it('is done once for its command', async () => {
    const commandId = randomUUID();
    const first = await take({ commandId });
    const again = await take({ commandId });
    expect(again.json()).toEqual(first.json());
    expect((await taken()).code).toBe('A002');
  });

  it('gives forty who press at one moment forty numbers', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => taken()));
    expect(answers.map((answer) => answer.code).toSorted()).toEqual(
      Array.from({ length: 40 }, (_, place) => `A${String(place + 1).padStart(3, '0')}`),
    );
  });

  it('is refused to a machine that presses faster than people can', async () => {
    const answers = await Promise.all(Array.from({ length: 45 }, () => take()));
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([429, 429, 429, 429, 429]);
    expect((await take({}, 'commune-08710-desk')).statusCode).toBe(200);
  });

  it.each([
    ['2026-11-28T03:00:00Z', 'thứ Bảy', '07:00', '30/11/2026'],
    ['2026-11-26T23:30:00Z', 'before the morning', '07:00', '27/11/2026'],
    ['2026-11-27T05:00:00Z', 'at noon', '13:30', '27/11/2026'],
    ['2027-01-01T03:00:00Z', 'on a holiday', '07:00', '04/01/2027'],
  ])('is for working time: at %s (%s) it says when the desk opens', async (text, _, time, day) => {
    const before = now;
    now = new Date(text);
    const answer = await take();
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'queue.closed']);
    expect(answer.json().message).toContain(`${time} ngày ${day}`);
    const kiosk = KioskView.parse((await app.inject({ method: 'GET', url: `/api/queue/${desk}/kiosk` })).json());
    expect(kiosk.opensAt).toBe(new Date(`${day.split('/').toReversed().join('-')}T${time}:00+07:00`).toISOString());
    now = before;
  });

  it('shows whoever sends the same again after closing time the number they have', async () => {
    const commandId = randomUUID();
    const first = await take({ commandId });
    const before = now;
    now = new Date(`${now.toISOString().slice(0, 10)}T11:00:00Z`);
    expect((await take({ commandId })).json()).toEqual(first.json());
    now = before;
  });

  it.each([
    [{ group: 'circus' }, 'queue.group_unknown', 422],
    [{ priority: 'rich' }, 'queue.priority_unknown', 422],
  ])('refuses %j', async (body, refusal, status) => {
    const answer = await take(body);
    expect([answer.statusCode, answer.json().code]).toEqual([status, refusal]);
  });

  it('refuses what is no desk, and more people than the rules allow', async () => {
    expect((await take({}, 'commune-08707-committee')).json().code).toBe('queue.no_desk');
    expect((await take({}, 'nowhere')).statusCode).toBe(404);
    const narrow = await buildHttp({ vi: queueVi, en: queueEn });
    queueRoutes(narrow, { ...office.deps, queueRules: { ...office.deps.queueRules, mostWaiting: 0 } });
    const answer = await narrow.inject({
      method: 'POST',
      url: `/api/queue/${desk}/tickets`,
      payload: { commandId: randomUUID(), group: 'justice' },
    });
    expect(answer.json().code).toBe('queue.full');
  });

  it('shows the groups with who waits, and the kinds of priority', async () => {
    await taken();
    const kiosk = KioskView.parse((await app.inject({ method: 'GET', url: `/api/queue/${desk}/kiosk` })).json());
    expect(kiosk.opensAt).toBeNull();
    expect(kiosk.groups[0]).toMatchObject({ key: 'justice', waiting: 1 });
    expect(kiosk.priorities.map(({ key }) => key)).toEqual(['elderly', 'disabled', 'pregnant', 'merit']);
  });
});

describe('calling', () => {
  it('interleaves, by the groups an official serves', async () => {
    for (const priority of [null, null, 'elderly', 'pregnant', 'disabled']) await taken(priority);
    await take({ group: 'land' });
    const called: unknown[] = [];
    for (let turn = 0; turn < 5; turn += 1) called.push(await code(callNext(undefined, ['justice'])));
    expect(called).toEqual(['A003', 'A004', 'A001', 'A005', 'A002']);
    expect(await code(callNext(undefined, ['justice']))).toBeNull();
    expect(await code(callNext())).toBe('B001');
  });

  it('calls again, skips, takes one back that was skipped, finishes', async () => {
    await taken();
    await taken();
    await callNext();
    const [first] = [(await queue()).current];
    expect(first).toMatchObject({ code: 'A001', counter: '3', status: 'called' });
    const ticketId = first?.id;
    await command({ kind: 'recall', ticketId });
    expect((await calling()).called[0]).toMatchObject({ code: 'A001', callCount: 2, counter: '3' });
    await command({ kind: 'skip', ticketId });
    expect((await calling()).called).toEqual([]);
    expect((await queue()).skipped.map((ticket) => ticket.code)).toEqual(['A001']);
    await callNext();
    expect((await command({ kind: 'recall', ticketId })).json()).toMatchObject({ code: 'queue.finish_first' });
    const second = (await queue()).current?.id;
    await command({ kind: 'finish', ticketId: second });
    expect((await command({ kind: 'finish', ticketId: second })).json().code).toBe('queue.action_not_allowed');
    await command({ kind: 'recall', ticketId });
    expect((await queue()).current?.code).toBe('A001');
    expect((await command({ kind: 'skip', ticketId: randomUUID() })).statusCode).toBe(404);
  });

  it('leaves who is being served to the colleague who serves; somebody skipped may turn up anywhere', async () => {
    await taken();
    await callNext(0);
    const { id: ticketId } = await db
      .selectFrom('queue.ticket')
      .select('id')
      .where('officer_account_id', '=', colleagues[0]?.id ?? '')
      .where('status', '=', 'called')
      .executeTakeFirstOrThrow();
    for (const kind of ['finish', 'skip', 'recall']) {
      const answer = await command({ kind, ticketId }, 1);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'queue.not_yours']);
    }
    expect((await command({ kind: 'skip', ticketId }, 0)).statusCode).toBe(200);
    expect(await code(command({ kind: 'recall', ticketId }, 1))).toBe('A001');
    expect((await command({ kind: 'finish', ticketId }, 0)).json().code).toBe('queue.not_yours');
    expect((await command({ kind: 'finish', ticketId }, 1)).statusCode).toBe(200);
  });

  it('takes the time of those served for the wait of those who come', async () => {
    for (let turn = 0; turn < 3; turn += 1) await taken();
    await callNext();
    now = new Date(now.getTime() + 4 * 60_000);
    await callNext();
    now = new Date(now.getTime() + 4 * 60_000);
    await callNext();
    await taken();
    expect(await taken()).toMatchObject({ ahead: 1, waitMinutes: 4 });
    expect(await queue()).toMatchObject({ served: 2, serviceMinutes: 4 });
  });

  it('never gives two who call at one moment the same number, nor leaves the rule', async () => {
    for (let turn = 0; turn < 24; turn += 1) await taken(turn % 2 === 0 ? 'elderly' : null);
    const called: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all(colleagues.map((_, place) => callNext(place)));
      called.push(...answers.map((answer) => answer.json().code));
    }
    expect(new Set(called).size).toBe(24);
    const rows = await db
      .selectFrom('queue.ticket')
      .select(['priority', 'call_order'])
      .where('on_day', '=', now.toISOString().slice(0, 10))
      .orderBy('call_order')
      .execute();
    expect(new Set(rows.map(({ call_order }) => call_order)).size).toBe(24);
    const line = rows.map(({ priority }) => (priority === null ? 'o' : 'p')).join('');
    expect(line).toBe('ppoppoppoppoppoppooooooo');
  });

  it('is done once for its command', async () => {
    await taken();
    await taken();
    const commandId = randomUUID();
    const again = await Promise.all([1, 2, 3].map(() => command({ kind: 'call_next', groups, commandId })));
    expect(again.map((answer) => answer.json().code)).toEqual(['A001', 'A001', 'A001']);
    expect((await queue()).waiting.map((ticket) => ticket.code)).toEqual(['A002']);
  });

  it('is for those who receive people', async () => {
    signedIn = undefined;
    expect((await callNext()).statusCode).toBe(401);
    signedIn = citizen;
    expect((await callNext()).statusCode).toBe(404);
    signedIn = await office.official('commune-08707-committee', 'leader');
    expect((await callNext()).json().code).toBe('queue.no_desk');
    expect((await command({ kind: 'dance' })).statusCode).toBe(400);
  });
});

describe('the rules of a province', () => {
  const content = join(import.meta.dirname, '../../../content/vinh-phuc');

  it('are dated, each with its article', async () => {
    const rules = await readQueueRules(content);
    expect(priorityRuleOn(rules, '2020-01-01').article).toBe('Nghị định 61/2018/NĐ-CP');
    expect(priorityRuleOn(rules, '2026-01-01').article).toBe('Nghị định 118/2025/NĐ-CP');
    expect(priorityRuleOn(rules, '2000-01-01')).toBe(rules.priorities[0]);
  });

  it('are refused with file and line where two groups share a letter or two periods overlap', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-queue-'));
    await mkdir(join(folder, 'queue'));
    const file = join(folder, 'queue', 'rules.yaml');
    await cp(join(content, 'queue', 'rules.yaml'), file);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('letter: B', 'letter: A').replace('    to: 2025-06-30\n', ''));
    await expect(readQueueRules(folder)).rejects.toThrow(/dòng \d+: nhóm “land” trùng[^]*nối tiếp nhau/);
  });
});
