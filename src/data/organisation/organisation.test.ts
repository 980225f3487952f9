import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listenToChanges } from '#infrastructure/database/changes.ts';
import {
  areaName,
  areaPicker,
  buildDirectory,
  findUnitByAgencyCode,
  findUnitByKey,
  installOrganisation,
  listUnitKinds,
  listUnits,
  openDirectory,
  readOrganisation,
  readOrganisationContent,
} from '#data/organisation/index.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const content = await readOrganisationContent('content/vinh-phuc/organisation');
const at = new Date('2026-11-02T02:00:00Z');
const on = '2026-11-02';
await installOrganisation(db, content, { at });
const directory = buildDirectory(await readOrganisation(db));

const unitNamed = async (key: string, day = on) => {
  const unit = await findUnitByKey(db, key, day);
  if (!unit) throw new Error(`no unit ${key}`);
  return unit;
};

describe('installing the organisation', () => {
  it('changes nothing the second time', async () => {
    const rows = () => db.selectFrom('organisation.unit_version').selectAll().orderBy('unit_id').execute();
    const before = await rows();
    expect(await installOrganisation(db, content, { at: new Date('2026-12-01T02:00:00Z') })).toBe(false);
    expect(await rows()).toEqual(before);
  });

  it('writes a regime again after another was installed in between', async () => {
    const { db: other } = await testDatabase();
    const second = { ...content, regime: { ...content.regime, key: 'another-regime' } };
    await installOrganisation(other, content, { at });
    expect(await installOrganisation(other, second, { at })).toBe(true);
    expect(await installOrganisation(other, content, { at })).toBe(true);
  });

  it('takes over changed names and ends units that content no longer has', async () => {
    const { db: other } = await testDatabase();
    await installOrganisation(other, content, { at });
    const dropped = content.units.find(({ key }) => key === 'commune-08707-council');
    const units = content.units.filter((unit) => unit !== dropped);
    const changed = { ...content, units, sha256: 'changed' };
    expect(await installOrganisation(other, changed, { at })).toBe(true);
    expect(await findUnitByKey(other, 'commune-08707-council', '2026-11-01')).toMatchObject({
      kind: 'commune_council',
    });
    expect(await findUnitByKey(other, 'commune-08707-council', on)).toBeUndefined();
    expect(await listUnits(other, { kind: 'commune_council', on })).toHaveLength(136);
  });
});

describe('units on a day', () => {
  it('tells name, place, code and the unit above', async () => {
    const unit = await unitNamed('commune-08707-committee');
    expect(unit).toMatchObject({
      kind: 'commune_committee',
      name: 'Ủy ban nhân dân phường Tích Sơn',
      shortName: 'UBND phường Tích Sơn',
      placeName: 'Tích Sơn',
      areaCode: '08707',
      agencyCode: 'H62.31.01',
      agencyCodeVerified: false,
    });
    expect(directory.findUnit(unit.parentUnitId ?? '', on)).toMatchObject({
      name: 'Ủy ban nhân dân thành phố Vĩnh Yên',
    });
    expect(await findUnitByAgencyCode(db, 'H62.31.01', on)).toEqual(unit);
  });

  it('knows Phúc Yên as a town before 7 February 2018 and as a city since', async () => {
    const key = 'district-244-committee';
    expect((await unitNamed(key, '2018-02-06')).name).toBe('Ủy ban nhân dân thị xã Phúc Yên');
    expect((await unitNamed(key, '2018-02-07')).name).toBe('Ủy ban nhân dân thành phố Phúc Yên');
    expect((await unitNamed('commune-08755-committee', '2017-12-31')).name).toBe('Ủy ban nhân dân xã Nam Viêm');
    expect((await unitNamed('commune-08755-committee')).name).toBe('Ủy ban nhân dân phường Nam Viêm');
    expect(await areaName(db, '244', '2017-12-31')).toBe('Thị xã Phúc Yên');
    expect(await areaName(db, '244', on)).toBe('Thành phố Phúc Yên');
  });

  it('gives many units at once and leaves out ids nobody has', async () => {
    const justice = await unitNamed('department-justice');
    const missing = '00000000-0000-4000-8000-000000000000';
    const units = directory.getUnits([justice.id, justice.id, missing], on);
    expect([...units.values()]).toMatchObject([justice]);
    expect(directory.getUnits([], on).size).toBe(0);
  });

  it('keeps the last name of a unit that has ended, for old dossiers', async () => {
    const { db: other } = await testDatabase();
    await installOrganisation(other, content, { at });
    const council = content.units.find(({ key }) => key === 'commune-08707-council');
    const units = content.units.filter((unit) => unit !== council);
    await installOrganisation(other, { ...content, units, sha256: 'changed' }, { at });
    const later = buildDirectory(await readOrganisation(other));
    expect(later.findUnit(council?.id ?? '', '2030-01-01')).toMatchObject({
      name: 'Hội đồng nhân dân phường Tích Sơn',
    });
  });

  it('lists by kind, place, parent and part of the name without marks', async () => {
    expect(await listUnits(db, { kind: 'commune_committee', on })).toHaveLength(137);
    const ward = await listUnits(db, { areaCode: '08707', on });
    expect(ward.map(({ kind }) => kind).sort()).toEqual([
      'commune_committee',
      'commune_council',
      'commune_desk',
      'commune_police',
    ]);
    const city = await unitNamed('district-243-committee');
    const below = await listUnits(db, { parentId: city.id, kind: 'commune_committee', on });
    expect(below).toHaveLength(9);
    const found = await listUnits(db, { search: 'so tu phap', on });
    expect(found.map(({ key }) => key)).toEqual(['department-justice']);
    expect(await listUnits(db, { search: '%', on })).toEqual([]);
    expect(await listUnitKinds(db)).toContain('district_finance_office');
  });
});

describe('the authority for a place', () => {
  it.each([
    ['commune_committee', '08707', 'commune-08707-committee'],
    ['district_finance_office', '243', 'district-243-finance'],
    ['district_finance_office', '08707', 'district-243-finance'],
    ['department_of_justice', null, 'department-justice'],
    ['department_of_justice', '08707', 'department-justice'],
  ])('finds %s of %s', async (unitKind, areaCode, key) => {
    expect(directory.competentUnit({ unitKind, areaCode, on })?.key).toBe(key);
  });

  it.each([
    ['commune_committee', null],
    ['commune_committee', '243'],
    ['commune_committee', '99999'],
    ['district_finance_office', null],
    ['no_such_kind', '08707'],
  ])('finds no %s of %s', async (unitKind, areaCode) => {
    expect(directory.competentUnit({ unitKind, areaCode, on })).toBeUndefined();
  });

  it('finds every kind that decides for every commune', () => {
    const kinds = content.kinds.filter(({ desk }) => desk !== undefined).map(({ kind }) => kind);
    const perLevel = { province: 0, district: 0, commune: 0 };
    for (const { kind, level } of content.kinds) if (kinds.includes(kind)) perLevel[level] += 1;
    const sample = content.areas.filter(({ level }) => level === 'commune').filter((_, index) => index % 17 === 0);
    for (const area of sample) {
      const found = kinds.map((unitKind) => directory.competentUnit({ unitKind, areaCode: area.code, on }));
      expect(found.filter((unit) => unit === undefined)).toEqual([]);
    }
    expect(perLevel.commune).toBeGreaterThan(1);
  });
});

describe('the desk of an authority', () => {
  it.each([
    ['commune-08707-committee', 'commune-08707-desk'],
    ['district-243-finance', 'district-243-desk'],
    ['department-justice', 'provincial-desk'],
    ['provincial-police', 'provincial-desk'],
  ])('of %s is %s', async (authority, desk) => {
    const unit = await unitNamed(authority);
    expect(directory.deskOf(unit.id, on)?.key).toBe(desk);
  });

  it('takes dossiers for every department at the provincial centre, and is itself no authority', async () => {
    const centre = await unitNamed('provincial-desk');
    const served = directory.authoritiesOfDesk(centre.id, on);
    expect(served.filter(({ kind }) => kind.startsWith('department_of_'))).toHaveLength(16);
    expect(directory.deskOf(centre.id, on)).toBeUndefined();
  });
});

describe('the directory of a process', () => {
  it('follows what any process changes in the organisation', async () => {
    const { db: other, owner } = await testDatabase();
    await installOrganisation(other, content, { at });
    const errors: unknown[] = [];
    const changes = await listenToChanges(owner, (error) => errors.push(error));
    const followed = await openDirectory(other, changes);
    const ward = content.units.find(({ key }) => key === 'commune-08707-committee');
    const nameNow = () => followed.findUnit(ward?.id ?? '', on)?.name;
    expect(nameNow()).toBe('Ủy ban nhân dân phường Tích Sơn');
    await other
      .updateTable('organisation.unit_version')
      .set({ name: 'Ủy ban nhân dân phường Vĩnh Yên' })
      .where('unit_id', '=', ward?.id ?? '')
      .execute();
    await expect.poll(nameNow).toBe('Ủy ban nhân dân phường Vĩnh Yên');
    await changes.close();
    expect(errors).toEqual([]);
  });

  it('is read again after the line to the database was cut', async () => {
    const { db: other, owner } = await testDatabase();
    await installOrganisation(other, content, { at });
    const changes = await listenToChanges(owner, () => undefined);
    let rereads = 0;
    changes.onChange('organisation', async () => void (rereads += 1));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
               where application_name = 'motcua changes' and datname = current_database()`.execute(other);
    await expect.poll(() => rereads, { timeout: 10_000 }).toBe(1);
    await changes.close();
  });
});

describe('choosing a place', () => {
  const communes = (search: string) => areaPicker(db, { level: 'commune', search, on, limit: 20 });

  it('ignores marks and where a tone is written', async () => {
    const names = (found: { name: string }[]) => found.map(({ name }) => name);
    expect(names(await communes('tich son'))).toEqual(['Phường Tích Sơn']);
    expect(names(await communes('Lũng Hoà'))).toEqual(['Xã Lũng Hòa']);
    expect(names(await communes('Lũng Hòa'))).toEqual(['Xã Lũng Hòa']);
    expect(names(await communes('ĐẠO TRÙ'.normalize('NFD')))).toEqual(['Xã Đạo Trù']);
  });

  it('tells namesakes apart by the district', async () => {
    const found = await communes('xuân hòa');
    expect(found.map(({ name, parentName }) => [name, parentName])).toEqual([
      ['Phường Xuân Hòa', 'Thành phố Phúc Yên'],
      ['Xã Xuân Hòa', 'Huyện Lập Thạch'],
    ]);
  });

  it('puts names that begin with the text first, and lists a district whole', async () => {
    const [first] = await communes('tam');
    expect(first?.name).toMatch(/^\S+( trấn)? Tam/);
    const inVinhYen = await areaPicker(db, { level: 'commune', parentCode: '243', on, limit: 50 });
    expect(inVinhYen).toHaveLength(9);
    expect(await areaPicker(db, { level: 'district', on, limit: 50 })).toHaveLength(9);
  });

  it('reads what is typed as text, never as a pattern', async () => {
    expect(await communes('%')).toEqual([]);
    expect(await communes('_')).toEqual([]);
    expect(await communes('\\')).toEqual([]);
  });

  it('gives districts and communes as code lists, each under its living name', async () => {
    const [districts, communes] = [directory.placesOn(on, 'district'), directory.placesOn(on, 'commune')];
    expect([districts.living.length, communes.living.length, communes.ended.length]).toEqual([9, 137, 0]);
    expect(districts.living).toContainEqual({ code: '244', name: 'Thành phố Phúc Yên', parentCode: '26' });
    expect(communes.living).toContainEqual({ code: '08755', name: 'Phường Nam Viêm', parentCode: '244' });
  });
});

describe('what was given away and comes back later', async () => {
  const rows = await readOrganisation(db);
  const [old, heir] = [await unitNamed('department-culture'), await unitNamed('department-justice')];
  const given = { procedures: null, validFrom: '2026-11-10' };
  const back = { procedures: null, validFrom: '2026-11-20' };

  it('is found with whom it is: procedures, and kinds of units', () => {
    const later = buildDirectory({
      ...rows,
      successions: [
        { kind: 'unit', from: old.id, to: heir.id, ...given, procedures: ['1.009397'] },
        { kind: 'unit', from: heir.id, to: old.id, ...back, procedures: ['1.009397'] },
        { kind: 'unit_kind', from: old.kind, to: heir.kind, ...given },
        { kind: 'unit_kind', from: heir.kind, to: old.kind, ...back },
      ],
    });
    const holder = (day: string) => later.successorOf(old.id, { on: day, procedureCode: '1.009397' })?.id;
    expect([holder('2026-11-05'), holder('2026-11-15'), holder('2026-11-25')]).toEqual([old.id, heir.id, old.id]);
    const meant = (day: string) => later.competentUnit({ unitKind: old.kind, areaCode: null, on: day })?.id;
    expect([meant('2026-11-05'), meant('2026-11-15'), meant('2026-11-25')]).toEqual([old.id, heir.id, old.id]);
  });
});
