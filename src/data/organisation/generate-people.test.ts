import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  buildDirectory,
  generatePeople,
  insertPostHoldings,
  installOrganisation,
  readOrganisation,
  readOrganisationContent,
  readPeopleContent,
} from '#data/organisation/index.ts';
import { accountNames, insertAccounts } from '#platform/identity/index.ts';
import { testDatabase } from '#testing/test-database.ts';
import { taxCodeCheckDigit } from './people/tax-code.ts';

const organisation = await readOrganisationContent('content/vinh-phuc/organisation');
const content = await readPeopleContent('content/vinh-phuc/people', organisation);
const people = generatePeople(content, organisation);
const everybody = [...people.citizens, ...people.enterprises, ...people.officers];
const printed = everybody.filter(({ username }) => username !== null);

describe('the people of the demonstration', () => {
  it('are the same for the same seed and others for another', () => {
    expect(generatePeople(content, organisation)).toEqual(people);
    const others = generatePeople(content, organisation, 'another');
    expect(others.citizens.map(({ fullName }) => fullName)).not.toEqual(
      people.citizens.map(({ fullName }) => fullName),
    );
  });

  it('are 300 citizens, 60 enterprises and an officer for every post', () => {
    expect([people.citizens.length, people.enterprises.length]).toEqual([300, 60]);
    const posts = organisation.units.flatMap((unit) => unit.posts.map(({ id }) => id));
    expect(people.holdings.map(({ postId }) => postId).sort()).toEqual(posts.sort());
    const officers = new Set(people.officers.map(({ id }) => id));
    expect(people.holdings.every(({ accountId }) => officers.has(accountId))).toBe(true);
  });

  it('have ids, usernames, numbers and addresses of their own', () => {
    for (const values of [
      everybody.map(({ id }) => id),
      printed.map(({ username }) => username),
      everybody.flatMap(({ personalId }) => personalId ?? []),
      everybody.flatMap(({ taxCode }) => taxCode ?? []),
      everybody.flatMap(({ phone }) => phone ?? []),
      everybody.flatMap(({ email }) => email ?? []),
    ])
      expect(new Set(values).size).toBe(values.length);
  });

  it('have a password only when they are printed', () => {
    expect(printed).toHaveLength(25);
    expect(everybody.filter(({ password }) => password !== null)).toEqual(printed);
  });

  it('have personal numbers that agree with sex and year of birth', () => {
    for (const { personalId, profile } of [...people.citizens, ...people.officers]) {
      const year = Number(profile.birthDate?.slice(0, 4));
      const digit = (year >= 2000 ? 2 : 0) + (profile.gender === 'female' ? 1 : 0);
      expect(personalId).toMatch(new RegExp(`^026${digit}${String(year % 100).padStart(2, '0')}\\d{6}$`));
    }
  });

  it('have tax codes with a right check digit, and telephones that can exist', () => {
    for (const { taxCode } of people.enterprises) {
      expect(taxCode).toMatch(/^\d{10}$/);
      expect(taxCodeCheckDigit(taxCode?.slice(0, 9) ?? '')).toBe(Number(taxCode?.[9]));
    }
    for (const { phone } of people.citizens)
      expect(phone).toMatch(/^\+84(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/);
  });

  it('are called family, middle, given in Vietnamese letters', () => {
    for (const { fullName } of [...people.citizens, ...people.officers]) {
      expect(fullName).toMatch(/^\p{Lu}\p{L}*( \p{Lu}\p{L}*){2,3}$/u);
      expect(fullName).toBe(fullName.normalize('NFC'));
    }
  });
});

describe.each([
  ['0100109106', 6],
  ['0102357802', 2],
  ['0300588569', 9],
])('the check digit of %s', (code, digit) => {
  it(`is ${digit}`, () => expect(taxCodeCheckDigit(code.slice(0, 9))).toBe(digit));
});

describe('faults of the people content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['commune-08707-desk/reception', 'commune-08707-desk/nobody', 'không có vị trí công tác commune-08707-desk/nobody'],
    ["communeCode: '08707'", "communeCode: '99999'", 'không có xã, phường, thị trấn mang mã 99999'],
    ['username: dan.hung', 'username: dan.lan', 'tên đăng nhập dan.lan xuất hiện hai lần'],
  ])('name the line: %s → %s', async (from, to, message) => {
    await cp('content/vinh-phuc/people', folder, { recursive: true, force: true });
    const file = join(folder, 'demonstration.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
    await expect(readPeopleContent(folder, organisation)).rejects.toThrow(message);
    await expect(readPeopleContent(folder, organisation)).rejects.toThrow(/demonstration\.yaml, dòng \d+:/);
  });
});

describe('posts held', async () => {
  const { db } = await testDatabase();
  const at = new Date('2026-11-02T02:00:00Z');
  await installOrganisation(db, organisation, { at });
  const seed = () =>
    inTransaction(db, async (tx) => {
      await insertAccounts(tx, everybody, at);
      await insertPostHoldings(tx, people.holdings);
    });
  await seed();
  const directory = buildDirectory(await readOrganisation(db));
  const idOf = (username: string) => everybody.find((person) => person.username === username)?.id ?? '';
  const unitId = (key: string) => organisation.units.find((unit) => unit.key === key)?.id ?? '';

  it('give an account its roles in its units', async () => {
    expect(directory.postsOf(idOf('tiepnhan.tichson'), at)).toMatchObject([
      {
        unitId: unitId('commune-08707-desk'),
        unitName: 'Bộ phận Tiếp nhận và Trả kết quả phường Tích Sơn',
        title: 'Công chức tiếp nhận và trả kết quả',
        roles: ['reception_officer', 'returning_officer', 'cashier'],
      },
    ]);
    const cityDesk = directory.postsOf(idOf('tiepnhan.vinhyen'), at);
    expect(cityDesk.flatMap(({ roles }) => roles).sort()).toEqual([
      'cashier',
      'reception_officer',
      'returning_officer',
    ]);
    expect(directory.postsOf(idOf('quantri'), at).flatMap(({ roles }) => roles)).toEqual(['administrator']);
    expect(directory.postsOf(idOf('dan.lan'), at)).toEqual([]);
  });

  it('let the clerk of the city number the papers of its offices', async () => {
    const units = directory.postsOf(idOf('vanthu.vinhyen'), at).map((post) => post.unitId);
    expect(units).toEqual(expect.arrayContaining([unitId('district-243-committee'), unitId('district-243-finance')]));
  });

  it('name whom a task can be given to', async () => {
    const found = directory.officersWithRole({ unitId: unitId('department-justice'), role: 'specialist', at });
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ accountId: idOf('chuyenvien.stp'), title: 'Chuyên viên' });
    const names = await accountNames(
      db,
      found.map(({ accountId }) => accountId),
    );
    expect(names.get(idOf('chuyenvien.stp'))).toBe('Bùi Thanh Tùng');
    expect(directory.officersWithRole({ unitId: unitId('department-justice'), role: 'cashier', at })).toEqual([]);
  });

  it('do not count before they begin or after they end', async () => {
    expect(directory.postsOf(idOf('chutich.tichson'), new Date('2017-05-31T16:59:00Z'))).toEqual([]);
    expect(directory.postsOf(idOf('chutich.tichson'), new Date('2017-05-31T17:00:00Z'))).toHaveLength(1);
    const ended = { accountId: idOf('giamdoc.stp'), day: '2026-11-01' };
    await db
      .updateTable('organisation.post_holding')
      .set({ valid_to: ended.day })
      .where('account_id', '=', ended.accountId)
      .execute();
    const after = buildDirectory(await readOrganisation(db));
    expect(after.postsOf(ended.accountId, at)).toEqual([]);
    expect(after.postsOf(ended.accountId, new Date('2026-11-01T02:00:00Z'))).toHaveLength(1);
  });

  it('can be seeded again without a change', async () => {
    const count = () =>
      db
        .selectFrom('organisation.post_holding')
        .select((set) => set.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
    const before = await count();
    await seed();
    expect(await count()).toEqual(before);
  });
});
