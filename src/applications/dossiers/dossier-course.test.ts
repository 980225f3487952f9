import { PDF } from '@libpdf/core';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { createMinistryStandIn } from '../../connectors/ministry/index.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { openPaper } from '#platform/papers/index.ts';
import { findBrokenLink } from './course/dossier-action.ts';
import { replay } from './course/dossier-state.ts';
import { listActions } from './store/actions.queries.ts';
import { commandDossier } from './actions/command-dossier.ts';
import { commandOwnDossier } from './actions/command-own-dossier.ts';
import { registerResult } from './actions/register-result.ts';
import { findDossier } from './store/dossiers.queries.ts';
import { countRepeatedRequests } from './store/workload.queries.ts';
import { findDraft } from './store/drafts.queries.ts';
import { handInDraft } from './intake/hand-in-draft.ts';
import type { OfficerCommand } from './actions/officer-command.contract.ts';
import { openDraft, saveDraft } from './intake/save-draft.ts';
import { listWork } from './views/list-work.ts';
import { viewForOfficer } from './views/view-for-officer.ts';
import { viewForParty } from './views/view-for-party.ts';
import { WorkListQuery } from './views/work-list.contract.ts';

let at = new Date('2026-11-23T02:00:00Z');
const now = () => at;
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
const { deps } = office;
const actors = {
  lan: await office.actor('dan.lan'),
  hung: await office.actor('dan.hung'),
  reception: await office.actor('tiepnhan.tichson'),
  specialist: await office.actor('tuphap.tichson'),
  leader: await office.actor('chutich.tichson'),
  clerk: await office.actor('vanthu.tichson'),
  elsewhere: await office.actor('chuyenvien.stp'),
};

async function fillDraft(actor: Actor = actors.lan, form: Record<string, unknown> = birthForm): Promise<string> {
  const id = await openDraft(deps, { actor, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id, accountId: actor.id });
  if (!draft) throw new Error('no draft');
  const documents = { 'birth-note': [await readyUpload(db, { accountId: actor.id, at })] };
  await saveDraft(deps, { actor, id, revision: 1, content: { ...draft.content, areaCode: '08707', form, documents } });
  return id;
}

async function handIn(actor: Actor = actors.lan, form: Record<string, unknown> = birthForm) {
  const id = await fillDraft(actor, form);
  const commandId = randomUUID();
  const { code } = await handInDraft(deps, { actor, draftId: id, commandId });
  return { code, draftId: id, commandId };
}

type Bare = OfficerCommand extends infer C
  ? C extends OfficerCommand
    ? Omit<C, 'commandId' | 'revision'>
    : never
  : never;

async function act(actor: Actor, code: string, command: Bare) {
  const dossier = await findDossier(db, code);
  const whole = { ...command, commandId: randomUUID(), revision: dossier?.revision ?? 1 };
  return commandDossier(deps, { actor, code, command: whole });
}

const accept = { kind: 'accept' as const, wantsSlip: true, documents: [] };

async function untilSigned(code: string, outcome: 'grant' | 'refuse' = 'grant') {
  await act(actors.reception, code, accept);
  await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
  await act(actors.specialist, code, {
    kind: 'propose',
    outcome,
    summary: outcome === 'grant' ? 'Đủ điều kiện.' : 'Trẻ đã được đăng ký khai sinh.',
  });
  await act(actors.leader, code, { kind: 'sign', approve: true, note: '' });
}

describe('a birth registration', () => {
  it('goes from hand-in to the result in six steps, each by its role, every action in an unbroken chain', async () => {
    const { code } = await handIn();
    expect(code).toMatch(deps.rulesOn('2026-11-23').dossierCode.pattern);
    await untilSigned(code);
    const dossier = await findDossier(db, code);
    const waiting = await db
      .selectFrom('dossiers.open_task')
      .select(['process_task_id', 'action'])
      .where('dossier_code', '=', code)
      .execute();
    expect(waiting).toMatchObject([{ action: 'register_result' }]);
    const ministries = createMinistryStandIn({ db, now });
    const request = { dossierId: dossier?.id ?? '', processTaskId: waiting[0]?.process_task_id ?? '' };
    await registerResult({ ...deps, ministries }, request);
    await registerResult({ ...deps, ministries }, request);
    await act(actors.clerk, code, { kind: 'issue' });
    await act(actors.reception, code, { kind: 'return_result', how: 'online', recipient: 'Nguyễn Thị Lan' });
    await act(actors.clerk, code, { kind: 'archive' });

    const end = await findDossier(db, code);
    expect(end).toMatchObject({
      status: 'returned',
      state: { registration: { number: '01' }, result: { number: '01' } },
    });
    const log = await listActions(db, end?.id ?? '');
    expect(log.map(({ action }) => action.kind)).toEqual([
      'submit',
      'accept',
      'assign',
      'propose',
      'sign',
      'register_result',
      'issue',
      'return_result',
      'archive',
    ]);
    expect(findBrokenLink(end?.id ?? '', log)).toBeUndefined();
    const { status, state } = replay(log.map(({ action }) => action));
    expect({ status, state }).toEqual({ status: end?.status, state: end?.state });

    const view = await viewForParty(deps, actors.lan, code);
    const result = await openPaper(deps, view.result?.paperId ?? '');
    const text =
      (await PDF.load(await readFile(deps.storage.pathOf(result.sha256)))).getPages()[0]?.extractText().text ?? '';
    expect(text.normalize('NFC')).toContain('NGUYỄN GIA HUY');
  });

  it('is due the same working day, and the next one when accepted after 15:00 — 24 November being a holiday', async () => {
    at = new Date('2026-11-23T08:30:00Z');
    const { code } = await handIn();
    await act(actors.reception, code, accept);
    expect((await findDossier(db, code))?.state.appointment).toMatchObject({ dueOn: '2026-11-25' });
    at = new Date('2026-11-23T02:00:00Z');
  });

  it('that is refused after examination ends stopped, with form 03', async () => {
    const { code } = await handIn();
    await untilSigned(code, 'refuse');
    await act(actors.clerk, code, { kind: 'issue' });
    const view = await viewForParty(deps, actors.lan, code);
    expect(view).toMatchObject({ status: 'stopped', result: { outcome: 'refuse' } });
    await act(actors.reception, code, { kind: 'return_result', how: 'counter', recipient: 'Nguyễn Thị Lan' });
    expect((await viewForParty(deps, actors.lan, code)).papers.map(({ template }) => template)).toContain('rejection');
  });

  it('sent back by the leader goes to the specialist again', async () => {
    const { code } = await handIn();
    await act(actors.reception, code, accept);
    await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
    await act(actors.specialist, code, { kind: 'propose', outcome: 'grant', summary: 'Đủ.' });
    await expect(act(actors.leader, code, { kind: 'sign', approve: false, note: '' })).rejects.toMatchObject({
      code: 'dossier.return_note_required',
    });
    await act(actors.leader, code, { kind: 'sign', approve: false, note: 'Xem lại quê quán.' });
    expect((await viewForOfficer(deps, actors.specialist, code)).allowedActions.map(({ kind }) => kind)).toContain(
      'propose',
    );
  });
});

describe('a supplement', () => {
  it('asked at intake rests the dossier, is answered by the applicant and goes back to the desk', async () => {
    const { code } = await handIn();
    const items = [{ target: 'birth-note', name: 'Giấy chứng sinh', what: 'Ảnh mờ.' }];
    await act(actors.reception, code, {
      kind: 'request_supplement',
      items,
      reason: 'Chưa đọc được.',
      contact: '',
      repeatReason: '',
    });
    const list = await listWork(deps, actors.reception, WorkListQuery.parse({ urgency: 'waiting' }));
    expect(list.items.map((item) => item.code)).toContain(code);
    const view = await viewForParty(deps, actors.lan, code);
    expect(view).toMatchObject({ status: 'awaiting_supplement', supplements: [{ items }] });
    expect(view.whereNow).toMatch(/^Đang chờ ông\/bà bổ sung hồ sơ/);
    expect((await viewForOfficer(deps, actors.reception, code)).whereNow).toMatch(/^Đang chờ người nộp bổ sung hồ sơ/);
    const documents = { 'birth-note': [await readyUpload(db, { accountId: actors.lan.id, at })] };
    const command = {
      kind: 'supplement' as const,
      commandId: randomUUID(),
      revision: view.revision,
      documents,
      form: null,
      note: '',
    };
    await commandOwnDossier(deps, { actor: actors.lan, code, command });
    const after = await viewForOfficer(deps, actors.reception, code);
    expect(after.status).toBe('submitted');
    expect(after.documents.map(({ round, replaced }) => ({ round, replaced }))).toEqual([
      { round: 0, replaced: true },
      { round: 1, replaced: false },
    ]);
  });

  it('asked during examination starts the term anew; asking again needs a reason', async () => {
    const { code } = await handIn();
    await act(actors.reception, code, accept);
    await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
    const request = {
      kind: 'request_supplement' as const,
      items: [{ target: 'other', name: 'Khác', what: 'Bổ sung.' }],
      reason: 'Thiếu.',
      contact: '',
      repeatReason: '',
    };
    await act(actors.specialist, code, request);
    at = new Date('2026-11-25T02:00:00Z');
    const before = await viewForParty(deps, actors.lan, code);
    const supplement = {
      kind: 'supplement' as const,
      commandId: randomUUID(),
      revision: before.revision,
      documents: {},
      form: null,
      note: 'Đã bổ sung.',
    };
    await commandOwnDossier(deps, { actor: actors.lan, code, command: supplement });
    const after = await viewForParty(deps, actors.lan, code);
    expect(after).toMatchObject({ status: 'processing', appointment: { dueOn: '2026-11-25' } });
    await expect(act(actors.specialist, code, request)).rejects.toMatchObject({
      code: 'dossier.repeat_reason_required',
    });
    expect((await viewForOfficer(deps, actors.specialist, code)).repeatedRequest).toBe('Quyết định 766/QĐ-TTg');
    const since = new Date('2026-11-01T00:00:00Z');
    const { unitId = '' } = actors.specialist.posts[0] ?? {};
    const repeated = async () => (await countRepeatedRequests(db, { unitIds: [unitId], since })).get(unitId) ?? 0;
    expect(await repeated()).toBe(0);
    await act(actors.specialist, code, { ...request, repeatReason: 'Giấy tờ mới nộp có mâu thuẫn.' });
    expect(await repeated()).toBe(1);
    at = new Date('2026-11-23T02:00:00Z');
  });
});

describe('a withdrawal', () => {
  it('is the applicant’s until the decision is signed, not after', async () => {
    const first = await handIn();
    const withdraw = (code: string, revision: number) =>
      commandOwnDossier(deps, {
        actor: actors.lan,
        code,
        command: { kind: 'withdraw', commandId: randomUUID(), revision, reason: 'Nộp nhầm.' },
      });
    await withdraw(first.code, 1);
    expect(await findDossier(db, first.code)).toMatchObject({ status: 'withdrawn' });
    expect(
      await db.selectFrom('dossiers.open_task').select('id').where('dossier_code', '=', first.code).execute(),
    ).toEqual([]);
    const second = await handIn();
    await untilSigned(second.code);
    const revision = (await findDossier(db, second.code))?.revision ?? 0;
    await expect(withdraw(second.code, revision)).rejects.toMatchObject({ code: 'dossier.action_not_allowed' });
  });
});

describe('a command', () => {
  it('that arrives twice is done once, whichever way', async () => {
    const { code, draftId, commandId } = await handIn();
    expect(await handInDraft(deps, { actor: actors.lan, draftId, commandId })).toMatchObject({ code });
    expect(await handInDraft(deps, { actor: actors.lan, draftId, commandId: randomUUID() })).toMatchObject({ code });
    const command = { ...accept, commandId: randomUUID(), revision: 1 };
    const answers = await Promise.all(
      [1, 2, 3].map(() => commandDossier(deps, { actor: actors.reception, code, command })),
    );
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([2]));
  });

  it('of two officers at once is done for one; the other learns who was first', async () => {
    const { code } = await handIn();
    const one = commandDossier(deps, {
      actor: actors.reception,
      code,
      command: { ...accept, commandId: randomUUID(), revision: 1 },
    });
    const other = commandDossier(deps, {
      actor: actors.reception,
      code,
      command: { kind: 'reject', commandId: randomUUID(), revision: 1, reason: 'Sai.' },
    });
    const outcomes = await Promise.allSettled([one, other]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toMatchObject([{ code: 'dossier.changed', params: { name: actors.reception.name } }]);
  });

  it('on a dossier one may not see finds nothing; of a lane that is not one’s own is refused', async () => {
    const { code } = await handIn();
    await expect(act(actors.elsewhere, code, accept)).rejects.toMatchObject({ code: 'dossier.not_found', status: 404 });
    await expect(viewForParty(deps, actors.hung, code)).rejects.toMatchObject({ status: 404 });
    await expect(act(actors.specialist, code, accept)).rejects.toMatchObject({ code: 'dossier.action_not_allowed' });
    await expect(viewForOfficer(deps, actors.elsewhere, code)).rejects.toMatchObject({ status: 404 });
  });
});

describe('codes', () => {
  it('of one day are gapless under concurrency', async () => {
    at = new Date('2026-11-26T02:00:00Z');
    // One after another: a form begun and not yet filled in is taken up again.
    const drafts: string[] = [];
    for (let n = 0; n < 12; n += 1) drafts.push(await fillDraft());
    const handedIn = await Promise.all(
      drafts.map((draftId) => handInDraft(deps, { actor: actors.lan, draftId, commandId: randomUUID() })),
    );
    const codes = handedIn.map(({ code }) => Number(code.slice(-4)));
    expect(codes.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    at = new Date('2026-11-23T02:00:00Z');
  });
});

describe('what is wrong in a submission', () => {
  it.each([
    ['an impossible date', { child: { ...birthForm.child, birthDate: '2026-02-30' } }],
    ['a name with digits', { child: { ...birthForm.child, name: 'Nguyễn 123' } }],
    ['a wrong personal number', { mother: { ...birthForm.mother, personalId: '999' } }],
    ['a missing answer', { requester: {} }],
  ])('%s is told and the draft is kept', async (_what, wrong) => {
    await expect(handIn(actors.lan, { ...birthForm, ...wrong })).rejects.toMatchObject({ code: 'dossier.form_wrong' });
  });

  it('keeps SQL and HTML as the text they are', async () => {
    const nasty = `Robert'); drop table dossiers.dossier;-- <script>alert(1)</script>`;
    const { code } = await handIn(actors.lan, { ...birthForm, child: { ...birthForm.child, birthPlace: nasty } });
    const view = await viewForOfficer(deps, actors.reception, code);
    expect(view.rows.find(({ path }) => path === 'child.birthPlace')?.text).toBe(nasty);
  });
});
