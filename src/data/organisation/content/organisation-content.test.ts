import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ContentFault } from '#infrastructure/content-file.ts';
import { applyAreaChange, type Commune } from './area-changes.ts';
import { readOrganisationContent } from './organisation-content.ts';

const folder = 'content/vinh-phuc/organisation';
const content = await readOrganisationContent(folder);
const { areas, units, kinds, changes } = content;
const places = (level: string) => areas.filter((area) => area.level === level);
const kindsOn = (day: string) =>
  Object.groupBy(
    places('commune').flatMap(({ versions }) =>
      versions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo ?? '9999') >= day),
    ),
    ({ kind }) => kind,
  );

describe('the province of the Decision', () => {
  it('has 9 districts and 137 communes, each code once', () => {
    expect(places('district')).toHaveLength(9);
    expect(places('commune')).toHaveLength(137);
    expect(new Set(areas.map(({ code }) => code)).size).toBe(areas.length);
  });

  it.each([
    ['2017-06-01', 112, 13, 12],
    ['2018-02-07', 110, 15, 12],
  ])('had on %s %i communes, %i wards and %i townships', (day, commune, ward, township) => {
    const { commune: rural = [], ward: wards = [], township: towns = [] } = kindsOn(day);
    expect([rural.length, wards.length, towns.length]).toEqual([commune, ward, township]);
  });

  it('leaves no gap and no overlap in the life of a place or a unit', () => {
    for (const { versions } of [...areas, ...units]) {
      expect(versions.at(0)?.validFrom).toBe(content.regime.validFrom);
      expect(versions.at(-1)?.validTo).toBeNull();
      versions.slice(1).forEach(({ validFrom }, index) => {
        const end = versions[index]?.validTo ?? '';
        expect(Date.parse(validFrom) - Date.parse(end)).toBe(86_400_000);
      });
    }
  });

  it('says which regime is in force and which rule profile goes with it', () => {
    expect(content.regime).toMatchObject({ key: 'vinh-phuc-three-tier', tiers: 3, ruleProfile: '2018' });
    expect(content.regimes.find(({ tiers }) => tiers === 2)).toMatchObject({
      ruleProfile: '2025',
      validFrom: '2025-07-01',
    });
  });
});

describe('the units of the province', () => {
  it('have each an id, a key and an agency code of their own', () => {
    for (const field of ['id', 'key', 'agencyCode'] as const)
      expect(new Set(units.map((unit) => unit[field])).size).toBe(units.length);
    const posts = units.flatMap((unit) => unit.posts.map(({ id }) => id));
    expect(new Set(posts).size).toBe(posts.length);
  });

  it('stand under units that exist, without a circle', () => {
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) {
      const above = new Set<string>();
      let id = unit.parentUnitId;
      while (id !== null && !above.has(id)) {
        above.add(id);
        expect(byId.has(id)).toBe(true);
        id = byId.get(id)?.parentUnitId ?? null;
      }
      expect(id).toBeNull();
    }
  });

  it('have, when they decide, a desk with somebody to receive, return and take the fee, and people to handle and sign', () => {
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const rolesOf = (unit: (typeof units)[number] | undefined) => (unit?.posts ?? []).flatMap(({ roles }) => roles);
    const isKind = (kind: string, part: string) => kind.endsWith(part);
    const isCouncil = (kind: string) => isKind(kind, 'council') || isKind(kind, 'council_office');
    const desks = units.filter(({ kind }) => isKind(kind, 'desk'));
    expect(desks.filter(({ deskUnitId }) => deskUnitId !== null)).toEqual([]);
    // Agencies of ministries are only written to: nobody of theirs works here.
    const own = units.filter(({ agencyCode }) => agencyCode.startsWith('H62'));
    for (const unit of own.filter(({ kind }) => !isCouncil(kind) && !isKind(kind, 'desk'))) {
      const desk = byId.get(unit.deskUnitId ?? '');
      expect(rolesOf(desk)).toEqual(expect.arrayContaining(['reception_officer', 'returning_officer', 'cashier']));
      expect(rolesOf(unit)).toEqual(expect.arrayContaining(['specialist', 'leader', 'clerk']));
    }
  });

  it('hold the departments, boards and vertical agencies of 2017', () => {
    const known = new Set(kinds.map(({ kind }) => kind));
    const wanted = [
      'department_of_justice',
      'department_of_health',
      'department_of_construction',
      'department_of_culture',
    ];
    for (const kind of [
      ...wanted,
      'commune_committee',
      'district_finance_office',
      'provincial_police',
      'provincial_treasury',
    ])
      expect(known.has(kind)).toBe(true);
    expect(units.filter(({ kind }) => kind.startsWith('department_of_'))).toHaveLength(16);
  });

  it('have the same ids whenever content is read', async () => {
    const again = await readOrganisationContent(folder);
    expect(again.sha256).toBe(content.sha256);
    expect(again.units.map(({ id }) => id)).toEqual(units.map(({ id }) => id));
  });
});

const reference = '../shared/data/admin-units';

describe.skipIf(!existsSync(reference))('against the reference tables (skipped where they are absent)', () => {
  const read = (file: string) =>
    readFileSync(join(reference, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
  const kindWords = { ward: 'phường', township: 'thị trấn', commune: 'xã' };
  // The tables write some tones on the other vowel (Hoà for Hòa) and one word with a capital.
  const plain = (name: string) => name.normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const written = ({ code, kind, name }: Commune) => `${code} ${plain(`${kindWords[kind]} ${name}`)}`;
  const listed = (rows: readonly string[][], code: number, name: number) =>
    [...new Set(rows.map((row) => `${row[code]} ${plain(row[name] ?? '')}`))].sort();

  const start: Commune[] = places('commune').map(({ code, versions }) => {
    const { kind, shortName } = versions.at(-1) ?? { kind: 'commune', shortName: '' };
    return { code, name: shortName, kind: kind === 'ward' || kind === 'township' ? kind : 'commune' };
  });
  const after = (day: string) =>
    changes.filter(({ from }) => from <= day).reduce((communes, change) => applyAreaChange(communes, change), start);

  it.each([
    ['2019-10-01', 'vinhphuc-3tier-2019-10.csv', 137],
    ['2024-11-01', 'vinhphuc-3tier-2024-11.csv', 136],
    ['2025-03-01', 'vinhphuc-3tier-2025-03.csv', 121],
  ])('the communes of %s are those of the table', (day, file, count) => {
    const communes = after(day);
    expect(communes).toHaveLength(count);
    expect(communes.map(written).sort()).toEqual(listed(read(file), 4, 5));
  });

  it('every commune lies in the district of the table', () => {
    const districts = read('vinhphuc-3tier-2019-10.csv').map((row) => `${row[4]} ${row[2]}`);
    expect(
      places('commune')
        .map(({ code, parentCode }) => `${code} ${parentCode}`)
        .sort(),
    ).toEqual(districts.sort());
  });

  it('the 121 become the 36, each pair as in the table', () => {
    const mapping = read('vinhphuc-mapping-2025-07.csv');
    expect(after('2025-07-01').map(written).sort()).toEqual(listed(mapping, 4, 5));
    expect(after('2025-07-01')).toHaveLength(36);
    const pairs = changes.at(-1)?.units.flatMap(({ code, from }) => from.map((old) => `${old} ${code}`));
    expect(pairs?.sort()).toEqual(mapping.map((row) => `${row[2]} ${row[4]}`).sort());
  });
});

describe('faults of the content', async () => {
  const copies: string[] = [];
  const readChanged = async (file: string, change: (text: string) => string) => {
    const copy = await mkdtemp(join(tmpdir(), 'organisation-'));
    copies.push(copy);
    await cp(folder, copy, { recursive: true });
    const path = join(copy, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    return readOrganisationContent(copy);
  };
  afterAll(() => Promise.all(copies.map((copy) => rm(copy, { recursive: true, force: true }))));

  it.each([
    ['areas.yaml', (text: string) => text.replace("'08710'", "'08707'"), /areas\.yaml, dòng \d+: mã địa bàn 08707/],
    ['areas.yaml', (text: string) => text.replace("'08710'", '8710'), /areas\.yaml, dòng \d+: .*code/],
    [
      'units.yaml',
      (text: string) => text.replace('desk: commune_desk', 'desk: no_desk'),
      /units\.yaml, dòng \d+: không có loại đơn vị no_desk/,
    ],
    [
      'units.yaml',
      (text: string) => text.replace('parent: provincial_police', 'parent: commune_police'),
      /commune_police thuộc cấp thấp hơn/,
    ],
    ['units.yaml', (text: string) => text.replace('posts: commune_desk', 'posts: nobody'), /bộ vị trí công tác nobody/],
    ['posts.yaml', (text: string) => text.replace('roles: [cashier]', 'roles: [treasurer]'), /posts\.yaml, dòng \d+/],
    [
      'regimes.yaml',
      (text: string) => text.replace('inForce: vinh-phuc-three-tier', 'inForce: other'),
      /không có chế độ other/,
    ],
    [
      'history/2025-01-01.yaml',
      (text: string) => text.replace("'08902'", "'09121'"),
      /không có xã 09121 ngay trước ngày 2025-01-01/,
    ],
    [
      'history/2025-01-01.yaml',
      (text: string) => text.replace("'08902'", "'08857'"),
      /xã 08857 được nhập vào hai đơn vị/,
    ],
  ])('in %s are told with the line (case %#)', async (file, change, message) => {
    await expect(readChanged(file, change)).rejects.toThrow(ContentFault);
    await expect(readChanged(file, change)).rejects.toThrow(message);
  });
});
