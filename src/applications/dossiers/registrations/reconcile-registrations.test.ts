import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { createMinistryStandIn, createMinistrySystems } from '../../../connectors/ministry/index.ts';
import { directWay, keyedProvider } from '../../../connectors/outside/index.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { handInDraft } from '../intake/hand-in-draft.ts';
import { openDraft, saveDraft } from '../intake/save-draft.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { findDraft } from '../store/drafts.queries.ts';
import { reconcileRegistrations } from './reconcile-registrations.ts';
import { resendRegistrations } from './resend-registrations.ts';

let at = new Date('2026-11-23T02:00:00Z');
const now = () => at;
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
const outside = await buildSimulatedOutside(createMinistryStandIn({ db, now }));
afterAll(() => outside.close());
const { civilStatus } = outside.outside;
if (!civilStatus) throw new Error('the simulator is missing');
const limits = { breaker: { failures: 1000, restMs: 1 } };
const ministries = createMinistrySystems({
  systems: { 'civil-status': directWay(keyedProvider(civilStatus)) },
  limits,
});
const deps = { ...office.deps, ministries };
const actors = {
  lan: await office.actor('dan.lan'),
  reception: await office.actor('tiepnhan.tichson'),
  specialist: await office.actor('tuphap.tichson'),
  leader: await office.actor('chutich.tichson'),
};
const day = { system: 'civil-status', on: '2026-11-23' };
const agreed = { onlyOurs: [], onlyTheirs: [], different: [] };

/** A birth registration that is decided and waits for the ministry's number. */
async function decidedBirth(): Promise<string> {
  const { lan: actor, reception, specialist, leader } = actors;
  const id = await openDraft(deps, { actor, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id, accountId: actor.id });
  if (!draft) throw new Error('no draft');
  const documents = { 'birth-note': [await readyUpload(db, { accountId: actor.id, at })] };
  const content = { ...draft.content, areaCode: '08707', form: birthForm, documents };
  await saveDraft(deps, { actor, id, revision: draft.revision, content });
  const { code } = await handInDraft(deps, { actor, draftId: id, commandId: randomUUID() });
  const act = async (official: Actor, command: Record<string, unknown>) => {
    const dossier = await findDossier(db, code);
    const whole = { ...command, commandId: randomUUID(), revision: dossier?.revision };
    await commandDossier(deps, { actor: official, code, command: OfficerCommand.parse(whole) });
  };
  await act(reception, { kind: 'accept', wantsSlip: true, documents: [] });
  await act(leader, { kind: 'assign', assigneeId: specialist.id, note: '' });
  await act(specialist, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' });
  await act(leader, { kind: 'sign', approve: true, note: '' });
  return code;
}

describe('dossiers waiting for a ministry’s number', () => {
  it('are registered once after an outage, and both sides agree', async () => {
    const codes = [await decidedBirth(), await decidedBirth()];
    // What has only just been decided is the job's own business.
    expect(await resendRegistrations(deps)).toEqual({ sent: 0, failed: 0 });
    at = new Date('2026-11-23T05:00:00Z');

    await outside.control('ministry-civil-status', { mode: 'down' });
    expect(await resendRegistrations(deps)).toEqual({ sent: 0, failed: 2 });
    await outside.control('ministry-civil-status', { mode: 'wrong' });
    expect(await resendRegistrations(deps)).toEqual({ sent: 0, failed: 2 });
    await outside.control('ministry-civil-status', { mode: 'normal' });

    const between = await reconcileRegistrations(deps, day);
    expect(between).toMatchObject({ same: 0, onlyOurs: [], different: [] });
    expect(between.onlyTheirs.map(({ dossierCode }) => dossierCode).sort()).toEqual(codes.sort());

    expect(await resendRegistrations(deps)).toEqual({ sent: 2, failed: 0 });
    expect(await resendRegistrations(deps)).toEqual({ sent: 0, failed: 0 });
    expect(await reconcileRegistrations(deps, day)).toEqual({ same: 2, ...agreed });
    for (const code of codes)
      expect((await findDossier(db, code))?.state.registration).toMatchObject({
        registeredOn: '2026-11-23',
        extra: { personalId: expect.stringMatching(/^026226\d{6}$/) },
      });
  });

  it('are told when the ministry has another number, or none', async () => {
    const [first = '', second = ''] = (await ministries.listRegistered(day.system, day.on)).map(
      ({ dossierCode }) => dossierCode,
    );
    await db
      .updateTable('ministry_stand_in.registration')
      .set({ number: 77 })
      .where('dossier_code', '=', first)
      .execute();
    await db.deleteFrom('ministry_stand_in.registration').where('dossier_code', '=', second).execute();
    expect(await reconcileRegistrations(deps, day)).toMatchObject({
      same: 0,
      onlyOurs: [{ dossierCode: second }],
      onlyTheirs: [],
      different: [{ ours: { dossierCode: first, number: '01' }, theirs: { dossierCode: first, number: '77' } }],
    });
  });

  it('cannot be compared with a system that does not answer', async () => {
    await outside.control('ministry-civil-status', { mode: 'down' });
    await expect(reconcileRegistrations(deps, day)).rejects.toThrow('civil-status: down');
  });
});
