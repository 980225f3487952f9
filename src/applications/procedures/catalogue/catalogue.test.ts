import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { knownNames } from '#applications/design/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { createPool } from '#infrastructure/database/connect.ts';
import { checkPackage } from '../check-package.ts';
import { installPackage } from '../install-package.ts';
import { findCurrentPackage, listOffered } from '../procedures.queries.ts';
import { catalogueColumns } from './catalogue-line.ts';
import { importCatalogue } from './import-catalogue.ts';
import { findInformation } from './information.queries.ts';
import { readCatalogue } from './read-catalogue.ts';
import { matchAll, pageOf, searchProcedures } from './search-procedures.queries.ts';

const { db, owner } = await testDatabase();
const content = fileURLToPath(new URL('../../../../content/vinh-phuc', import.meta.url));
const national = '../shared/data/tthc/tthc-catalogue-5665.csv';
const at = new Date('2026-11-23T02:00:00Z');

const sound = {
  code: '1.009999',
  name: 'Cấp phép nuôi ong lấy mật',
  sector_codes: 'G10-NN01',
  sectors: 'Chăn nuôi',
  promulgator: 'Bộ Nông nghiệp và Môi trường',
  level: 'XT',
  type: 'STANDARD',
  internal: '0',
  subject_codes: 'ĐT1|ĐT2',
  executing_agency: 'Ủy ban nhân dân cấp xã',
  coordinating: '',
  channels: 'O:3WD:0 D:7.5WD:50000/100000',
  doc_components: '3',
  decision_no: '12/QĐ-BNNMT',
  decision_date: '2026-01-05',
  updated: '2026-04-26',
};

type Line = Partial<typeof sound>;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = (...lines: Line[]) =>
  Buffer.from(
    [
      catalogueColumns.join(','),
      ...lines.map((line) => catalogueColumns.map((column) => quoted({ ...sound, ...line }[column])).join(',')),
    ].join('\r\n'),
  );
const read = (...lines: Line[]) => readCatalogue(csv(...lines), 'danh-muc.csv');
const run = (...lines: Line[]) => importCatalogue(db, { ...read(...lines), at, actorId: null });
const rowCount = async () => (await db.selectFrom('procedures.procedure').select('code').execute()).length;

describe('reading the catalogue', () => {
  it('takes a sound line without a word', () => {
    const { entries, faults } = read({});
    expect(faults).toEqual([]);
    expect(entries[0]).toMatchObject({
      level: 'commune',
      applicantKinds: ['citizen', 'enterprise'],
      information: {
        levels: ['commune', 'province'],
        channels: [
          { channel: 'online', term: { amount: 3, unit: 'working_day' }, feesVnd: [0] },
          { channel: 'counter', term: { amount: 7.5, unit: 'working_day' }, feesVnd: [50_000, 100_000] },
        ],
        decision: { number: '12/QĐ-BNNMT', issuedOn: '2026-01-05' },
      },
    });
  });

  it.each<[Line, RegExp, number]>([
    [{ code: ' 1.009999' }, /mã có dấu cách thừa/, 1],
    [{ code: '1.014955-Xoa' }, /không đúng dạng 0\.000000; đã bỏ qua/, 0],
    [{ name: '  ' }, /không có tên; đã bỏ qua/, 0],
    [{ name: 'Cấp phép  nuôi\nong' }, /dấu cách hoặc xuống dòng thừa/, 1],
    [{ channels: 'D:1?:0' }, /ghi bằng lời hoặc không có đơn vị/, 1],
    [{ channels: 'O:Không quá 05 ngày q?:0' }, /thời hạn trong “O:Không quá/, 1],
    [{ channels: 'D:3WD:20' }, /dưới 1\.000 đồng/, 1],
    [{ channels: 'D:3WD:hai mươi' }, /không phải là số tiền/, 1],
    [{ channels: 'Z' }, /cách thức thực hiện “Z”/, 1],
    [{ level: 'XQ' }, /“XQ” có chữ ngoài/, 1],
    [{ executing_agency: '' }, /cơ quan thực hiện/, 1],
    [{ decision_no: '' }, /số quyết định/, 1],
    [{ decision_date: '05/01/2026' }, /decision_date \(“05\/01\/2026”\)/, 1],
    [{ doc_components: 'ba' }, /“ba” không phải là số/, 1],
  ])('tells of %j with its line', (line, fault, kept) => {
    const { entries, faults } = read({ code: '1.000001' }, line);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^dòng 3 \(/);
    expect(faults[0]).toMatch(fault);
    expect(entries).toHaveLength(1 + kept);
  });

  it('keeps the first of two lines with one code, and counts lines over line breaks in a cell', () => {
    const { entries, faults, linesLeftOut } = read({ name: 'Một\ntên' }, { code: '1.000001' }, { name: 'Khác' });
    expect([entries.length, linesLeftOut]).toEqual([2, 1]);
    expect(faults.at(-1)).toBe('dòng 5 (1.009999): trùng mã với dòng 2; đã giữ dòng trước, bỏ qua dòng này.');
  });

  it('leaves out a line with too few cells', () => {
    const { entries, faults } = readCatalogue(Buffer.concat([csv({}), Buffer.from('\r\n1.000002,Thiếu')]), 'a.csv');
    expect(entries).toHaveLength(1);
    expect(faults).toEqual([expect.stringContaining('có 2 cột, phải có 16')]);
  });

  it.each([
    ['code,name\n1.000001,x', /thiếu cột sector_codes/],
    ['', /dòng 1: thiếu cột code/],
    [`${catalogueColumns.join(',')}\n"1.000001,x`, /không đúng dạng CSV/],
    [Buffer.from([0x63, 0xff, 0xfe]), /UTF-8/],
  ])('refuses a file of another kind', (text, sentence) => {
    const act = () => readCatalogue(Buffer.from(text), 'a.csv');
    expect(act).toThrow(ContentFault);
    expect(act).toThrow(sentence);
  });
});

describe('importing the catalogue', () => {
  it('adds, tells what is known, and the second time changes nothing', async () => {
    expect(await run({}, { code: '1.009998' })).toEqual({ added: 2, changed: 0, same: 0, kept: 0 });
    const before = await db.selectFrom('procedures.procedure').selectAll().orderBy('code').execute();
    expect(await importCatalogue(db, { ...read({}, { code: '1.009998' }), at: new Date(), actorId: null })).toEqual({
      added: 0,
      changed: 0,
      same: 2,
      kept: 0,
    });
    expect(await db.selectFrom('procedures.procedure').selectAll().orderBy('code').execute()).toEqual(before);
    expect(await findInformation(db, '1.009999')).toMatchObject({ name: sound.name, sectorName: 'Chăn nuôi' });
    expect(await run({ name: 'Cấp phép nuôi ong' }, { code: '1.009998' })).toMatchObject({ changed: 1, same: 1 });
  });

  it('leaves a procedure that has a package as it is, and gives way to one published later', async () => {
    const check = await checkPackage(join(content, 'procedures', '1.000894'), await knownNames(content));
    if (!check.ok) throw new Error('the package does not check');
    await run({ code: '1.000894', name: 'Tên của danh mục' });
    await installPackage(db, { checked: check.package, at, actorId: null });
    expect(await findInformation(db, '1.000894')).toBeUndefined();
    expect(await run({ code: '1.000894', name: 'Tên khác' })).toEqual({ added: 0, changed: 0, same: 0, kept: 1 });
    expect((await findCurrentPackage(db, '1.000894'))?.definition.name).toBe('Đăng ký kết hôn');
    expect((await listOffered(db)).map(({ code }) => code)).toEqual(['1.000894']);
  });

  it('is found beside the packages, and at the counter not at all', async () => {
    const found = async (search: string, hasPackage?: boolean) =>
      (await searchProcedures(db, { search, hasPackage })).found.map(({ code }) => code);
    expect(await found('nuoi ong')).toEqual(['1.009999', '1.009998']);
    expect(await found('nuoi omg')).toEqual(['1.009999', '1.009998']);
    expect(await found('toi muon nuoi ong')).toEqual([]);
    expect(await found('phép nuôi ong mật ngọt')).toEqual(['1.009998', '1.009999']);
    expect(await found('nuoi ong', true)).toEqual([]);
    expect((await found('ket hon', true))[0]).toBe('1.000894');
    expect(await found('%_%')).toEqual([]);
  });
});

describe('search over a whole catalogue', () => {
  it('is a page at a time and needs no sequential scan', async () => {
    const topics = ['đất đai', 'lâm nghiệp', 'giáo dục', 'y tế', 'giao thông', 'xây dựng', 'thủy sản'];
    const acts = ['Cấp mới', 'Cấp lại', 'Gia hạn', 'Thu hồi', 'Điều chỉnh', 'Công nhận', 'Thẩm định'];
    const [model] = read({}).entries;
    if (!model) throw new Error('the sound line is not sound');
    const entries = Array.from({ length: 6000 }, (_, index) => ({
      ...model,
      code: `3.${String(index).padStart(6, '0')}`,
      name: `${acts[index % 7]} giấy phép ${topics[Math.floor(index / 7) % 7]} loại ${index}`,
    }));
    await importCatalogue(db, { entries, at, actorId: null });
    const pool = createPool(owner, 1);
    await pool.query('analyze procedures.procedure');
    await pool.end();

    const first = await searchProcedures(db, { search: 'giay phep lam nghiep' });
    const second = await searchProcedures(db, { search: 'giay phep lam nghiep', page: 2 });
    expect(first.total).toBeGreaterThan(800);
    expect(first.found).toHaveLength(50);
    expect(second.found.filter(({ code }) => first.found.some((one) => one.code === code))).toEqual([]);

    for (const filter of [{}, { sector: 'G10-NN01' }, { level: 'commune' }]) {
      const plan = JSON.stringify(await pageOf(db, filter, matchAll(['loai', '4711'])).explain());
      expect(plan).toContain('procedure_search');
      expect(plan).not.toContain('Seq Scan');
    }
  });
});

describe.skipIf(!existsSync(national))('the national catalogue (skipped where the file is absent)', () => {
  it('is imported whole with its dirt told, again without change, and searched', async () => {
    const { entries, faults, linesLeftOut } = readCatalogue(await readFile(national), 'danh-muc.csv');
    expect([entries.length, linesLeftOut]).toEqual([5661, 4]);
    expect(faults.filter((fault) => fault.includes('trùng mã'))).toHaveLength(1);
    expect(faults.some((fault) => fault.includes('“1.014955-Xoa”'))).toBe(true);
    const first = await importCatalogue(db, { entries, at, actorId: null });
    expect(first.kept).toBe(1);
    expect(first.added + first.changed + first.same).toBe(entries.length - 1);
    expect(await importCatalogue(db, { entries, at: new Date(), actorId: null })).toEqual({
      added: 0,
      changed: 0,
      same: entries.length - 1,
      kept: 1,
    });
    expect(await rowCount()).toBeGreaterThan(11_000);
    const { found } = await searchProcedures(db, { search: 'thu tuc hai quan xang dau' });
    expect(found[0]?.name).toMatch(/hải quan đối với xăng dầu/);
  });
});
