import { beforeEach, describe, expect, it } from 'vitest';
import type { RegistryDeps } from '#data/registry/index.ts';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { readyUpload } from '#testing/ready-upload.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { handInAmendment, openAmendment } from '../intake/amend-dossier.ts';
import { handInDraft } from '../intake/hand-in-draft.ts';
import { openDraft, saveDraft } from '../intake/save-draft.ts';
import { factsOf } from '../course/allowed-actions.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { findDraft } from '../store/drafts.queries.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { OfficerCommand } from '../actions/officer-command.contract.ts';
import { listWork } from '../views/list-work.ts';
import { viewForOfficer } from '../views/view-for-officer.ts';
import { viewForParty } from '../views/view-for-party.ts';
import { WorkListQuery } from '../views/work-list.contract.ts';
import { refreshDraft } from './refresh-draft.ts';
import { verifyDeclared } from './verify-declared.ts';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor, newId } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const hung = await actor('dan.hung');
const residence = { district: '243', commune: '08707', detail: 'Tổ dân phố số 3' };
const { source, state } = fakeRegister([
  {
    personalId: lan.personalId,
    name: 'Nguyễn Thị Lan',
    birthDate: '1992-04-12',
    ethnicGroup: '01',
    nationality: 'VN',
    residence,
  },
  { personalId: hung.personalId, name: 'Trần Văn Hùng', birthDate: '1985-09-02', ethnicGroup: '01' },
]);
const deps = { ...office, registerSources: { population: source } satisfies RegistryDeps['registerSources'] };

beforeEach(() => {
  state.mode = 'normal';
  clock.now = new Date(clock.now.getTime() + 60_000);
});

/** A draft in which Lan is the mother, with what else the form says. */
async function begin(form: Record<string, unknown> = {}) {
  const id = await openDraft(deps, { actor: lan, procedureCode: '1.001193' });
  await save(id, { requester: { relation: 'mother' }, ...form });
  return id;
}

async function save(id: string, form: Record<string, unknown>, known: object = {}) {
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  const content = { ...draft.content, form: { ...draft.content.form, ...form }, ...known };
  await saveDraft(deps, { actor: lan, id, revision: draft.revision, content });
}

const contentOf = async (id: string) => (await findDraft(db, { id, accountId: lan.id }))?.content;

describe('filling in what the State knows', () => {
  it('fills in the own data of whoever is signed in, and asks once', async () => {
    const id = await begin();
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.form['mother']).toEqual({
      name: 'Nguyễn Thị Lan',
      birthDate: '1992-04-12',
      personalId: lan.personalId,
      ethnicGroup: '01',
      nationality: 'VN',
      residence,
    });
    expect(content.known['mother']).toMatchObject({ state: 'filled', registers: ['population'] });
    const asked = state.asked;
    await refreshDraft(deps, { actor: lan, id });
    expect(state.asked).toBe(asked);
  });

  it('keeps a known value whatever is sent, and takes nothing for known that a client made up', async () => {
    const id = await begin();
    await refreshDraft(deps, { actor: lan, id });
    const forged = {
      ...(await contentOf(id))?.known,
      father: { state: 'filled', asked: '', at: '', registers: [], values: {} },
    };
    await save(id, { mother: { name: 'Nguyễn Thị Khác' } }, { known: forged });
    const content = await contentOf(id);
    expect(content?.form['mother']).toMatchObject({ name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' });
    expect(content?.known['father']).toBeUndefined();
  });

  it('forgets it when the part is no longer about that person', async () => {
    const id = await begin();
    await refreshDraft(deps, { actor: lan, id });
    await save(id, { requester: { relation: 'relative' } });
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.form['mother']).toEqual({});
    expect(content.known['mother']).toBeUndefined();
  });
});

describe('comparing what is declared of somebody else', () => {
  const father = { name: 'Trần Văn Hùng', birthDate: '1985-09-02', personalId: hung.personalId };

  it('tells only whether it agrees, when asked, and fills nothing in', async () => {
    const id = await begin({ father });
    expect((await refreshDraft(deps, { actor: lan, id })).content.known['father']).toBeUndefined();
    const { content } = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    expect(content.known['father']).toMatchObject({ state: 'matched', values: {} });
    expect(content.form['father']).toEqual(father);
  });

  it('says the same of a number nobody has as of another person’s', async () => {
    const id = await begin({ father: { ...father, name: 'Trần Văn Hưng' } });
    const one = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    await save(id, { father: { ...father, personalId: '026085999999' } });
    const other = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    expect([one, other].map(({ content }) => content.known['father']?.state)).toEqual(['differs', 'differs']);
  });
});

async function handIn(id: string) {
  const upload = await readyUpload(db, { accountId: lan.id, at: clock.now });
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  const { child, copies } = birthForm;
  const content = {
    ...draft.content,
    areaCode: '08707',
    form: { ...draft.content.form, child, copies },
    documents: { 'birth-note': [upload] },
  };
  await saveDraft(deps, { actor: lan, id, revision: draft.revision, content });
  const { code } = await handInDraft(deps, { actor: lan, draftId: id, commandId: newId() });
  const dossier = await findDossier(db, code);
  const [first] = await listActions(db, dossier?.id ?? '');
  if (first?.action.kind !== 'submit') throw new Error('no submission');
  return first.action.content;
}

const checksOf = async (code: string) =>
  Object.fromEntries((await findDossier(db, code))?.state.dataChecks.map((check) => [check.path, check]) ?? []);

describe('handing in', () => {
  it('is refused when the form was changed after registers were asked: their word is not of other people', async () => {
    const id = await begin();
    const { content, revision } = await refreshDraft(deps, { actor: lan, id });
    const forged = { ...content, form: { ...content.form, father: { name: 'Người Khác' } } };
    await saveDraft(deps, { actor: lan, id, revision, content: forged });
    const handing = handInDraft(deps, { actor: lan, draftId: id, revision, commandId: newId() });
    await expect(handing).rejects.toMatchObject({ code: 'dossier.draft_changed' });
  });

  it('keeps both values of a contested one', async () => {
    const id = await begin();
    const { content } = await refreshDraft(deps, { actor: lan, id });
    const mother = content.known['mother'];
    const contested = { ...mother?.values['ethnicGroup'], contest: { reason: 'Ghi nhầm dân tộc' } };
    const known = { mother: { ...mother, values: { ...mother?.values, ethnicGroup: contested } } };
    await save(id, { mother: { ...Object(content.form['mother']), ethnicGroup: '03' } }, { known });
    const submitted = await handIn(id);
    expect(submitted.form['mother']).toMatchObject({ ethnicGroup: '03', name: 'Nguyễn Thị Lan' });
    expect(submitted.origins).toMatchObject({
      'mother.name': { level: 'register', register: 'population' },
      'mother.ethnicGroup': {
        level: 'declared',
        doubt: 'contested',
        registerValue: '01',
        reason: 'Ghi nhầm dân tộc',
      },
    });
  });

  it('goes on while the register is down: what could have been known is declared', async () => {
    state.mode = 'down';
    const id = await begin();
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.known['mother']).toMatchObject({ state: 'unavailable', values: {} });
    await save(id, { mother: birthForm.mother });
    const { form, origins } = await handIn(id);
    expect(form['mother']).toEqual(birthForm.mother);
    expect(origins?.['mother.name']).toEqual({
      level: 'declared',
      register: 'population',
      at: null,
      doubt: 'unavailable',
    });
  });

  /** Lan as mother with this, handed in while the register was down. */
  async function handInUnseen(mother: Record<string, unknown>) {
    state.mode = 'down';
    const id = await begin();
    await refreshDraft(deps, { actor: lan, id });
    await save(id, { mother });
    await handIn(id);
    const code = (await findDraft(db, { id, accountId: lan.id }))?.submittedAs ?? '';
    const dossier = await findDossier(db, code);
    if (!dossier) throw new Error('no dossier');
    return dossier;
  }

  it('verifies what was declared once the register answers, and leaves the due date alone', async () => {
    const dossier = await handInUnseen({ ...birthForm.mother, personalId: lan.personalId, ethnicGroup: '03' });
    await expect(verifyDeclared(deps, { dossierId: dossier.id })).rejects.toThrow(/does not answer/);
    state.mode = 'normal';
    await verifyDeclared(deps, { dossierId: dossier.id });
    await verifyDeclared(deps, { dossierId: dossier.id });
    const checks = await checksOf(dossier.code);
    expect(checks['mother.name']).toMatchObject({ state: 'settled', outcome: 'same' });
    expect(checks['mother.residence']).toMatchObject({ state: 'settled', outcome: 'same' });
    expect(checks['mother.ethnicGroup']).toMatchObject({ state: 'open', registerValue: '01' });
    const kinds = (await listActions(db, dossier.id)).map(({ action }) => action.kind);
    expect(kinds).toEqual(['submit', 'verify_data']);
    const work = await listWork(deps, await actor('tuphap.tichson'), WorkListQuery.parse({ search: dossier.code }));
    expect(work.items).toMatchObject([{ code: dossier.code, action: 'settle_data' }]);
    const looks = await db
      .selectFrom('registry.access')
      .select(['purpose', 'reader_id', 'post_title'])
      .where('dossier_code', '=', dossier.code)
      .execute();
    expect(looks.filter(({ purpose }) => purpose === 'verification')).toContainEqual({
      purpose: 'verification',
      reader_id: null,
      post_title: 'Hệ thống tự đối chiếu',
    });
  });

  it('leaves a dossier that is amended as it was handed in, whatever the register says by then', async () => {
    const dossier = await handInUnseen({ ...birthForm.mother, personalId: lan.personalId, ethnicGroup: '03' });
    state.mode = 'normal';
    const id = await openAmendment(deps, { actor: lan, code: dossier.code });
    const asked = state.asked;
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.form['mother']).toMatchObject({ ethnicGroup: '03' });
    expect([content.known, content.covers, state.asked]).toEqual([{}, {}, asked]);
  });

  it('waits for an official to settle what differs before a result is proposed', async () => {
    const dossier = await handInUnseen({ ...birthForm.mother, personalId: lan.personalId, ethnicGroup: '03' });
    state.mode = 'normal';
    await verifyDeclared(deps, { dossierId: dossier.id });
    const { code } = dossier;
    const [desk, specialist] = [await actor('tiepnhan.tichson'), await actor('tuphap.tichson')];
    const act = async (who: typeof desk, command: Record<string, unknown>) => {
      const { revision = 0 } = (await findDossier(db, code)) ?? {};
      return commandDossier(deps, {
        actor: who,
        code,
        command: OfficerCommand.parse({ commandId: newId(), revision, ...command }),
      });
    };
    await act(desk, { kind: 'accept' });
    await act(await actor('chutich.tichson'), { kind: 'assign', assigneeId: specialist.id });
    const propose = { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện' };
    await expect(act(specialist, propose)).rejects.toMatchObject({ code: 'dossier.data_unchecked' });
    await act(specialist, {
      kind: 'settle_data',
      path: 'mother.ethnicGroup',
      keep: 'register',
      note: 'Giấy khai sinh của mẹ',
    });
    const view = await viewForOfficer(deps, specialist, code);
    expect(view.form['mother']).toMatchObject({ ethnicGroup: '01' });
    expect(view.dataChecks.find(({ path }) => path === 'mother.ethnicGroup')).toMatchObject({
      state: 'settled',
      outcome: 'register',
      declaredText: 'Kinh',
      note: 'Giấy khai sinh của mẹ',
    });
    expect(view.rows.find(({ path }) => path === 'mother.name')?.origin?.level).toBe('verified');
    const work = await listWork(deps, specialist, WorkListQuery.parse({ search: code }));
    expect(work.items.map(({ action }) => action)).toEqual(['propose']);
    await act(specialist, propose);
  });
});

async function getDossier(code: string) {
  const dossier = await findDossier(db, code);
  if (!dossier) throw new Error('no dossier');
  return dossier;
}

describe('a father who is only matched', () => {
  const father = { name: 'Trần Văn Hùng', birthDate: '1985-09-02', personalId: hung.personalId };

  /** Lan as mother, the father matched and nothing else of him typed, handed in. */
  async function handInMatched() {
    const { child, copies } = birthForm;
    const id = await begin({ father: { ...father, ethnicGroup: '03' }, child, copies });
    const { content } = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    expect(content.known['father']).toMatchObject({
      state: 'matched',
      withheld: ['ethnicGroup', 'nationality', 'residence'],
    });
    expect(content.form['father']).toEqual(father);
    const { form, origins } = await handIn(id);
    expect(form['father']).toEqual(father);
    expect(origins?.['father.ethnicGroup']).toMatchObject({ level: 'register', doubt: 'withheld' });
    const code = (await findDraft(db, { id, accountId: lan.id }))?.submittedAs ?? '';
    return getDossier(code);
  }

  it('is taken over from the register for the officer, never for whoever handed in', async () => {
    const { id: dossierId, code } = await handInMatched();
    const specialist = await actor('tuphap.tichson');
    expect((await viewForOfficer(deps, specialist, code)).form['father']).toEqual(father);
    expect(factsOf(await getDossier(code)).openChecks).toBe(3);
    await verifyDeclared(deps, { dossierId });
    const view = await viewForOfficer(deps, specialist, code);
    expect(view.form['father']).toEqual({ ...father, ethnicGroup: '01' });
    const checks = await checksOf(code);
    expect(checks['father.ethnicGroup']).toMatchObject({ state: 'settled', outcome: 'taken' });
    // What the register does not have of him is the officer's to find out.
    expect(checks['father.residence']).toMatchObject({ state: 'open', registerValue: null });
    const own = JSON.stringify(await viewForParty(deps, lan, code));
    expect(own).toContain('Trần Văn Hùng');
    expect(own).not.toContain('Dân tộc của người cha');
    const amendment = await openAmendment(deps, { actor: lan, code });
    expect((await contentOf(amendment))?.form['father']).toEqual(father);
    const looks = await db
      .selectFrom('registry.access')
      .select(['purpose', 'subject_number'])
      .where('dossier_code', '=', code)
      .execute();
    expect(looks).toContainEqual({ purpose: 'verification', subject_number: hung.personalId });
  });

  it('is typed once the part is corrected, and what was taken over no longer counts', async () => {
    const { id: dossierId, code } = await handInMatched();
    await verifyDeclared(deps, { dossierId });
    const amend = async (changed: Record<string, unknown>) => {
      const id = await openAmendment(deps, { actor: lan, code });
      const draft = await findDraft(db, { id, accountId: lan.id });
      if (!draft?.amends) throw new Error('no amendment');
      expect(draft.content.known['father']).toMatchObject({ state: 'matched' });
      const content = { ...draft.content, form: { ...draft.content.form, ...changed } };
      const input = { actor: lan, draft: { ...draft, amends: draft.amends, content }, commandId: newId() };
      await handInAmendment(deps, input);
    };
    const officials = async () => (await viewForOfficer(deps, await actor('tuphap.tichson'), code)).form['father'];
    await amend({ copies: { wanted: true, count: 2, declaration: true } });
    expect(await officials()).toMatchObject({ ethnicGroup: '01' });
    await amend({ father: { ...father, name: 'Trần Văn Hưng' } });
    expect(await officials()).toEqual({ ...father, name: 'Trần Văn Hưng' });
  });

  it('is typed like before while the register is down', async () => {
    state.mode = 'down';
    const id = await begin({ father: { ...father, ethnicGroup: '03' } });
    const { content } = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    expect(content.known['father']).toMatchObject({ state: 'unavailable', withheld: [] });
    expect(content.form['father']).toEqual({ ...father, ethnicGroup: '03' });
  });
});

describe('papers the State has already', () => {
  const withCivil = (records: Record<string, unknown>[]) => ({
    ...deps,
    registerSources: { population: source, 'civil-status': fakeRegister(records).source },
  });
  const marriage = { number: '12', book: '2015', registeredOn: '2015-06-05', place: 'UBND phường Tích Sơn' };

  it('are not asked: a record of the register stands in their place, looked up once', async () => {
    const married = withCivil([
      { personalId: lan.personalId, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12', marriage },
    ]);
    const id = await begin();
    const { content } = await refreshDraft(married, { actor: lan, id });
    expect(content.covers['marriage-certificate']).toMatchObject({
      by: 'register',
      from: 'civil-status',
      text: 'Đăng ký kết hôn: số 12, quyển số 2015, ngày 05/06/2015, tại UBND phường Tích Sơn (Cơ sở dữ liệu hộ tịch điện tử)',
      textEn:
        'Marriage registration: No. 12, book 2015, on 05/06/2015, at UBND phường Tích Sơn (Electronic civil-status register)',
    });
  });

  it('is a file handed in before, when the register knows nothing', async () => {
    const single = withCivil([{ personalId: lan.personalId, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12' }]);
    const first = await begin();
    expect((await refreshDraft(single, { actor: lan, id: first })).content.covers['marriage-certificate']).toBeNull();
    const paper = await readyUpload(db, { accountId: lan.id, at: clock.now });
    const draft = await findDraft(db, { id: first, accountId: lan.id });
    if (!draft) throw new Error('no draft');
    const birthNote = await readyUpload(db, { accountId: lan.id, at: clock.now });
    const { child, copies } = birthForm;
    const content = {
      ...draft.content,
      areaCode: '08707',
      form: { ...draft.content.form, child, copies },
      documents: { 'birth-note': [birthNote], 'marriage-certificate': [paper] },
    };
    await saveDraft(deps, { actor: lan, id: first, revision: draft.revision, content });
    const { code } = await handInDraft(deps, { actor: lan, draftId: first, commandId: newId() });

    const second = await begin();
    const { content: again } = await refreshDraft(single, { actor: lan, id: second });
    expect(again.covers['marriage-certificate']).toMatchObject({
      by: 'earlier',
      from: code,
      file: { name: 'giay-to.pdf' },
    });
  });
});
