import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createCodeListCache,
  entryName,
  installCodeLists,
  listEntries,
  readCodeLists,
} from '#data/code-lists/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const content = await readCodeLists('content/vinh-phuc/code-lists');
await installCodeLists(db, content);

const codesOf = (list: string, on: string) =>
  listEntries(db, list, on).then((entries) => entries.map(({ code }) => code));

describe('the province’s code lists', () => {
  it.each([
    ['ethnic-groups', 55],
    ['nationalities', 196],
    ['dossier-states', 10],
    ['genders', 2],
  ])('%s has %i entries', async (list, count) => {
    expect(await codesOf(list, '2026-11-02')).toHaveLength(count);
  });

  it('has 63 provinces to the end of June 2025 and 34 since', async () => {
    expect(await codesOf('provinces', '2025-06-30')).toHaveLength(63);
    expect(await codesOf('provinces', '2025-07-01')).toHaveLength(34);
    const lateJune = await listEntries(db, 'provinces', '2025-06-30');
    const july = await listEntries(db, 'provinces', '2025-07-01');
    expect(lateJune.find(({ code }) => code === '15')?.name).toBe('Tỉnh Yên Bái');
    expect(july.find(({ code }) => code === '15')?.name).toBe('Tỉnh Lào Cai');
    expect(july.some(({ code }) => code === '26')).toBe(false);
  });

  it('holds the sectors of the procedures people use most', async () => {
    const codes = await codesOf('sectors', '2026-11-02');
    expect(codes).toEqual(
      expect.arrayContaining(['G15-TP07', 'G15-TP03', 'G05-KD10', 'G18-YT07', 'G17-XD11', 'G16-VH21']),
    );
  });

  it('states the dossier states in the order of the national codes', async () => {
    expect(await codesOf('dossier-states', '2026-11-02')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(await entryName(db, 'dossier-states', '5')).toBe('Yêu cầu bổ sung giấy tờ');
  });

  it('writes every text composed (NFC), so that equal names are equal', () => {
    const texts = content.flatMap(({ entries }) => entries.map(({ name, nameEn }) => `${name}${nameEn ?? ''}`));
    expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it('keeps the name of a code that has ended', async () => {
    expect(await entryName(db, 'provinces', '26')).toBe('Tỉnh Vĩnh Phúc');
    expect(await entryName(db, 'provinces', '00')).toBeUndefined();
  });

  it('can be installed again without a change', async () => {
    const rows = () => db.selectFrom('code_lists.entry').selectAll().orderBy('list').orderBy('position').execute();
    const before = await rows();
    await installCodeLists(db, content);
    expect(await rows()).toEqual(before);
  });
});

describe('code lists in memory', () => {
  const ward = { code: '08707', name: 'Phường Tích Sơn', nameEn: null, parent: '243' };
  const others = { communes: () => ({ offered: [ward], byCode: new Map([[ward.code, ward]]) }) };
  const cacheOn = (day: string) => createCodeListCache(db, { dayOf: () => day, others });

  it('offers what is in force and still knows what is not', async () => {
    const cache = await cacheOn('2025-07-01');
    expect(cache.entries('provinces')).toHaveLength(34);
    expect(cache.has('provinces', '26')).toBe(true);
    expect(cache.name('provinces', '26')).toBe('Tỉnh Vĩnh Phúc');
    expect(cache.name('provinces', '15')).toBe('Tỉnh Lào Cai');
    expect((await cacheOn('2025-06-30')).name('provinces', '15')).toBe('Tỉnh Yên Bái');
  });

  it('names in English where there is English, else in Vietnamese', async () => {
    const cache = await cacheOn('2026-11-02');
    expect(cache.name('genders', 'female', 'en')).toBe('Female');
    expect(cache.name('genders', 'female')).toBe('Nữ');
    expect(cache.name('communes', '08707', 'en')).toBe('Phường Tích Sơn');
    expect(cache.name('genders', 'unknown')).toBeUndefined();
  });

  it('follows the day, without being made anew', async () => {
    let day = '2025-06-30';
    const cache = await createCodeListCache(db, { dayOf: () => day });
    expect(cache.entries('provinces')).toHaveLength(63);
    day = '2025-07-01';
    expect(cache.entries('provinces')).toHaveLength(34);
    expect(cache.name('provinces', '15')).toBe('Tỉnh Lào Cai');
  });

  it('takes in lists kept elsewhere', async () => {
    const cache = await cacheOn('2026-11-02');
    expect(cache.entries('communes')).toEqual([ward]);
    expect(cache.entries('no-such-list')).toEqual([]);
    expect(cache.has('no-such-list', '1')).toBe(false);
  });
});

describe('faults of a code list', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'code-lists-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are told with file, line and what to do', async () => {
    const file = join(folder, 'sizes.yaml');
    const entries = "entries:\n  - { code: '1', name: Một }\n  - { code: '1', name: Hai }\n";
    await writeFile(file, `list: sizes\nname: Cỡ\n${entries}`);
    await expect(readCodeLists(folder)).rejects.toThrow(ContentFault);
    await expect(readCodeLists(folder)).rejects.toThrow(`${file}, dòng 5: mã 1 trùng với mục ở trên`);
    await writeFile(file, "list: weights\nname: Cỡ\nentries:\n  - { code: '1', name: Một }\n");
    await expect(readCodeLists(folder)).rejects.toThrow(
      `${file}, dòng 1: danh mục weights phải nằm trong tệp weights.yaml`,
    );
  });
});
