import { describe, expect, it } from 'vitest';
import { installOrganisation } from '#data/organisation/index.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readOrganisationContent } from '../content/organisation-content.ts';
import { planReorganisation } from './plan-reorganisation.ts';
import { readCurrentOrganisation } from './read-current.queries.ts';
import { readReorganisation, type ReorganisationFile } from './reorganisation-file.ts';

const { db } = await testDatabase();
const content = await readOrganisationContent('content/vinh-phuc/organisation');
await installOrganisation(db, content, { at: new Date('2026-11-02T02:00:00Z') });
const on = '2026-12-01';
const installed = await readCurrentOrganisation(db, on);
const nobody = new Map<string, number>();
const read = (name: string) => readReorganisation(`content/vinh-phuc/reorganisations/${name}.yaml`, content);

/** The province with a person in every post, named by the post's id. */
const staffed = {
  ...installed,
  units: installed.units.map((unit) => ({
    ...unit,
    posts: unit.posts.map((post) => ({ ...post, holders: [post.id] })),
  })),
  openDossiers: nobody,
};
const plan = (file: ReorganisationFile) => planReorganisation(staffed, { file, content, on });
const keyOf = new Map(installed.units.map(({ id, key }) => [id, key]));

describe('the communes of 2020', () => {
  it('become 136: one ends, its people and agencies go to the one that takes it in', async () => {
    const { areas, units, unclear } = plan(await read('2020-03-01'));
    expect(unclear).toEqual([]);
    expect(areas.ended.filter((code) => !areas.opened.some((area) => area.code === code))).toEqual(['09121']);
    expect(areas.opened.find(({ code }) => code === '08911')).toMatchObject({
      name: 'Thị trấn Hợp Châu',
      parentCode: installed.areas.find(({ code }) => code === '08911')?.parentCode,
    });
    expect(units.created).toEqual([]);
    expect(units.ended.map(({ id, successorId }) => [keyOf.get(id), keyOf.get(successorId ?? '')])).toEqual([
      ['commune-09121-committee', 'commune-09124-committee'],
      ['commune-09121-desk', 'commune-09124-desk'],
      ['commune-09121-council', 'commune-09124-council'],
      ['commune-09121-police', 'commune-09124-police'],
    ]);
    const [committee] = units.ended;
    expect(committee?.staff).toHaveLength(4);
  });
});

describe('the end of the districts', () => {
  it('leaves 36 communes beneath the province, nobody without a post, no agency without an heir', async () => {
    const { areas, units, unclear, regime, joint, posts } = plan(await read('2025-07-01'));
    expect(unclear).toEqual([]);
    expect(regime).toMatchObject({ key: 'phu-tho-two-tier', tiers: 2, ruleProfile: '2025' });
    const communes = areas.opened.filter(({ level }) => level === 'commune');
    expect(communes).toHaveLength(36);
    expect(new Set(communes.map(({ parentCode }) => parentCode))).toEqual(new Set(['25']));
    expect(communes.find(({ code }) => code === '08707')).toMatchObject({
      name: 'Phường Vĩnh Yên',
      agencyCode: 'H44.64',
    });
    const heirless = units.ended.filter(({ successorId }) => successorId === null).map(({ id }) => keyOf.get(id));
    expect(heirless).toEqual([]);
    expect(units.created.filter(({ kind }) => kind === 'commune_economy_office')).toHaveLength(36);
    const people = new Set(units.ended.flatMap(({ staff }) => staff.map(({ accountId }) => accountId)));
    const before = staffed.units.filter(({ id }) => units.ended.some((one) => one.id === id));
    expect(people.size).toBe(before.flatMap(({ posts: held }) => held).length);
    const known = new Set([...posts, ...installed.units.flatMap((unit) => unit.posts)].map(({ id }) => id));
    const held = [...units.ended.flatMap(({ staff }) => staff), ...joint];
    expect(held.every(({ postId }) => known.has(postId))).toBe(true);
  });

  it('takes a chair who comes to a unit that has one as a deputy', async () => {
    const { units, posts } = plan(await read('2025-07-01'));
    const district = units.ended.find(({ id }) => keyOf.get(id) === 'district-243-committee');
    expect(keyOf.get(district?.successorId ?? '')).toBe('commune-08707-committee');
    const titles = district?.staff.map(({ postId }) => posts.find(({ id }) => id === postId)?.title);
    expect(titles).toContain('Phó Chủ tịch Ủy ban nhân dân');
    expect(titles).not.toContain('Chủ tịch Ủy ban nhân dân');
  });
});

describe('a change of single units', async () => {
  const base: ReorganisationFile = {
    ...(await read('2020-03-01')),
    areas: [],
    units: [],
  };
  const unitOf = (key: string) => installed.units.find((unit) => unit.key === key)?.id ?? '';

  it('splits a department: named procedures to a new one, the rest stays', () => {
    const made = { key: 'department-tourism', kind: 'department_of_tourism', name: 'Sở Du lịch tỉnh Vĩnh Phúc' };
    const into = { ...made, shortName: 'Sở Du lịch', agencyNumber: '23' };
    const { units, successions, posts, unclear } = plan({
      ...base,
      units: [
        {
          split: 'department-culture',
          into: [{ unit: into, procedures: ['1.009397'] }, { unit: 'department-culture' }],
        },
      ],
    });
    expect(unclear).toEqual([]);
    expect(units.split).toMatchObject([{ id: unitOf('department-culture') }]);
    const [created] = units.created;
    expect(created).toMatchObject({ key: 'department-tourism', agencyCode: 'H62.23' });
    expect(posts.length).toBeGreaterThan(3);
    expect(successions).toEqual([
      { kind: 'unit', from: unitOf('department-culture'), to: created?.id, procedures: ['1.009397'] },
    ]);
  });

  it('merges, renames, transfers and dissolves; whoever names a kind that is gone means its heir', () => {
    const { units, successions } = plan({
      ...base,
      units: [
        { merge: ['department-foreign-affairs'], into: 'province-office' },
        { rename: 'department-agriculture', name: 'Sở Nông nghiệp', shortName: 'Sở NN' },
        { transfer: 'land-registration-office', parent: 'province-committee' },
        { dissolve: 'ethnic-affairs-board', into: 'province-office' },
      ],
    });
    expect(units.ended.map(({ id }) => keyOf.get(id))).toEqual(['department-foreign-affairs', 'ethnic-affairs-board']);
    expect(units.changed).toMatchObject([
      { name: 'Sở Nông nghiệp' },
      { key: 'land-registration-office', parentUnitId: unitOf('province-committee') },
    ]);
    expect(successions).toContainEqual({
      ...{ kind: 'unit_kind', from: 'department_of_foreign_affairs', to: 'province_office', procedures: null },
    });
  });

  it('is unclear when somebody or something is left behind', () => {
    const file = {
      ...base,
      units: [{ dissolve: 'ethnic-affairs-board' }, { rename: 'no-such', name: 'X', shortName: 'X' }],
    };
    expect(plan(file).unclear).toEqual([
      'Không có đơn vị no-such vào ngày sắp xếp.',
      expect.stringMatching(/^Ban Dân tộc .* chưa rõ cơ quan kế thừa \(0 hồ sơ đang giải quyết, \d+ người\)\.$/),
    ]);
  });

  it('is unclear, and ends, where units or kinds take over from themselves or stand beneath themselves', () => {
    const tourism = { kind: 'department_of_tourism', name: 'Sở Mới', shortName: 'Sở Mới', agencyNumber: '23' };
    const kinds = [
      { from: 'department_of_culture', to: 'department_of_justice' },
      { from: 'department_of_justice', to: 'department_of_culture' },
    ];
    const units = [
      { dissolve: 'ethnic-affairs-board', into: 'ethnic-affairs-board' },
      { transfer: 'department-culture', parent: 'department-justice' },
      { transfer: 'department-justice', parent: 'department-culture' },
      {
        split: 'department-agriculture',
        into: [
          { unit: { ...tourism, key: 'department-water' }, procedures: ['1.009397'] },
          { unit: 'department-agriculture' },
        ],
      },
      { merge: ['department-water'], into: 'department-agriculture' },
    ];
    const { unclear } = plan({ ...base, kinds, units });
    for (const what of [
      'ethnic-affairs-board',
      'department_of_culture',
      'department_of_justice',
      'Sở Tư pháp',
      'Sở Nông nghiệp',
    ])
      expect(unclear).toContainEqual(expect.stringMatching(new RegExp(`^${what}.* chính mình`)));
  });
});
