import { expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { countRecords, readerOf, readRegister } from '#data/registry/index.ts';
import { seedRecords } from './demonstration-records.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);

it('the demonstration has a few hundred records of its people in each owned register, once, none suspected twice', async () => {
  const seed = () => seedRecords({ ...deps, contentDir: 'content/vinh-phuc' });
  await seed();
  const counts = await countRecords(db);
  for (const register of ['household', 'household-business', 'land', 'licence']) {
    const { records = 0, suspected = 0 } = counts.get(register) ?? {};
    expect([register, records >= 200, suspected]).toEqual([register, true, 0]);
  }
  await seed();
  expect(await countRecords(db)).toEqual(counts);

  const hung = await actor('dan.hung');
  const read = (register: string, kind: string, fields: string[]) =>
    readRegister(deps, {
      ...{ register, key: { kind, value: hung.personalId ?? '' }, fields, reader: readerOf(deps, hung) },
      purpose: { kind: 'own_form', draftId, article: 'NĐ 01/2021 Đ82' },
    });
  expect(await read('land', 'personalId', ['name'])).toMatchObject({ kind: 'found', fields: { name: hung.name } });
  expect(await read('household', 'personalId', ['name'])).toMatchObject({ kind: 'found' });
});
