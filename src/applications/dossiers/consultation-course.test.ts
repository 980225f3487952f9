import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { buildingForm, buildingPapers } from '#testing/building-permit.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { commandDossier } from './actions/command-dossier.ts';
import { commandOwnDossier } from './actions/command-own-dossier.ts';
import { fireTimers } from './actions/fire-timer.ts';
import { OfficerCommand } from './actions/officer-command.contract.ts';
import { timersOf } from './course/course-timers.ts';
import { findBrokenLink } from './course/dossier-action.ts';
import { replay } from './course/dossier-state.ts';
import { CitizenCommand, CounterIntake } from './intake/counter.contract.ts';
import { handInAtCounter } from './intake/hand-in-at-counter.ts';
import { handInDraft } from './intake/hand-in-draft.ts';
import { openDraft, saveDraft } from './intake/save-draft.ts';
import { listActions } from './store/actions.queries.ts';
import { findDossier } from './store/dossiers.queries.ts';
import { findDraft } from './store/drafts.queries.ts';
import { listWork } from './views/list-work.ts';
import { viewAtDesk } from './views/view-at-desk.ts';
import { getDocumentFile } from './views/document-file.ts';
import { listLoad } from './office/list-load.ts';
import { viewForParty } from './views/view-for-party.ts';
import { WorkListQuery } from './views/work-list.contract.ts';

let at = new Date();
const now = () => at;
const clock = (text: string) => {
  at = new Date(`${text}:00+07:00`);
};
clock('2026-06-01T08:00');
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
const { deps } = office;
const lan = await office.actor('dan.lan');
const desk = await office.actor('tiepnhan.vinhyen');
const elsewhere = await office.actor('chuyenvien.stp');
const lead = {
  specialist: await office.official('district-243-committee', 'specialist'),
  leader: await office.official('district-243-committee', 'leader'),
  clerk: await office.official('district-243-committee', 'clerk'),
};
const agency = async (key: string) => ({
  specialist: await office.official(key, 'specialist'),
  leader: await office.official(key, 'leader'),
  clerk: await office.official(key, 'clerk'),
});
const planning = await agency('district-243-infrastructure');
const fire = await agency('district-243-police');

async function handIn({ fireReview = false } = {}): Promise<string> {
  const id = await openDraft(deps, { actor: lan, procedureCode: '1.013225' });
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  const uploads = await Promise.all(
    buildingPapers({ fireReview }).map(async (name) => [name, [await readyUpload(db, { accountId: lan.id, at })]]),
  );
  const content = {
    ...draft.content,
    areaCode: '08707',
    form: buildingForm({ fireReview }),
    documents: Object.fromEntries(uploads),
  };
  await saveDraft(deps, { actor: lan, id, revision: 1, content });
  return (await handInDraft(deps, { actor: lan, draftId: id, commandId: randomUUID() })).code;
}

async function act(actor: Actor, code: string, command: Record<string, unknown> & { kind: OfficerCommand['kind'] }) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  const whole = OfficerCommand.parse({ ...command, commandId: randomUUID(), revision });
  return commandDossier(deps, { actor, code, command: whole });
}

async function actAsOwner(code: string, command: Record<string, unknown>) {
  const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
  const whole = CitizenCommand.parse({ ...command, commandId: randomUUID(), revision });
  return commandOwnDossier(deps, { actor: lan, code, command: whole });
}

async function untilAsked(code: string, asked = ['planning']) {
  await act(desk, code, { kind: 'accept' });
  await act(lead.leader, code, { kind: 'assign', assigneeId: lead.specialist.id });
  await act(lead.specialist, code, { kind: 'consult', asked: asked.map((partner) => ({ partner })) });
}

async function answer(of: typeof planning, code: string, command: { partner: string } & Record<string, unknown>) {
  const { partner } = command;
  await act(of.specialist, code, { kind: 'partner_answer', summary: 'Đã kiểm tra.', ...command });
  await act(of.leader, code, { kind: 'partner_approve', partner, approve: true });
  await act(of.clerk, code, { kind: 'partner_send', partner });
}

const state = async (code: string) => (await findDossier(db, code))?.state;
const log = async (code: string) => {
  const dossier = await findDossier(db, code);
  return (await listActions(db, dossier?.id ?? '')).map(({ action }) => action);
};
const whole = async (actor: Actor, code: string) => {
  const view = await viewAtDesk(deps, { actor, code, lang: 'vi' });
  if (view.view !== 'whole') throw new Error('not the whole dossier');
  return view;
};
const part = async (actor: Actor, code: string) => {
  const view = await viewAtDesk(deps, { actor, code, lang: 'vi' });
  if (view.view !== 'partner') throw new Error('more than a part of the dossier');
  return view;
};

const load = async (of: typeof planning, code: string) =>
  (
    await Promise.all(
      of.leader.posts.map(({ unitId }) => listLoad(deps, of.leader, { unitId, accountId: null, lang: 'vi' })),
    )
  )
    .flat()
    .filter((task) => task.code === code);
const drawingsOf = async (actor: Actor, code: string) =>
  (await viewAtDesk(deps, { actor, code, lang: 'vi' })).documents
    .filter(({ documentId }) => documentId === 'drawings')
    .map(({ id }) => id);
const changeDrawings = async (code: string, form?: Record<string, unknown>) => {
  const uploadId = await readyUpload(db, { accountId: lan.id, at });
  return actAsOwner(code, { kind: 'change', documents: { drawings: [uploadId] }, ...(form && { form }) });
};

/** Every timer that is due by now, by two workers at once. */
async function passTime(text: string) {
  clock(text);
  const sweep = fireTimers(deps);
  while ((await Promise.all([sweep.run(), sweep.run()])).some(Boolean));
}

describe('a procedure that needs another agency', () => {
  it('runs the ten steps, sent back once by the coordinating agency, and its answer comes to the lead agency whole', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    expect((await whole(lead.specialist, code)).whereNow).toContain('Phòng Quản lý đô thị');
    const missing = [{ target: 'drawings', name: 'Bản vẽ', what: 'Thiếu mặt bằng tổng thể' }];
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: false, missing });
    const returned = await whole(lead.specialist, code);
    expect(returned.consultations).toMatchObject([{ partner: 'planning', missing, ended: null }]);
    expect(returned.allowedActions).toContainEqual(expect.objectContaining({ kind: 'consult_again' }));
    await act(lead.specialist, code, { kind: 'consult_again', partner: 'planning', note: 'Đã bổ sung mặt bằng.' });
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    const paper = await readyUpload(db, { accountId: planning.specialist.id, at });
    await answer(planning, code, {
      partner: 'planning',
      outcome: 'fits',
      findings: { maxFloors: 3 },
      documents: [{ name: 'Văn bản tham gia ý kiến', uploadId: paper }],
    });
    const answered = await whole(lead.specialist, code);
    expect(answered.consultations).toMatchObject([
      {
        ended: 'answered',
        approvedBy: planning.leader.name,
        answer: { outcomeName: 'Phù hợp quy hoạch', findingLines: [{ label: 'Số tầng tối đa', text: '3' }] },
      },
    ]);
    expect(answered.documents.map(({ name }) => name)).toContain('Văn bản tham gia ý kiến');
    await act(lead.specialist, code, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' });
    await act(lead.leader, code, { kind: 'sign', approve: true });
    await act(lead.clerk, code, { kind: 'issue' });
    await act(desk, code, { kind: 'pay', method: 'cash' });
    await act(desk, code, { kind: 'return_result', how: 'counter', recipient: 'Nguyễn Thị Lan' });
    await act(lead.clerk, code, { kind: 'archive' });

    const end = await findDossier(db, code);
    const chain = await listActions(db, end?.id ?? '');
    expect(findBrokenLink(end?.id ?? '', chain)).toBeUndefined();
    const { status, state: computed } = replay(chain.map(({ action }) => action));
    expect([end?.status, end?.state]).toEqual([status, computed]);
    expect((await whole(lead.clerk, code)).papers.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['consultation-request', 'consultation-answer', 'administrative-decision']),
    );
  });

  it('asks several agencies at once, each with its own trays and term, and goes on when all have answered', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    const list = async (actor: Actor) =>
      (await listWork(deps, actor, WorkListQuery.parse({}))).items.filter((item) => item.code === code);
    expect(await list(planning.clerk)).toHaveLength(1);
    expect(await list(fire.clerk)).toHaveLength(1);
    expect(await list(lead.specialist)).toEqual([]);
    await act(fire.clerk, code, { kind: 'partner_receive', partner: 'fire', complete: true });
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    const documents = [
      { name: 'Kết quả đối chiếu', uploadId: await readyUpload(db, { accountId: fire.specialist.id, at }) },
    ];
    await answer(fire, code, { partner: 'fire', outcome: 'same', findings: { reviewNumber: '15/TD-PCCC' }, documents });
    expect(await list(lead.specialist)).toEqual([]);
    await answer(planning, code, { partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 } });
    expect(await list(lead.specialist)).toMatchObject([{ action: 'propose', mine: true }]);
  });

  it('asks them one after another when the dossier is on paper', async () => {
    clock('2026-06-01T08:00');
    const applicant = {
      kind: 'citizen',
      name: 'Nguyễn Thị Lan',
      personalId: null,
      taxCode: null,
      phone: null,
      email: null,
      address: null,
    };
    const input = CounterIntake.parse({
      commandId: randomUUID(),
      procedureCode: '1.013225',
      areaCode: '08707',
      applicant,
      form: buildingForm({ fireReview: true }),
      documents: buildingPapers({ fireReview: true }).map((documentId) => ({ documentId, originals: 1 })),
    });
    const { code } = await handInAtCounter(deps, { actor: desk, input });
    await act(lead.leader, code, { kind: 'assign', assigneeId: lead.specialist.id });
    await act(lead.specialist, code, { kind: 'consult', asked: [{ partner: 'fire' }, { partner: 'planning' }] });
    expect((await state(code))?.consultations).toMatchObject([
      { partner: 'planning', dueOn: '2026-06-15' },
      { partner: 'fire', sentAt: null, dueOn: null },
    ]);
    await expect(part(fire.specialist, code)).rejects.toMatchObject({ code: 'dossier.not_found' });
    clock('2026-06-04T08:00');
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    await answer(planning, code, { partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 } });
    expect((await state(code))?.consultations[1]).toMatchObject({ partner: 'fire', dueOn: '2026-06-16' });
    expect((await part(fire.clerk, code)).allowedActions).toContainEqual(
      expect.objectContaining({ kind: 'partner_receive' }),
    );
  });
});

describe('a coordinating agency', () => {
  it('sees the papers and sections it was given and nothing else; to any other agency the dossier does not exist', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    const seen = await part(fire.specialist, code);
    expect(new Set(seen.rows.map(({ path }) => path.split('.')[0]))).toEqual(new Set(['works']));
    expect(seen.documents.map(({ documentId }) => documentId).toSorted()).toEqual(['drawings', 'fire-review']);
    expect(seen.parties).toBeNull();
    expect(seen.consultations.map(({ partner }) => partner)).toEqual(['fire']);
    expect(JSON.stringify(seen)).not.toContain('Nguyễn Thị Lan');
    expect(JSON.stringify(seen)).not.toContain('quy hoạch');
    await expect(part(elsewhere, code)).rejects.toMatchObject({ code: 'dossier.not_found' });
  });

  it('that is not to know the parties reads their names in no list, and does not find them by a name', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    const list = async (query: Record<string, string>) =>
      (await listWork(deps, fire.clerk, WorkListQuery.parse(query))).items.filter((item) => item.code === code);
    expect(await list({})).toMatchObject([{ ownerName: '' }]);
    expect(await list({ search: 'Lan' })).toEqual([]);
    expect(JSON.stringify(await load(fire, code))).not.toContain('Nguyễn Thị Lan');
    await actAsOwner(code, { kind: 'withdraw', reason: 'Không xây nữa.' });
    const seen = await part(fire.clerk, code);
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'withdraw', actorName: '' });
    expect(JSON.stringify(seen)).not.toContain('Nguyễn Thị Lan');
  });

  it('sees what was there while it was asked: neither what had been replaced before nor what comes after its answer', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    const [first] = await drawingsOf(lead.leader, code);
    await act(desk, code, { kind: 'accept' });
    clock('2026-06-01T08:10');
    await changeDrawings(code);
    clock('2026-06-01T08:20');
    await act(lead.leader, code, { kind: 'assign', assigneeId: lead.specialist.id });
    await act(lead.specialist, code, { kind: 'consult', asked: [{ partner: 'planning' }] });
    const [, second] = await drawingsOf(lead.leader, code);
    expect(await drawingsOf(planning.clerk, code)).toEqual([second]);
    clock('2026-06-01T08:30');
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    await answer(planning, code, { partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 } });
    clock('2026-06-01T08:40');
    const form = buildingForm();
    await changeDrawings(code, { ...form, works: { ...Object(form['works']), floors: 2 } });
    expect(await drawingsOf(lead.leader, code)).toEqual([first, second, expect.any(String)]);
    expect(await drawingsOf(planning.clerk, code)).toEqual([second]);
    const floors = (await part(planning.clerk, code)).rows.find(({ path }) => path === 'works.floors');
    expect(floors?.text).toBe(String(Object(form['works']).floors));
  });

  it('keeps its draft to itself until it sends its answer; what it drafted and took back stays its own', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    const draft = async (summary: string) =>
      act(planning.specialist, code, {
        kind: 'partner_answer',
        ...{ partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 }, summary },
        documents: [{ name: summary, uploadId: await readyUpload(db, { accountId: planning.specialist.id, at }) }],
      });
    await draft('Dự thảo một');
    const head = { kind: 'partner_approve' as const, partner: 'planning' };
    await act(planning.leader, code, { ...head, approve: false, note: 'Kiểm tra lại số tầng.' });
    await draft('Dự thảo hai');
    const seen = await whole(lead.specialist, code);
    for (const own of ['Dự thảo', 'Kiểm tra lại số tầng']) expect(JSON.stringify(seen)).not.toContain(own);
    await act(planning.leader, code, { ...head, approve: true });
    await act(planning.clerk, code, { kind: 'partner_send', partner: 'planning' });
    const sent = await whole(lead.specialist, code);
    expect(sent.documents.map(({ name }) => name)).toContain('Dự thảo hai');
    for (const own of ['Dự thảo một', 'Kiểm tra lại số tầng']) expect(JSON.stringify(sent)).not.toContain(own);
    const own = JSON.stringify(await part(planning.specialist, code));
    for (const text of ['Dự thảo một', 'Kiểm tra lại số tầng']) expect(own).toContain(text);
  });

  it('is not told of what goes on within the lead agency', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await act(desk, code, { kind: 'accept' });
    await act(lead.leader, code, { kind: 'assign', assigneeId: lead.specialist.id });
    await act(lead.specialist, code, { kind: 'ask_opinion', askedId: lead.leader.id, question: 'Có cần thẩm tra?' });
    await act(lead.specialist, code, { kind: 'consult', asked: [{ partner: 'planning' }] });
    const taskOf = async (actor: Actor, kind: string) => {
      const { allowedActions } = await viewAtDesk(deps, { actor, code, lang: 'vi' });
      const found = allowedActions.find((one) => one.kind === kind);
      return { instance: found?.instance ?? '', taskId: found?.taskId ?? '' };
    };
    await act(planning.clerk, code, { kind: 'claim', ...(await taskOf(planning.clerk, 'claim')) });
    const { taskId: opinionId } = await taskOf(lead.leader, 'give_opinion');
    await act(lead.leader, code, { kind: 'give_opinion', opinionId, text: 'Không cần.' });
    const told = (await listNotices(db, planning.clerk.id)).filter(({ body }) => body.includes(code));
    expect(told).toEqual([]);
  });

  it('answers with papers that the lead agency opens and the applicant does not, also by their address', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    const uploadId = await readyUpload(db, { accountId: planning.specialist.id, at });
    const documents = [{ name: 'Văn bản tham gia ý kiến', uploadId }];
    await act(planning.specialist, code, {
      kind: 'partner_answer',
      ...{ partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 }, summary: 'Phù hợp.', documents },
    });
    const paper = (await part(planning.clerk, code)).documents.find(({ name }) => name.startsWith('Văn bản'));
    const open = (actor: Actor) => getDocumentFile(deps, actor, { code, id: paper?.id ?? '' });
    await expect(open(lead.specialist)).rejects.toMatchObject({ code: 'dossier.not_found' });
    await act(planning.leader, code, { kind: 'partner_approve', partner: 'planning', approve: true });
    await act(planning.clerk, code, { kind: 'partner_send', partner: 'planning' });
    for (const actor of [planning.clerk, lead.specialist]) expect(await open(actor)).toHaveProperty('sha256');
    for (const actor of [lan, elsewhere])
      await expect(open(actor)).rejects.toMatchObject({ code: 'dossier.not_found' });
  });

  it('that acts on what it saw before is told that something changed, but no name of another agency', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    const { revision } = (await findDossier(db, code)) ?? { revision: 0 };
    const receive = (actor: Actor, partner: string) => {
      const command = { kind: 'partner_receive', partner, complete: true, commandId: randomUUID(), revision };
      return commandDossier(deps, { actor, code, command: OfficerCommand.parse(command) });
    };
    await receive(planning.clerk, 'planning');
    const told = { code, time: expect.any(String) };
    await expect(receive(fire.clerk, 'fire')).rejects.toMatchObject({
      code: 'dossier.changed_elsewhere',
      params: told,
    });
    await expect(receive(planning.clerk, 'planning')).rejects.toMatchObject({
      code: 'dossier.changed',
      params: { name: planning.clerk.name },
    });
  });

  it('answers with what the procedure asks for and in no other way', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    await act(fire.clerk, code, { kind: 'partner_receive', partner: 'fire', complete: true });
    const refused = async (command: Record<string, unknown>) =>
      act(fire.specialist, code, { kind: 'partner_answer', partner: 'fire', summary: 'x', ...command });
    await expect(refused({ outcome: 'fits' })).rejects.toMatchObject({ code: 'dossier.outcome_unknown' });
    await expect(refused({ outcome: 'same' })).rejects.toMatchObject({ code: 'dossier.finding_missing' });
    const findings = { reviewNumber: '15', colour: 'red' };
    await expect(refused({ outcome: 'same', findings })).rejects.toMatchObject({ code: 'dossier.finding_unknown' });
    await expect(refused({ outcome: 'same', findings: { reviewNumber: 15 } })).rejects.toMatchObject({
      code: 'dossier.finding_wrong',
    });
    await expect(refused({ outcome: 'same', findings: { reviewNumber: '15' } })).rejects.toMatchObject({
      code: 'dossier.answer_paper_required',
    });
    await expect(
      act(planning.clerk, code, { kind: 'partner_receive', partner: 'fire', complete: true }),
    ).rejects.toMatchObject({ code: 'dossier.action_not_allowed' });
  });

  it('that stays silent counts as agreed from the end of its term, once, however many workers look', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    await answer(planning, code, { partner: 'planning', outcome: 'fits', findings: { maxFloors: 1 } });
    await passTime('2026-06-15T23:00');
    expect((await log(code)).filter(({ kind }) => kind === 'partner_silent')).toEqual([]);
    await passTime('2026-06-16T07:00');
    const silent = (await log(code)).filter(({ kind }) => kind === 'partner_silent');
    expect(silent).toMatchObject([{ content: { partner: 'fire', rule: 'deemed_consent' }, by: { id: null } }]);
    const view = await whole(lead.specialist, code);
    expect(view.consultations).toMatchObject([{ ended: 'answered' }, { ended: 'deemed' }]);
    expect(view.allowedActions).toContainEqual(expect.objectContaining({ kind: 'propose' }));
    expect((await part(fire.specialist, code)).allowedActions).toEqual([]);
  });

  it('whose papers are missing has them asked of the applicant in the one notice of the lead agency', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    const missing = [{ target: 'drawings', name: 'Bản vẽ thiết kế xây dựng', what: 'Thiếu bản vẽ móng' }];
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: false, missing });
    const items = [{ target: 'land-title', name: 'Giấy tờ về đất', what: 'Bản sao mờ' }];
    await act(lead.specialist, code, { kind: 'request_supplement', items, reason: 'Chưa đủ.' });
    expect((await state(code))?.supplements.at(-1)?.items).toEqual([...items, ...missing]);
    clock('2026-06-03T09:00');
    await actAsOwner(code, { kind: 'supplement', note: 'Đã gửi lại.' });
    expect((await state(code))?.appointment?.dueOn).toBe('2026-06-18');
    expect((await viewForParty(deps, lan, code)).whereNow).toMatch(/đang giải quyết, từ hôm nay \(03\/06\/2026\)/);
    await act(lead.specialist, code, { kind: 'consult_again', partner: 'planning', note: 'Đã đủ.' });
    expect((await state(code))?.consultations[0]).toMatchObject({ returnedAt: null, dueOn: '2026-06-15' });
  });
});

describe('whoever wrote what is to be signed', () => {
  it('leaves the signing to another hand of the unit; it is sent back by anybody', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    await answer(planning, code, { partner: 'planning', outcome: 'fits', findings: { maxFloors: 3 } });
    const { id: accountId, name } = lead.specialist;
    const standIn = lead.specialist.posts.map((post) => ({ ...post, inPlaceOf: { accountId, name } }));
    const both = { ...lead.leader, posts: [...lead.leader.posts, ...standIn] };
    const proposal = { kind: 'propose' as const, outcome: 'grant', summary: 'Đủ điều kiện.' };
    await act(both, code, proposal);
    await expect(act(both, code, { kind: 'sign', approve: true })).rejects.toMatchObject({
      code: 'dossier.own_work',
      params: { names: expect.stringMatching(/\S/) },
    });
    await act(both, code, { kind: 'sign', approve: false, note: 'Xem lại chỉ giới.' });
    await act(lead.specialist, code, proposal);
    await act(both, code, { kind: 'sign', approve: true });
    expect((await log(code)).at(-1)?.content).not.toHaveProperty('ownWork');
  });

  it('signs where the unit has nobody else, which is kept and told', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    const chief = { ...fire.leader, posts: [...fire.leader.posts, ...fire.specialist.posts] };
    await act(fire.clerk, code, { kind: 'partner_receive', partner: 'fire', complete: true });
    const uploadId = await readyUpload(db, { accountId: chief.id, at });
    const documents = [{ name: 'Kết quả đối chiếu', uploadId }];
    const findings = { reviewNumber: '15' };
    await act(chief, code, {
      kind: 'partner_answer',
      partner: 'fire',
      outcome: 'same',
      summary: 'x',
      findings,
      documents,
    });
    await act(chief, code, { kind: 'partner_approve', partner: 'fire', approve: true });
    expect((await log(code)).at(-1)).toMatchObject({ kind: 'partner_approve', content: { ownWork: true } });
    expect((await whole(lead.specialist, code)).timeline.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Người trình đồng thời là người ký.'),
    );
  });
});

describe('a dossier near or past its date', () => {
  it('has its extension drafted the day before, extended once by the leader, with an apology', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await passTime('2026-06-14T08:00');
    expect((await state(code))?.extension.draft).toBeNull();
    await passTime('2026-06-15T07:30');
    const { draft } = (await whole(lead.leader, code)).extension;
    expect(draft).toMatchObject({ dueOn: '2026-06-16' });
    expect(draft?.reason).toContain('Phòng Quản lý đô thị');
    await act(lead.leader, code, { kind: 'extend', days: 4, reason: 'Chờ kết quả phối hợp.' });
    const extended = await whole(lead.leader, code);
    expect(extended.appointment?.dueOn).toBe('2026-06-22');
    expect(extended.papers.map(({ template }) => template)).toContain('apology-extension');
    await expect(act(lead.leader, code, { kind: 'extend', days: 1, reason: 'Nữa.' })).rejects.toMatchObject({
      code: 'dossier.action_not_allowed',
    });
    expect((await viewForParty(deps, lan, code)).timeline.map(({ kind }) => kind)).toContain('extend');
  });

  it('extended by whoever stands in for the leader is extended in the leader’s post, and says so', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    const { id: accountId, name } = lead.leader;
    const standIn = lead.leader.posts.map((post) => ({ ...post, inPlaceOf: { accountId, name } }));
    const both = { ...lead.specialist, posts: [...lead.specialist.posts, ...standIn] };
    await act(both, code, { kind: 'extend', days: 5, reason: 'Chờ cơ quan phối hợp.' });
    const title = `${lead.leader.posts[0]?.title} (làm thay ${name})`;
    expect((await log(code)).at(-1)?.by).toMatchObject({ id: lead.specialist.id, title });
  });

  it('that passes it without extension or result has the breach recorded, with whoever held it', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await passTime('2026-06-17T00:10');
    await passTime('2026-06-18T08:00');
    const breaches = (await log(code)).filter(({ kind }) => kind === 'record_breach');
    expect(breaches).toMatchObject([{ content: { dueOn: '2026-06-16', holder: { kind: 'unit' } } }]);
    expect((await whole(lead.leader, code)).breaches).toMatchObject([{ dueOn: '2026-06-16' }]);
    const { allowedActions } = await whole(lead.leader, code);
    expect(allowedActions.map(({ kind }) => kind)).not.toContain('extend');
    await expect(act(lead.leader, code, { kind: 'extend', days: 4, reason: 'Muộn.' })).rejects.toMatchObject({
      code: 'dossier.extension_too_late',
    });
  });
});

describe('whoever waits', () => {
  /** Not from the inbox, which is cut off somewhere among those of the same moment. */
  const toldTo = async ({ id }: { id: string }, code: string, lang: 'vi' | 'en') =>
    (
      await db
        .selectFrom('notifications.notice')
        .select(['body', 'body_en'])
        .where('account_id', '=', id)
        .where('subject_code', '=', code)
        .execute()
    ).map(({ body, body_en: inEnglish }) => (lang === 'en' ? (inEnglish ?? body) : body));
  const told = (code: string, lang: 'vi' | 'en' = 'vi') => toldTo(lan, code, lang);

  it('reads who has the dossier since when, who answers late, and with whom it was when its date passed', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn({ fireReview: true });
    await untilAsked(code, ['planning', 'fire']);
    clock('2026-06-03T09:00');
    const missing = [{ target: 'drawings', name: 'Bản vẽ', what: 'Thiếu mặt bằng' }];
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: false, missing });
    const where = async () => (await viewForParty(deps, lan, code)).whereNow;
    expect(await where()).toMatch(/Vĩnh Yên đang giải quyết, từ hôm nay \(03\/06\/2026\)\. Công an .* đang phối hợp/);
    await passTime('2026-06-14T08:00');
    clock('2026-06-14T09:00');
    await act(lead.specialist, code, { kind: 'consult_again', partner: 'planning', note: 'Đã đủ.' });
    await passTime('2026-06-27T08:00');
    clock('2026-06-29T09:00');
    expect(await where()).toMatch(/đang giải quyết, đã 02 ngày \(từ 27\/06\/2026\)\./);
    expect(await where()).toMatch(/quá hạn trả kết quả \d+ ngày \(hẹn trả .*\); khi quá hạn, hồ sơ ở /);
    expect((await told(code)).some((body) => /quá hạn trả kết quả ngày .* Nơi đang giữ hồ sơ: /.test(body))).toBe(true);
    const english = await told(code, 'en');
    expect(english.length).toBeGreaterThan(2);
    expect(english.filter((body) => !/^(The|Dossier) .*(Building permit|overdue|result)/.test(body))).toEqual([]);
  });

  it('reads steps and notices in English where English is read', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    const view = await viewAtDesk(deps, { actor: lead.leader, code, lang: 'en' });
    if (view.view !== 'whole') throw new Error('not the whole dossier');
    expect(view.handOvers.map(({ task }) => task)).toContain('Appraise, send to the coordinating agencies');
    expect(view.tasks.map(({ name }) => name)).toEqual(['Receive and check the request']);
    expect(view.documents.map(({ name }) => name).toSorted()).toEqual(['Drawings', 'Title to the land']);
    expect(view.consultations[0]?.question).toMatch(/^Do the works fit/);
    const { items } = await listWork(deps, planning.clerk, WorkListQuery.parse({}), 'en');
    expect(items.find((item) => item.code === code)?.taskName).toBe('Receive and check the request');
    const assigned = await toldTo(lead.specialist, code, 'en');
    expect(assigned).toEqual([expect.stringMatching(/^Dossier .* \(Building permit .*\) was assigned to you\.$/)]);
  });
});

describe('the ledger of a dossier', () => {
  it('says who sent, received and acknowledged each hand-over; who held it adds up to the whole time', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    clock('2026-06-02T09:00');
    const [task] = (await viewAtDesk(deps, { actor: planning.clerk, code, lang: 'vi' })).allowedActions.filter(
      ({ kind }) => kind === 'acknowledge',
    );
    clock('2026-06-02T10:00');
    const { instance, taskId } = task ?? {};
    await act(planning.clerk, code, { kind: 'acknowledge', instance, taskId, note: 'Đủ giấy tờ.' });
    clock('2026-06-03T10:00');
    await act(planning.clerk, code, { kind: 'partner_receive', partner: 'planning', complete: true });
    clock('2026-06-04T10:00');
    const view = await whole(lead.specialist, code);
    const received = view.handOvers.find(({ instance: of }) => of === 'planning');
    expect(received).toMatchObject({
      fromName: lead.specialist.name,
      receivedAt: '2026-06-02T02:00:00.000Z',
      acknowledgedAt: '2026-06-02T03:00:00.000Z',
      endedAt: '2026-06-03T03:00:00.000Z',
      contents: expect.arrayContaining(['Bản vẽ thiết kế xây dựng']),
    });
    const withFire = await handIn({ fireReview: true });
    await untilAsked(withFire, ['planning', 'fire']);
    await passTime('2026-06-18T08:00');
    const silent = (await whole(lead.specialist, withFire)).handOvers.find(({ instance: of }) => of === 'planning');
    expect(silent).toMatchObject({
      receivedAt: null,
      acknowledgedAt: null,
      endedAt: expect.any(String),
      personName: '',
    });
    expect(silent?.contents).toHaveLength(2);
    const whole3days2hours = 3 * 24 * 60 + 120;
    expect(view.holdings.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(whole3days2hours);
    expect(view.holdings.at(-1)).toMatchObject({ holder: 'partners', to: null });
  });
});

describe('work of officials', () => {
  it('is claimed, handed on with a reason, asked about, noted; the applicant sees none of it', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    const of = async (actor: Actor, kind: string) => {
      const { allowedActions } = await viewAtDesk(deps, { actor, code, lang: 'vi' });
      const found = allowedActions.find((one) => one.kind === kind);
      return { instance: found?.instance ?? 'main', taskId: found?.taskId ?? '' };
    };
    await act(desk, code, { kind: 'claim', ...(await of(desk, 'claim')) });
    expect((await whole(desk, code)).tasks).toMatchObject([{ assigneeName: desk.name }]);
    await act(desk, code, { kind: 'accept' });
    await act(lead.leader, code, { kind: 'assign', assigneeId: lead.specialist.id });
    await act(lead.specialist, code, { kind: 'note', text: 'Gọi chủ nhà trước khi xuống.' });
    await act(lead.specialist, code, { kind: 'ask_opinion', askedId: lead.leader.id, question: 'Có cần thẩm tra?' });
    const asked = await of(lead.leader, 'give_opinion');
    await act(lead.leader, code, { kind: 'give_opinion', opinionId: asked.taskId, text: 'Không cần.' });
    const task = await of(lead.leader, 'reassign');
    await act(lead.leader, code, { kind: 'reassign', ...task, assigneeId: null, reason: 'Đi công tác.' });
    expect((await whole(lead.specialist, code)).tasks).toMatchObject([{ assigneeName: null }]);
    const seen = JSON.stringify(await viewForParty(deps, lan, code));
    for (const hidden of ['Gọi chủ nhà', 'Không cần', 'Đi công tác']) expect(seen).not.toContain(hidden);
  });
});

describe('before and after the decision', () => {
  it('the applicant changes what was handed in until it is signed', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    const form = buildingForm();
    const changed = { ...form, investor: { ...Object(form['investor']), phone: '0987654321' } };
    await actAsOwner(code, { kind: 'change', form: changed });
    expect((await whole(lead.specialist, code)).form).toMatchObject({ investor: { phone: '+84987654321' } });
    await expect(actAsOwner(code, { kind: 'change', form: changed })).rejects.toMatchObject({
      code: 'dossier.nothing_changed',
    });
  });

  it('a stop ends every process and gives its notice', async () => {
    clock('2026-06-01T08:00');
    const code = await handIn();
    await untilAsked(code);
    await act(lead.leader, code, { kind: 'stop', reason: 'Thửa đất bị thu hồi.' });
    const view = await whole(lead.leader, code);
    expect([view.status, view.tasks, view.consultations[0]?.ended]).toEqual(['stopped', [], 'cancelled']);
    expect(view.papers.map(({ template }) => template)).toContain('stop-notice');
    const dossier = await findDossier(db, code);
    expect(dossier && timersOf(dossier, deps)).toEqual([]);
  });
});
