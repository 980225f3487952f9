import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { readerOf, readRegister } from '#data/registry/index.ts';
import { createMinistryStandIn } from '../../../connectors/ministry/index.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { registerResult } from '../actions/register-result.ts';
import { dossierSubscriptions } from '../dossiers.jobs.ts';
import { handInDraft } from '../intake/hand-in-draft.ts';
import { openDraft, saveDraft } from '../intake/save-draft.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { findDraft } from '../store/drafts.queries.ts';
import { backfillResults } from './backfill-results.ts';
import { findCovers } from './find-covers.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps: office, actor } = await buildOffice(db, now);
const deps = { ...office, ministries: createMinistryStandIn({ db, now }) };
const actors = {
  lan: await actor('dan.lan'),
  reception: await actor('tiepnhan.tichson'),
  specialist: await actor('tuphap.tichson'),
  leader: await actor('chutich.tichson'),
  clerk: await actor('vanthu.tichson'),
};

async function act(by: Actor, code: string, command: Record<string, unknown>) {
  const dossier = await findDossier(db, code);
  const whole = { ...command, commandId: randomUUID(), revision: dossier?.revision ?? 1 };
  await commandDossier(deps, { actor: by, code, command: OfficerCommand.parse(whole) });
}

async function issued(outcome: 'grant' | 'refuse'): Promise<{ id: string; code: string }> {
  const draftId = await openDraft(deps, { actor: actors.lan, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id: draftId, accountId: actors.lan.id });
  if (!draft) throw new Error('no draft');
  const documents = { 'birth-note': [await readyUpload(db, { accountId: actors.lan.id, at: now() })] };
  const content = { ...draft.content, areaCode: '08707', form: birthForm, documents };
  await saveDraft(deps, { actor: actors.lan, id: draftId, revision: 1, content });
  const { code } = await handInDraft(deps, { actor: actors.lan, draftId, commandId: randomUUID() });
  await act(actors.reception, code, { kind: 'accept', wantsSlip: true, documents: [] });
  await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
  await act(actors.specialist, code, { kind: 'propose', outcome, summary: 'Đã xem xét.' });
  await act(actors.leader, code, { kind: 'sign', approve: true, note: '' });
  const id = (await findDossier(db, code))?.id ?? '';
  if (outcome === 'grant') {
    const task = await db
      .selectFrom('dossiers.open_task')
      .select('process_task_id')
      .where('dossier_code', '=', code)
      .executeTakeFirstOrThrow();
    await registerResult(deps, { dossierId: id, processTaskId: task.process_task_id });
  }
  await act(actors.clerk, code, { kind: 'issue' });
  return { id, code };
}

const told = async (dossierId: string) =>
  (
    await db
      .selectFrom('infrastructure.outbox')
      .select('payload')
      .where('event', '=', 'dossier.result_issued')
      .orderBy('id')
      .execute()
  )
    .map(({ payload }) => payload)
    .filter((payload) => JSON.stringify(payload).includes(dossierId));

async function deliver(payload: unknown) {
  const subscription = dossierSubscriptions(deps).find(({ event }) => event === 'dossier.result_issued');
  await subscription?.handle(payload);
}

const versionsOf = (code: string) =>
  db.selectFrom('registry.record_version').selectAll().where('source_ref', '=', code).orderBy('version').execute();

describe('a result that was issued', () => {
  const granted = { id: '', code: '' };
  beforeAll(async () => {
    Object.assign(granted, await issued('grant'));
  });

  it('is told in the transaction of the issue, and becomes one record however often it arrives', async () => {
    const events = await told(granted.id);
    expect(events).toHaveLength(1);
    await Promise.allSettled([deliver(events[0]), deliver(events[0])]);
    await deliver(events[0]);
    expect(await versionsOf(granted.code)).toMatchObject([
      {
        kind: 'create',
        source_kind: 'dossier',
        by_id: actors.clerk.id,
        data: {
          dossierCode: granted.code,
          personalId: actors.lan.personalId,
          name: 'Nguyễn Thị Lan',
          procedureCode: '1.001193',
          number: '01',
          issuedOn: '2026-11-23',
          unitName: 'Ủy ban nhân dân phường Tích Sơn',
        },
      },
    ]);
  });

  it('is read later by its owner instead of paper', async () => {
    const answer = await readRegister(deps, {
      register: 'issued-results',
      key: { kind: 'personalId', value: actors.lan.personalId ?? '' },
      fields: ['procedureCode', 'number'],
      reader: readerOf(deps, actors.lan),
      purpose: { kind: 'own_form', draftId, article: 'NĐ 107/2021 Đ1' },
    });
    expect(answer).toMatchObject({ kind: 'found', fields: { procedureCode: '1.001193', number: '01' } });
  });

  it('stands in place of the paper an earlier result would be, of its owner only', async () => {
    const ownerOf = (owner: Actor) => ({
      ...{ subject: undefined, accountId: owner.id, reader: readerOf(deps, owner) },
      ground: { kind: 'own_form', draftId } as const,
    });
    const rule = { by: 'result' as const, procedures: ['1.001193'], article: 'NĐ 107/2021 Đ1' };
    const required = { id: 'birth-certificate', name: 'Giấy khai sinh', originals: 1, copies: 0, required: true };
    const asked = [{ ...required, article: 'TT 04/2020', coveredBy: [rule] }];
    expect(await findCovers(deps, { owner: ownerOf(actors.lan), asked, covers: {} })).toMatchObject({
      'birth-certificate': {
        ...{ by: 'result', from: granted.code, text: 'Đăng ký khai sinh: số 01, ngày 23/11/2026' },
        textEn: 'Birth registration: No. 01, 23/11/2026',
      },
    });
    const hung = await actor('dan.hung');
    expect(await findCovers(deps, { owner: ownerOf(hung), asked, covers: {} })).toEqual({ 'birth-certificate': null });
  });

  it('is made up for where it was given before the register was kept, once', async () => {
    const early = await issued('grant');
    expect(await versionsOf(early.code)).toEqual([]);
    await backfillResults(deps);
    await backfillResults(deps);
    expect(await versionsOf(early.code)).toMatchObject([{ kind: 'create' }]);
  });

  it('becomes a new version when it is corrected, in whatever order the two are delivered', async () => {
    const late = await issued('grant');
    for (const { id, code } of [granted, late]) {
      await act(actors.clerk, code, { kind: 'report_error', what: 'Sai tên đệm' });
      await act(actors.clerk, code, { kind: 'correct', what: 'Sửa tên đệm' });
      for (const event of (await told(id)).toReversed()) await deliver(event);
      expect(await versionsOf(code)).toMatchObject([
        { kind: 'create' },
        { kind: 'correct', reason: 'Đính chính: Sửa tên đệm', data: { correctedOn: '2026-11-23' } },
      ]);
    }
  });

  it('is none when it is a refusal', async () => {
    const refused = await issued('refuse');
    expect(await told(refused.id)).toEqual([]);
    expect(await versionsOf(refused.code)).toEqual([]);
  });
});
