import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findDraft, openDraft, refreshDraft, saveDraft } from '#applications/dossiers/index.ts';
import { readerOf, readRegister, type LookUpContext } from '#data/registry/index.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const { db } = await provinceDatabase(() => new Date());
const { deps: office, actor } = await buildOffice(db, () => new Date());
const outside = await buildSimulatedOutside();
const own = await buildOwnAxis(db, { office, outside: outside.outside });
const { deps } = own;
const lan = await actor('dan.lan');
const hung = await actor('dan.hung');
const receiver = await actor('tiepnhan.tichson');
const { population, business, 'social-insurance': insurance } = deps.registerSources;
if (!population || !business || !insurance) throw new Error('a source is missing');
afterAll(() => own.axis.close());
afterAll(() => outside.close());

const article = 'Luật Căn cước Đ10';
const key = { kind: 'personalId', value: outside.lan };
const refused = { kind: 'unavailable', why: 'refused' };
const father = { name: 'Trần Văn Hùng', birthDate: '1985-09-02', personalId: outside.hung };

async function begin(form: Record<string, unknown> = {}): Promise<string> {
  const id = await openDraft(deps, { actor: lan, procedureCode: '1.001193' });
  const draft = await findDraft(db, { id, accountId: lan.id });
  if (!draft) throw new Error('no draft');
  const content = { ...draft.content, form: { requester: { relation: 'mother' }, ...form } };
  await saveDraft(deps, { actor: lan, id, revision: draft.revision, content });
  return id;
}

/** What the one way in tells a source, of somebody at the portal. */
const ofOwnForm = (draftId: string, { kind = 'own_form', account = lan.id } = {}): LookUpContext => ({
  requestId: randomUUID(),
  asker: { account, unitCode: '', title: 'Công dân' },
  purpose: { kind: kind === 'match' ? 'match' : 'own_form', draftId, article },
});
const outsideDossiers: LookUpContext = {
  requestId: randomUUID(),
  asker: { account: receiver.id, unitCode: 'H62.31.01', title: 'Công chức' },
  purpose: { kind: 'reasoned', reason: 'Xác minh theo đơn thư số 12', article },
};

// The first call of a register opens connections and compiles its checks: a busy machine may take longer for that than a call may.
beforeAll(async () => {
  const nobody = { ...key, value: '026190999999' };
  for (const source of [population, insurance])
    await vi.waitUntil(async () => (await source.lookUp(nobody, outsideDossiers)).kind === 'none', {
      timeout: 60_000,
      interval: 200,
    });
});
beforeEach(() => own.signIn(lan));

describe('a citizen who fills in a form of her own', () => {
  it('has it filled in through the axis, on record there with its purpose, and once in her own list', async () => {
    const id = await begin();
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.known['mother']).toMatchObject({ state: 'filled', registers: ['population'] });
    expect(content.form['mother']).toMatchObject({ name: 'Nguyễn Thị Lan', residence: { commune: '08707' } });
    const calls = (await own.log()).filter(({ service }) => service === 'csdl-dan-cu/1.0');
    const rows = calls.filter(({ purpose }) => purpose !== 'emergency');
    expect(rows).toMatchObject([{ consumer: 'mot-cua', operation: 'TraCuuThongTinCongDan', purpose: 'self' }]);
    const looks = await db
      .selectFrom('registry.access')
      .selectAll()
      .where('subject_number', '=', outside.lan)
      .where('register', '!=', 'civil-status')
      .execute();
    expect(looks).toMatchObject([{ register: 'population', purpose: 'own_form', outcome: 'found' }]);
  });

  it('gets no more of the record than her form needs', async () => {
    const answer = await population.lookUp(key, ofOwnForm(await begin()));
    expect(answer).toMatchObject({ kind: 'found', record: { data: { name: 'Nguyễn Thị Lan' } } });
    const fields = answer.kind === 'found' ? Object.keys(answer.record.data) : [];
    expect(fields).toEqual(expect.arrayContaining(['personalId', 'name', 'birthDate', 'residence']));
    for (const other of ['spouse', 'father', 'householdHead', 'religion', 'maritalStatus'])
      expect(fields).not.toContain(other);
  });

  it('is told of others whom she names only whether it agrees, and of nobody else anything', async () => {
    const id = await begin({ father });
    const { content } = await refreshDraft(deps, { actor: lan, id, compare: ['father'] });
    expect(content.known['father']).toMatchObject({ state: 'matched', values: {} });
    const ofFather = await population.lookUp({ kind: 'personalId', value: outside.hung }, ofOwnForm(id));
    expect(ofFather.kind === 'found' ? Object.keys(ofFather.record.data).toSorted() : []).toEqual([
      'birthDate',
      'name',
      'personalId',
    ]);
    const stranger = outside.people.citizens.find(
      ({ personalId }) => personalId && personalId !== outside.lan && personalId !== outside.hung,
    );
    const other = { kind: 'personalId', value: stranger?.personalId ?? '' };
    expect(await population.lookUp(other, ofOwnForm(id))).toEqual(refused);
    expect(await population.match?.(other, { name: 'X' }, ofOwnForm(id, { kind: 'match' }))).toEqual(refused);
  });

  it('must be signed in, with a draft that is hers', async () => {
    const id = await begin();
    expect(await population.lookUp(key, ofOwnForm(id, { account: hung.id }))).toEqual(refused);
    expect(await population.lookUp(key, ofOwnForm(randomUUID()))).toEqual(refused);
    await own.signOut(lan);
    expect(await population.lookUp(key, ofOwnForm(id))).toEqual(refused);
  });

  it('goes on without the register while the grant is suspended, and with it as soon as it is not', async () => {
    const id = await begin();
    await own.setGrant('csdl-dan-cu', 'suspended');
    const { content } = await refreshDraft(deps, { actor: lan, id });
    expect(content.known['mother']).toMatchObject({ state: 'unavailable', silent: ['population'] });
    expect(await population.lookUp(key, ofOwnForm(id))).toEqual(refused);
    await own.setGrant('csdl-dan-cu', 'active');
    expect(await population.lookUp(key, ofOwnForm(id))).toMatchObject({ kind: 'found' });
  });
});

describe('officials', () => {
  const asked = { register: 'population', key, fields: ['name', 'residence', 'spouse'] } as const;
  const reader = readerOf(deps, receiver);

  it('look people up at the counter while they are signed in and take in such dossiers', async () => {
    const purpose = { kind: 'intake', article, procedureCode: '1.001193' } as const;
    expect(await readRegister(deps, { ...asked, reader, purpose })).toEqual({ kind: 'unavailable' });
    await own.signIn(receiver);
    const answer = await readRegister(deps, { ...asked, reader, purpose });
    expect(answer).toMatchObject({ kind: 'found', fields: { name: 'Nguyễn Thị Lan' } });
    expect(answer.kind === 'found' && answer.fields['spouse']).toBe(undefined);
    const none = { ...purpose, procedureCode: '9.999999' };
    expect(await readRegister(deps, { ...asked, reader, purpose: none })).toEqual({ kind: 'unavailable' });
  });

  it('look outside a dossier with a reason, as an emergency, and get what is granted', async () => {
    const purpose = { kind: 'reasoned', article, reason: 'Xác minh theo đơn thư số 12' } as const;
    const answer = await readRegister(deps, { ...asked, reader, purpose });
    expect(answer).toMatchObject({ kind: 'found', fields: { spouse: { personalId: outside.hung } } });
    expect((await own.log()).at(-1)).toMatchObject({ consumer: 'mot-cua', purpose: 'emergency' });
  });

  it('find by the other numbers a register knows people by', async () => {
    const found = await population.lookUp(key, outsideDossiers);
    const old = found.kind === 'found' ? String(found.record.data['oldIdentityNumber']) : '';
    expect(await population.lookUp({ kind: 'oldIdentityNumber', value: old }, outsideDossiers)).toEqual(found);
    const insured = await insurance.lookUp(key, outsideDossiers);
    const number = insured.kind === 'found' ? String(insured.record.data['insuranceNumber']) : '';
    expect(await insurance.lookUp({ kind: 'insuranceNumber', value: number }, outsideDossiers)).toEqual(insured);
  });
});
