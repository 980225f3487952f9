import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildDirectory, readOrganisation } from '#data/organisation/index.ts';
import { takeInBuildingPermit } from '#testing/building-permit.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { listActions } from '../store/actions.queries.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';
import { listWork } from '../views/list-work.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { escalateLateSteps } from '../actions/escalate-late-steps.ts';
import { cancelAbsence, recordAbsence, viewAbsences } from './absences.ts';
import { actOnMany as act } from './act-on-many.ts';
import { listLoad } from './list-load.ts';
import { viewWorkload } from './view-workload.ts';

let at = new Date('2026-06-01T01:00:00Z');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const desk = await office.actor('tiepnhan.vinhyen');
const leader = await office.official('district-243-committee', 'leader');
const specialist = await office.official('district-243-committee', 'specialist');
const clerk = await office.official('district-243-committee', 'clerk');
const stranger = await office.official('district-246-committee', 'leader');

const faults: string[] = [];
const actOnMany = (of: typeof deps, asked: Omit<Parameters<typeof act>[1], 'logFault'>) =>
  act(of, { ...asked, logFault: (_, code) => faults.push(code) });

/** What the process asks of whoever signs in now: the directory is read again, as other processes do when it changes. */
async function refreshed(actor: Actor): Promise<Actor> {
  const directory = buildDirectory(await readOrganisation(db));
  Object.assign(deps.organisation, directory);
  return { ...actor, posts: directory.postsOf(actor.id, at) };
}

async function handIn() {
  const code = await takeInBuildingPermit(deps, { desk, areaCode: '243' });
  const [task] = await listOpenTasks(db, (await findDossier(db, code))?.id ?? '');
  return { code, instance: task?.instance ?? '', taskId: task?.taskId ?? '' };
}

describe('an absence', () => {
  const days = { from: '2026-06-01', to: '2026-06-03', reason: 'Nghỉ phép' };

  it('is recorded for oneself or one’s people, with a colleague who is there', async () => {
    const input = { ...days, accountId: specialist.id, standInId: clerk.id };
    await expect(recordAbsence(deps, stranger, input)).rejects.toThrow('not_yours');
    await expect(recordAbsence(deps, clerk, input)).rejects.toThrow('not_yours');
    const section = await office.official('department-justice', 'section_head');
    const director = await office.official('department-justice', 'leader');
    const usurping = { ...input, accountId: director.id, standInId: section.id };
    await expect(recordAbsence(deps, section, usurping)).rejects.toThrow('not_yours');
    await expect(recordAbsence(deps, leader, { ...input, standInId: stranger.id })).rejects.toThrow('stand_in_wrong');
    await expect(recordAbsence(deps, leader, { ...input, to: '2026-05-31' })).rejects.toThrow('days_wrong');
    const view = await recordAbsence(deps, leader, input);
    expect(view.absences).toMatchObject([{ from: '2026-06-01', to: '2026-06-03', mayEnd: true }]);
    await expect(recordAbsence(deps, leader, input)).rejects.toThrow('overlaps');
    const other = { ...input, accountId: clerk.id, standInId: specialist.id };
    await expect(recordAbsence(deps, leader, other)).rejects.toThrow('overlaps');
  });

  it('gives the stand-in the posts and tasks of the absent one for its days, and the log says so', async () => {
    const task = await handIn();
    const assign = {
      kind: 'reassign' as const,
      commandId: randomUUID(),
      tasks: [task],
      assigneeId: leader.id,
      reason: 'x',
    };
    const acting = await refreshed(leader);
    expect(await actOnMany(deps, { actor: acting, command: assign, lang: 'vi' })).toEqual({
      done: [task.code],
      refused: [],
    });
    const view = await viewAbsences(deps, acting);
    expect(view.recordable[0]?.id).toBe(leader.id);
    await recordAbsence(deps, leader, {
      ...days,
      from: '2026-06-04',
      to: '2026-06-05',
      accountId: leader.id,
      standInId: clerk.id,
    });
    expect((await refreshed(clerk)).posts.some(({ roles }) => roles.includes('specialist'))).toBe(true);
    at = new Date('2026-06-04T01:00:00Z');
    const standIn = await refreshed(clerk);
    expect(standIn.posts.some(({ roles }) => roles.includes('specialist'))).toBe(false);
    // Who stands in is told of, and signs for, the units of the absence and no other.
    const { standInOf } = deps.organisation;
    const [own, others] = [acting.posts[0]?.unitId, stranger.posts[0]?.unitId];
    expect(standInOf(leader.id, at, own)).toBe(clerk.id);
    expect(standInOf(leader.id, at)).toBe(clerk.id);
    expect(standInOf(leader.id, at, others)).toBeUndefined();
    const work = await listWork(deps, standIn, { page: 1, mine: '1' });
    expect(work.items.map(({ code }) => code)).toContain(task.code);
    const back = { kind: 'reassign' as const, commandId: randomUUID(), tasks: [task], assigneeId: null, reason: 'y' };
    expect((await actOnMany(deps, { actor: standIn, command: back, lang: 'vi' })).done).toEqual([task.code]);
    const log = await listActions(db, (await findDossier(db, task.code))?.id ?? '');
    expect(log.at(-1)?.action.by).toMatchObject({ id: clerk.id, title: expect.stringContaining('(làm thay ') });
    const [absence] = (await viewAbsences(deps, await refreshed(leader))).absences;
    await cancelAbsence(deps, leader, absence?.id ?? '');
    expect((await refreshed(clerk)).posts.every(({ inPlaceOf }) => inPlaceOf === undefined)).toBe(true);
  });

  it('of two who would stand in for each other on the same days, asked for at once, only one is recorded', async () => {
    const later = { from: '2026-07-01', to: '2026-07-02', reason: 'Nghỉ phép' };
    const pairs = [
      { accountId: specialist.id, standInId: clerk.id },
      { accountId: clerk.id, standInId: specialist.id },
    ];
    const asked = await Promise.allSettled(pairs.map((pair) => recordAbsence(deps, leader, { ...later, ...pair })));
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (const { id, from } of (await viewAbsences(deps, leader)).absences)
      if (from === later.from) await cancelAbsence(deps, leader, id);
  });
});

describe('many tasks at once', () => {
  it('are done each on its own; what is refused is told and holds up no other; twice is once', async () => {
    const tasks = [await handIn(), await handIn()];
    const actor = await refreshed(leader);
    const command = {
      kind: 'claim' as const,
      commandId: randomUUID(),
      tasks: [...tasks, { code: 'không-có', instance: 'main', taskId: '1' }],
    };
    const first = await actOnMany(deps, { actor, command, lang: 'vi' });
    expect(first.done).toEqual(tasks.map(({ code }) => code));
    expect(first.refused).toMatchObject([{ code: 'không-có', message: expect.stringContaining('Không') }]);
    expect((await actOnMany(deps, { actor, command, lang: 'vi' })).done).toEqual(first.done);
    const log = await listActions(db, (await findDossier(db, tasks[0]?.code ?? ''))?.id ?? '');
    expect(log.filter(({ action }) => action.kind === 'claim')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('are told of a fault met at one of them, which is logged and hides nothing of the others', async () => {
    const [broken, sound] = [await handIn(), await handIn()];
    const setVersion = (package_version: string) =>
      db.updateTable('dossiers.dossier').set({ package_version }).where('code', '=', broken.code).execute();
    const { packageVersion = '' } = (await findDossier(db, broken.code)) ?? {};
    await setVersion('nowhere');
    const command = { kind: 'claim' as const, commandId: randomUUID(), tasks: [broken, sound] };
    const answer = await actOnMany(deps, { actor: await refreshed(leader), command, lang: 'vi' });
    expect(answer).toMatchObject({ done: [sound.code], refused: [{ code: broken.code }] });
    expect(answer.refused[0]?.message).toContain('Hệ thống gặp lỗi');
    expect(faults).toEqual([broken.code]);
    await setVersion(packageVersion);
  });
});

describe('a step past its time', () => {
  it('is told to whoever leads, once', async () => {
    await handIn();
    const sweep = escalateLateSteps(deps);
    at = new Date('2026-06-10T01:00:00Z');
    await sweep.run();
    const notices = async () =>
      (await listNotices(db, leader.id)).filter(({ body }) => body.includes('quá thời gian của bước'));
    const told = (await notices()).length;
    expect(told).toBeGreaterThan(0);
    await sweep.run();
    expect((await notices()).length).toBe(told);
    at = new Date('2026-06-04T01:00:00Z');
  });
});

describe('the workload of a unit', () => {
  it('is shown to whoever leads it, with everyone and what nobody has', async () => {
    const [unit] = await viewWorkload(deps, await refreshed(leader));
    expect(unit?.people[0]).toMatchObject({ accountId: null, open: 3 });
    expect(unit?.people.find(({ accountId }) => accountId === leader.id)).toMatchObject({ open: 3, overdue: 0 });
    expect(unit?.people.map(({ accountId }) => accountId)).toContain(specialist.id);
    expect(await viewWorkload(deps, await refreshed(specialist))).toEqual([]);
    const of = { unitId: unit?.unitId ?? '', accountId: leader.id, lang: 'en' as const };
    const tasks = await listLoad(deps, await refreshed(leader), of);
    expect(tasks).toHaveLength(3);
    expect(tasks[0]?.taskName).toMatch(/^[ -~]+$/);
    expect(await listLoad(deps, await refreshed(specialist), of)).toEqual([]);
  });

  it('counts a finished task as that of who did it, also where nobody had taken it first', async () => {
    const { code } = await handIn();
    const actor = await refreshed(leader);
    const doneBy = async (accountId: string | null) =>
      (await viewWorkload(deps, actor))[0]?.people.find((one) => one.accountId === accountId)?.done ?? 0;
    const before = await doneBy(leader.id);
    const { revision = 0 } = (await findDossier(db, code)) ?? {};
    const head = { commandId: randomUUID(), revision };
    await commandDossier(deps, {
      actor,
      code,
      command: { kind: 'assign', assigneeId: specialist.id, note: '', ...head },
    });
    expect([await doneBy(leader.id), await doneBy(null)]).toEqual([before + 1, 0]);
  });
});
