import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeInBuildingPermit } from '#testing/building-permit.ts';
import { changedPackage, provinceContent, type PackageChange } from '#testing/changed-package.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { knownNames } from '#applications/design/index.ts';
import { checkPackage } from '../../procedures/check-package.ts';
import { installPackage, rollBackPackage } from '../../procedures/install-package.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';
import { migrateDossiers, type PlannedDossier } from './migrate-dossiers.ts';

const at = new Date('2026-06-01T01:00:00Z');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const desk = await office.actor('tiepnhan.vinhyen');
const leader = await office.official('district-243-committee', 'leader');
const specialist = await office.official('district-243-committee', 'specialist');
const known = await knownNames(provinceContent);
const procedureCode = '1.013225';

const handIn = () => takeInBuildingPermit(deps, { desk, areaCode: '08707' });

async function publish(...changes: PackageChange[]): Promise<string> {
  const check = await checkPackage(await changedPackage(procedureCode, ...changes), known);
  if (!check.ok) throw new Error(check.faults.join('\n'));
  await installPackage(db, { checked: check.package, at, actorId: null });
  return check.package.version;
}

async function migrate(isRehearsal: boolean) {
  const planned: PlannedDossier[] = [];
  const plan = randomUUID();
  const counts = await migrateDossiers(deps, { procedureCode, isRehearsal, plan, actorId: null }, (one) =>
    planned.push(one),
  );
  return { ...counts, planned };
}

async function act(actor: typeof desk, code: string, command: Record<string, unknown>) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  const whole = OfficerCommand.parse({ ...command, commandId: randomUUID(), revision });
  return commandDossier(deps, { actor, code, command: whole });
}

const bpmn = 'process.bpmn';

describe('a dossier under way when its procedure changes', () => {
  it('stays on its version, is shown what another would change, and moves only when told to', async () => {
    const code = await handIn();
    await act(leader, code, { kind: 'assign', assigneeId: specialist.id });
    const before = await findDossier(db, code);
    const version = await publish(
      { file: bpmn, find: 'Thẩm định, gửi cơ quan phối hợp', put: 'Thẩm định và hỏi ý kiến' },
      { file: bpmn, find: 'motcua:action="consult" motcua:time="4', put: 'motcua:action="consult" motcua:time="3' },
    );
    expect((await findDossier(db, code))?.packageVersion).toBe(before?.packageVersion);

    const rehearsed = await migrate(true);
    expect(rehearsed).toMatchObject({ moved: 1, staying: 0 });
    expect(rehearsed.planned).toMatchObject([
      {
        code,
        obstacles: [],
        changes: [
          'bước “Thẩm định, gửi cơ quan phối hợp” thành “Thẩm định và hỏi ý kiến”',
          expect.stringContaining('4 working hours'),
        ],
      },
    ]);
    expect((await findDossier(db, code))?.packageVersion).toBe(before?.packageVersion);

    expect(await migrate(false)).toMatchObject({ moved: 1 });
    const after = await findDossier(db, code);
    expect(after).toMatchObject({ packageVersion: version, state: { appointment: before?.state.appointment } });
    expect(await listOpenTasks(db, after?.id ?? '')).toMatchObject([
      { name: 'Thẩm định và hỏi ý kiến', term: '3 working hours', assigneeId: specialist.id },
    ]);
    expect((await listActions(db, after?.id ?? '')).at(-1)?.action).toMatchObject({
      kind: 'migrate',
      by: { id: null },
    });
    expect(await migrate(false)).toMatchObject({ moved: 0, staying: 0 });
    await act(specialist, code, { kind: 'consult', asked: [{ partner: 'planning' }] });
  });

  it('whose place the new version no longer has stays where it is and goes on', async () => {
    const code = await handIn();
    await publish(
      { file: bpmn, find: /"assign"/g, put: '"name_officer"' },
      { file: bpmn, find: 'motcua:action="name_officer"', put: 'motcua:action="assign"' },
      { file: bpmn, find: />assign</, put: '>name_officer<' },
    );
    const { planned, moved } = await migrate(false);
    const mine = planned.find((one) => one.code === code);
    expect(mine?.obstacles).toEqual(['phiên bản mới không còn bước assign mà hồ sơ đang đứng']);
    expect(moved).toBe(1);
    await act(leader, code, { kind: 'assign', assigneeId: specialist.id });
    await rollBackPackage(db, { code: procedureCode, at, actorId: null });
    expect(await migrate(true)).toMatchObject({ staying: 0 });
  });
});
