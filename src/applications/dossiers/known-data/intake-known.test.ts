import { describe, expect, it } from 'vitest';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { viewForOfficer } from '../views/view-for-officer.ts';
import { lookUpAtIntake } from './intake-known.ts';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps: office, actor, newId } = await buildOffice(db, () => clock.now);
const desk = await actor('tiepnhan.tichson');
const lan = await actor('dan.lan');
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
]);
const deps = { ...office, registerSources: { population: source } };
const number = lan.personalId ?? '';
const input = (commandId: string) => ({
  commandId,
  procedureCode: '1.001193',
  form: { requester: { relation: 'mother' } },
  applicant: { kind: 'citizen' as const, number },
  isRepresented: false,
});
const personOf = { name: 'Nguyễn Thị Lan', taxCode: null, phone: null, email: null, address: null };
const marriage = { number: '12', book: '2015', registeredOn: '2015-06-05', place: 'UBND phường Tích Sơn' };
const civil = fakeRegister([{ personalId: number, name: 'Nguyễn Thị Lan', birthDate: '1992-04-12', marriage }]);
const married = { ...deps, registerSources: { population: source, 'civil-status': civil.source } };

describe('looking people up while a dossier is taken in at the counter', () => {
  it('needs only the number of whoever stands there', async () => {
    const found = await lookUpAtIntake(deps, { actor: desk, input: input(newId()) });
    expect(found.applicant).toMatchObject({
      state: 'found',
      name: 'Nguyễn Thị Lan',
      address: 'Tổ dân phố số 3, Phường Tích Sơn, Thành phố Vĩnh Yên',
    });
    expect(found.form['mother']).toMatchObject({ name: 'Nguyễn Thị Lan', residence });
    const looks = await db.selectFrom('registry.access').select(['purpose', 'unit_name']).execute();
    expect(looks).toContainEqual({ purpose: 'intake', unit_name: expect.stringContaining('Tích Sơn') });
  });

  it('is the reception officer’s alone', async () => {
    const specialist = await actor('tuphap.tichson');
    await expect(lookUpAtIntake(deps, { actor: specialist, input: input(newId()) })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('asks nothing again within the hour, of whoever stands there too', async () => {
    const commandId = newId();
    await lookUpAtIntake(married, { actor: desk, input: input(commandId) });
    const asked = [state.asked, civil.state.asked];
    const again = await lookUpAtIntake(married, { actor: desk, input: input(commandId) });
    expect([state.asked, civil.state.asked]).toEqual(asked);
    expect(again.applicant).toMatchObject({ state: 'found', name: 'Nguyễn Thị Lan' });
    clock.now = new Date(clock.now.getTime() + 3_600_000);
    await lookUpAtIntake(married, { actor: desk, input: input(commandId) });
    expect(state.asked).toBe((asked[0] ?? 0) + 1);
  });

  it('finds what stands in place of papers, of whoever hands in for themselves only', async () => {
    const commandId = newId();
    const known = await lookUpAtIntake(married, { actor: desk, input: input(commandId) });
    expect(known.covers['marriage-certificate']).toMatchObject({ by: 'register', from: 'civil-status' });
    const forOther = { ...input(newId()), isRepresented: true };
    expect((await lookUpAtIntake(married, { actor: desk, input: forOther })).covers).toEqual({});
    const { child, copies } = birthForm;
    const intake = CounterIntake.parse({
      commandId,
      procedureCode: '1.001193',
      areaCode: '08707',
      applicant: { ...personOf, kind: 'citizen', personalId: number },
      form: { ...known.form, child, copies },
      documents: [{ documentId: 'birth-note', uploadId: null, originals: 1, copies: 0 }],
    });
    const { code } = await handInAtCounter(married, { actor: desk, input: intake });
    const view = await viewForOfficer(married, desk, code);
    expect(view.documents.find(({ documentId }) => documentId === 'marriage-certificate')).toMatchObject({
      cover: {
        from: 'civil-status',
        text: 'Đăng ký kết hôn: số 12, quyển số 2015, ngày 05/06/2015, tại UBND phường Tích Sơn (Cơ sở dữ liệu hộ tịch điện tử)',
      },
    });
    const other = CounterIntake.parse({
      ...intake,
      commandId: newId(),
      applicant: { ...personOf, kind: 'citizen', personalId: (await actor('dan.hung')).personalId },
    });
    const second = await handInAtCounter(married, { actor: desk, input: other });
    const otherView = await viewForOfficer(married, desk, second.code);
    expect(otherView.documents.map(({ documentId }) => documentId)).toEqual(['birth-note']);
  });

  it('stands behind what is handed in: known values hold, a contested one is kept beside', async () => {
    const commandId = newId();
    const { form } = await lookUpAtIntake(deps, { actor: desk, input: input(commandId) });
    const { child, copies } = birthForm;
    const mother = { ...Object(form['mother']), name: 'Nguyễn Thị Khác', ethnicGroup: '03' };
    const intake = CounterIntake.parse({
      commandId,
      procedureCode: '1.001193',
      areaCode: '08707',
      applicant: {
        kind: 'citizen',
        name: 'Nguyễn Thị Lan',
        personalId: number,
        taxCode: null,
        phone: null,
        email: null,
        address: null,
      },
      form: { ...form, mother, child, copies },
      documents: [{ documentId: 'birth-note', uploadId: null, originals: 1, copies: 0 }],
      contests: { 'mother.ethnicGroup': 'Ghi nhầm' },
    });
    const { code } = await handInAtCounter(deps, { actor: desk, input: intake });
    const view = await viewForOfficer(deps, desk, code);
    expect(view.form['mother']).toMatchObject({ name: 'Nguyễn Thị Lan', ethnicGroup: '03' });
    expect(view.dataChecks).toMatchObject([
      { path: 'mother.ethnicGroup', doubt: 'contested', state: 'open', registerText: 'Kinh', reason: 'Ghi nhầm' },
    ]);
  });
});
