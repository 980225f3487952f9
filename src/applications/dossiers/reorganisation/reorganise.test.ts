import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readOrganisationContent, readReorganisation } from '#data/organisation/index.ts';
import { buildDirectory, readOrganisation } from '#data/organisation/index.ts';
import { takeInBuildingPermit } from '#testing/building-permit.ts';
import { astray } from '#testing/astray.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { replay } from '../course/dossier-state.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';
import { canSeeWhole, factsOf } from '../course/allowed-actions.ts';
import { competentUnitOn, viewCompetentUnit } from './competent-unit-on.ts';
import { carryOutReorganisations, orderReorganisation, rehearseReorganisation } from './reorganise.ts';

let at = new Date('2026-11-20T01:00:00Z');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const readContent = () => readOrganisationContent('content/vinh-phuc/organisation');
const content = await readContent();
const read = (name: string) => readReorganisation(`content/vinh-phuc/reorganisations/${name}.yaml`, content);
const desk = await office.actor('tiepnhan.vinhyen');

const handIn = (areaCode: string) => takeInBuildingPermit(deps, { desk, areaCode });

async function act(actor: typeof desk, code: string, command: Record<string, unknown>) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  const whole = OfficerCommand.parse({ ...command, commandId: randomUUID(), revision });
  return commandDossier(deps, { actor, code, command: whole });
}

describe('the end of the districts in the middle of dossiers', async () => {
  const archived = await handIn('243');
  await act(desk, archived, { kind: 'withdraw', reason: 'Nộp nhầm.' });
  const waiting = await handIn('243');
  const asking = await handIn('243');
  const leader = await office.official('district-243-committee', 'leader');
  const specialist = await office.official('district-243-committee', 'specialist');
  await act(leader, asking, { kind: 'assign', assigneeId: specialist.id });
  await act(specialist, asking, { kind: 'consult', asked: [{ partner: 'planning' }] });
  const before = await findDossier(db, asking);
  const file = await read('2025-07-01');
  const on = '2026-12-01';

  it('is rehearsed without a trace', async () => {
    const { plan, openDossiers } = await rehearseReorganisation(db, { file, content, on });
    expect(plan.unclear).toEqual([]);
    expect(openDossiers.get(before?.decidingUnitId ?? '')).toBe(2);
    expect(await db.selectFrom('organisation.reorganisation').selectAll().execute()).toEqual([]);
  });

  it('is ordered for its day, and not for one that is over or taken', async () => {
    await expect(orderReorganisation(deps, { file, content, on: '2026-11-19' })).rejects.toThrow('day_over');
    await orderReorganisation(deps, { file, content, on });
    await orderReorganisation(deps, { file, content, on });
    await expect(orderReorganisation(deps, { file, content, on: '2026-12-02' })).rejects.toThrow('ordered_already');
    const other = { ...file, id: 'other' };
    await expect(orderReorganisation(deps, { file: other, content, on })).rejects.toThrow('day_taken');
    await carryOutReorganisations(deps, readContent);
    expect((await findDossier(db, asking))?.decidingUnitId).toBe(before?.decidingUnitId);
  });

  it('moves every dossier to the successor on the day, with its partners and its desk', async () => {
    at = new Date('2026-11-30T17:00:05Z');
    await carryOutReorganisations(deps, readContent);
    const heir = await office.unitIdOn('commune-08707-committee', on);
    const planning = await office.unitIdOn('commune-08707-economy', on);
    const hall = await office.unitIdOn('commune-08707-desk', on);
    const after = await findDossier(db, asking);
    expect(after).toMatchObject({
      ...{ code: asking, decidingUnitId: heir, deskUnitId: hall, receivedUnitId: before?.receivedUnitId },
      state: { appointment: before?.state.appointment, consultations: [{ unitId: planning }] },
    });
    expect((await findDossier(db, waiting))?.decidingUnitId).toBe(heir);
    const tasks = await listOpenTasks(db, after?.id ?? '');
    expect(tasks.map(({ unitId }) => unitId)).toContain(planning);
    expect(await astray(db, on)).toEqual([]);
    const log = await listActions(db, after?.id ?? '');
    expect(log.at(-1)?.action).toMatchObject({ kind: 'move_unit', by: { id: null } });
    expect(replay(log.map(({ action }) => action)).state).toEqual(after?.state);
    const unitOn = (day: string) =>
      after &&
      competentUnitOn(
        after,
        log.map(({ action }) => action),
        day,
      );
    expect(unitOn('2026-11-25')).toBe(before?.decidingUnitId);
    expect(unitOn('2026-12-01')).toBe(heir);
    const directory = buildDirectory(await readOrganisation(db));
    const posts = directory.postsOf(specialist.id, at);
    const seen = await viewCompetentUnit(
      { ...deps, organisation: directory },
      { actor: { ...specialist, posts }, code: asking, on: '2026-11-25' },
    );
    expect(seen).toMatchObject({ name: 'Ủy ban nhân dân thành phố Vĩnh Yên', agencyCode: 'H62.31' });
  });

  it('leaves its people at work, with the tasks of before', async () => {
    const directory = buildDirectory(await readOrganisation(db));
    const posts = directory.postsOf(specialist.id, at);
    expect(posts.map(({ unitName }) => unitName)).toContain('Ủy ban nhân dân phường Vĩnh Yên');
    expect(directory.postsOf(leader.id, at).map(({ title }) => title)).toContain('Phó Chủ tịch Ủy ban nhân dân');
  });

  it('leaves what had ended before to the heirs to see, and to nobody else', async () => {
    const directory = buildDirectory(await readOrganisation(db));
    const dossier = await findDossier(db, archived);
    if (!dossier) throw new Error(archived);
    expect(dossier.decidingUnitId).toBe(before?.decidingUnitId);
    const actorOf = (id: string) => ({ ...specialist, id, posts: directory.postsOf(id, at) });
    expect(canSeeWhole(actorOf(specialist.id), factsOf(dossier))).toBe(true);
    const [stranger] = directory.officersWithRole({
      unitId: await office.unitIdOn('commune-08761-committee', on),
      role: 'leader',
      at,
    });
    expect(canSeeWhole(actorOf(stranger?.accountId ?? ''), factsOf(dossier))).toBe(false);
  });

  it('redirects hand-ins that still name the old place and kind, under the rules of the new regime', async () => {
    const directory = buildDirectory(await readOrganisation(db));
    const of = { unitKind: 'district_committee', areaCode: '243', on };
    expect(directory.competentUnit(of)?.key).toBe('commune-08707-committee');
    expect(directory.competentUnit({ ...of, areaCode: '08713' })?.key).toBe('commune-08707-committee');
    expect(directory.competentUnit({ ...of, areaCode: '08875' })?.key).toBe('commune-08872-committee');
    expect(directory.competentUnit({ ...of, on: '2026-11-30' })?.key).toBe('district-243-committee');
    expect(directory.regimeOn(on)).toMatchObject({ tiers: 2, ruleProfile: '2025' });
    expect(directory.regimeOn('2026-11-30')).toMatchObject({ tiers: 3, ruleProfile: '2018' });
  });

  it('is done once, however often it is gone on with, and takes what was handed in at the last moment', async () => {
    const counts = () => sql<{ n: number }>`select count(*)::integer n from dossiers.action`.execute(db);
    const actions = (await counts()).rows;
    const [late] = await db
      .updateTable('dossiers.dossier')
      .set({ deciding_unit_id: before?.decidingUnitId ?? '' })
      .where('code', '=', waiting)
      .returning('id')
      .execute();
    at = new Date('2026-11-30T17:03:00Z');
    await carryOutReorganisations(deps, readContent);
    await carryOutReorganisations(deps, readContent);
    expect((await counts()).rows[0]?.n).toBe((actions[0]?.n ?? 0) + 1);
    const moved = await findDossier(db, waiting);
    expect(moved).toMatchObject({ id: late?.id, decidingUnitId: await office.unitIdOn('commune-08707-committee', on) });
    const open = await db
      .selectFrom('organisation.reorganisation')
      .selectAll()
      .where('finished_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });
});
