import { describe, expect, it } from 'vitest';
import { birthForm } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { fakeRegister } from '#testing/register-source.ts';
import { testDatabase } from '#testing/test-database.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { viewForOfficer } from '../views/view-for-officer.ts';
import { lookUpAtIntake } from './intake-known.ts';

const { db } = await testDatabase();
const { deps: office, actor, newId } = await buildOffice(db, () => new Date('2026-11-23T02:00:00Z'));
const desk = await actor('tiepnhan.tichson');
const lan = await actor('dan.lan');
const residence = { district: '243', commune: '08707', detail: 'Tổ dân phố số 3' };
const { source } = fakeRegister([
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
});

describe('looking people up while a dossier is taken in at the counter', () => {
  it('needs only the number of whoever stands there', async () => {
    const found = await lookUpAtIntake(deps, { actor: desk, input: input(newId()) });
    expect(found.applicant).toEqual({
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
