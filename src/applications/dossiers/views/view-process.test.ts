import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { buildHttp } from '#testing/build.ts';
import { buildingForm, buildingPapers } from '#testing/building-permit.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { deskRoutes } from '../dossiers.routes.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { DossierProcess } from './process-view.contract.ts';

let at = new Date('2026-06-01T08:00:00+07:00');
const { db } = await provinceDatabase(() => at);
const office = await buildOffice(db, () => at);
const { deps } = office;
const desk = await office.actor('tiepnhan.vinhyen');
const elsewhere = await office.actor('tiepnhan.tichson');
const citizen = await office.actor('dan.lan');
const leader = await office.official('district-243-committee', 'leader');
const specialist = await office.official('district-243-committee', 'specialist');

let signedIn: Actor | undefined;
const app = await buildHttp({ vi: dossiersVi, en: dossiersEn }, async () => signedIn);
deskRoutes(app, deps);

async function ask(actor: Actor | undefined, code: string) {
  signedIn = actor;
  return app.inject({ url: `/api/desk/dossiers/${code}/process` });
}

async function handIn(): Promise<string> {
  const party = { kind: 'citizen', name: 'Nguyễn Thị Lan', personalId: null, taxCode: null };
  const input = CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.013225',
    areaCode: '08707',
    applicant: { ...party, phone: null, email: null, address: null },
    form: buildingForm(),
    documents: buildingPapers().map((documentId) => ({ documentId, originals: 1 })),
  });
  return (await handInAtCounter(deps, { actor: desk, input })).code;
}

async function act(actor: Actor, code: string, command: Record<string, unknown>) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  await commandDossier(deps, {
    actor,
    code,
    command: OfficerCommand.parse({ ...command, commandId: randomUUID(), revision }),
  });
}

describe('the picture of a dossier’s process', () => {
  it('tells what is done and in how many working minutes, what is being done and by whom, and what is ahead', async () => {
    const code = await handIn();
    at = new Date('2026-06-01T13:30:00+07:00');
    await act(leader, code, { kind: 'assign', assigneeId: specialist.id });
    at = new Date('2026-06-01T14:15:00+07:00');
    const { xml, steps, standing } = DossierProcess.parse((await ask(desk, code)).json());
    const step = (id: string) => steps.find(({ elementId }) => elementId === id);
    expect(step('assign')).toMatchObject({ state: 'done', startedAt: '2026-06-01T01:00:00.000Z' });
    expect(step('assign')?.holder).toContain(leader.name);
    // From 8:00 to 13:30 with the midday rest left out.
    expect(step('assign')?.workingMinutes).toBeLessThan(330);
    expect(step('consult')).toMatchObject({ state: 'now', endedAt: null, workingMinutes: 45, term: '4 giờ làm việc' });
    expect(step('consult')?.holder).toContain(specialist.name);
    expect(step('return_result')).toMatchObject({ state: 'ahead', startedAt: null, workingMinutes: null });
    expect(standing).toEqual(['consult']);
    for (const id of ['accept', 'answer', 'm_answered', 'lane_leader']) expect(xml).toContain(`bpmnElement="${id}"`);
  });

  it('shows where it stands while it waits for other agencies, each answer a step of its own', async () => {
    const code = await handIn();
    await act(leader, code, { kind: 'assign', assigneeId: specialist.id });
    await act(specialist, code, { kind: 'consult', asked: [{ partner: 'planning' }] });
    const { steps, standing } = DossierProcess.parse((await ask(desk, code)).json());
    expect(standing).toEqual(expect.arrayContaining(['each_partner', 'what_comes', 'receive']));
    expect(steps.find(({ elementId }) => elementId === 'receive')).toMatchObject({
      state: 'now',
      pool: 'Cơ quan phối hợp',
    });
    await act(desk, code, { kind: 'withdraw', reason: 'Không còn nhu cầu' });
    const ended = DossierProcess.parse((await ask(desk, code)).json());
    expect(ended.standing).toEqual([]);
    expect(ended.steps.find(({ elementId }) => elementId === 'sign')).toMatchObject({ state: 'passed_by' });
  });

  it('is not for those who may not see the dossier', async () => {
    const code = await handIn();
    expect((await ask(undefined, code)).statusCode).toBe(401);
    expect((await ask(citizen, code)).statusCode).toBe(404);
    expect((await ask(elsewhere, code)).statusCode).toBe(404);
  });
});
