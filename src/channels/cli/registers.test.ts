import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#infrastructure/config/config.ts';
import { createMinistryStandIn } from '../../connectors/ministry/index.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { CommandRoot } from './command.ts';
import { runCommand } from './command.ts';
import { registersCommand } from './registers.ts';

const now = () => new Date('2026-11-29T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps } = await buildOffice(db, now);
const folder = mkdtempSync(join(tmpdir(), 'motcua-registers-'));
const config = readConfig({ VAR_DIR: folder, NODE_ENV: 'test' });
const root: CommandRoot = {
  withSystem: (work) => work({ deps: { ...deps, ministries: createMinistryStandIn({ db, now }) }, config }),
  texts: async () => ({ vi: {}, en: {} }),
};

afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string[] }> {
  const out: unknown[] = [];
  const err: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(text));
  const code = await runCommand(registersCommand, args, root);
  return { code, out: out.join('\n'), err: err.map(String) };
}

let files = 0;
function csv(...lines: string[]): string {
  const file = join(folder, `${(files += 1)}.csv`);
  writeFileSync(file, `\uFEFF${lines.join('\r\n')}\r\n`);
  return file;
}

async function xlsx(...lines: unknown[][]): Promise<string> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Thửa đất');
  for (const line of lines) sheet.addRow(line);
  const file = join(folder, `${(files += 1)}.xlsx`);
  writeFileSync(file, await workbook.xlsx.writeBuffer());
  return file;
}

const landOf = async (prefix: string) =>
  (await db.selectFrom('registry.record').select(['data', 'version']).where('register', '=', 'land').execute()).filter(
    ({ data }) => JSON.stringify(data).includes(`"${prefix}`),
  );
const header = 'parcelCode,commune,mapSheet,parcelNumber,areaM2,purpose,name,personalId';

describe('importing into a register', () => {
  it('creates what is new, corrects what is known, and changes nothing the second time', async () => {
    const file = csv(
      header,
      '08707-1-1,08707,1,1,250.5,ODT,Nguyễn Thị Lan,026192000001',
      '08707-1-2,08707,1,2,80,ODT,"Trần, Văn Hùng",',
    );
    expect(await run('import', file, '--register', 'land')).toMatchObject({
      code: 0,
      out: 'Đã nhập: 2 bản ghi mới, 0 bản ghi sửa, 0 bản ghi không đổi; 0 dòng nghi trùng.',
    });
    expect((await landOf('08707-1-1'))[0]?.data).toMatchObject({ areaM2: 250.5, personalId: '026192000001' });
    expect((await run('import', file, '--register', 'land')).out).toContain('2 bản ghi không đổi');
    const correction = csv('parcelCode,Diện tích (m²)', '08707-1-1,251');
    expect((await run('import', correction, '--register', 'land')).out).toContain('1 bản ghi sửa');
    expect(await landOf('08707-1-1')).toMatchObject([{ version: 2, data: { areaM2: 251, name: 'Nguyễn Thị Lan' } }]);
  });

  it('reads a sheet: days, numbers, formulas and formatted text', async () => {
    const file = await xlsx(
      ['Mã thửa đất', 'areaM2', 'issuedOn', 'name'],
      [
        '08707-2-1',
        { formula: '50*2', result: 100 },
        new Date(Date.UTC(2020, 1, 3)),
        { richText: [{ text: 'Lê ' }, { text: 'Văn Ba' }] },
      ],
      [],
      ['08707-2-2', 70.5, '', 'Phạm Thị Tư'],
    );
    expect((await run('import', file, '--register', 'land')).out).toContain('Đã nhập: 2 bản ghi mới');
    expect((await landOf('08707-2-1'))[0]?.data).toEqual({
      parcelCode: '08707-2-1',
      areaM2: 100,
      issuedOn: '2020-02-03',
      name: 'Lê Văn Ba',
    });
  });

  it('tells every fault with its line, and then nothing is in', async () => {
    const file = csv(
      header,
      '08707-3-1,08707,3,1,250,ODT,Nguyễn Thị Lan,026192000001',
      '08707-3-2,8707,3,2,rộng,ODT,Trần Văn Hùng,26192000002',
      ',08707,3,3,250,ODT,Lê Văn Ba,',
      '08707-3-1,08707,3,1,250,ODT,Nguyễn Thị Lan,026192000001',
      '08707-3-4,08707,3,4,1,ODT,"Hai',
      'dòng",,thừa',
    );
    const { code, err } = await run('import', file, '--register', 'land');
    expect(code).toBe(1);
    expect(err).toEqual([
      'dòng 3: Xã, phường, thị trấn (commune): “8707” không đúng quy định của trường.',
      'dòng 3: Diện tích (m²) (areaM2): “rộng” không đúng quy định của trường.',
      'dòng 3: Số định danh cá nhân của người sử dụng đất (personalId): “26192000002” không đúng quy định của trường.',
      'dòng 4: chưa có định danh của bản ghi.',
      'dòng 5: Mã thửa đất (parcelCode) “08707-3-1” trùng với dòng 2.',
      'dòng 6: có 9 ô, phải có 8.',
      'Có 6 lỗi; chưa nhập dòng nào. Hãy sửa tệp rồi nhập lại.',
    ]);
    expect(await landOf('08707-3')).toEqual([]);
  });

  it('takes everything back when the last line meets a record that refuses it', async () => {
    const both = (code: string, certificate: string) => `${code},${certificate},Hộ kinh doanh ${code}`;
    const head = 'taxCode,certificateNumber,name';
    await run(
      'import',
      csv(head, both('2500000001', '26A1'), both('2500000002', '26A2')),
      '--register',
      'household-business',
    );
    const file = csv(head, both('2500000003', '26A3'), both('2500000001', '26A2'));
    const { code, err } = await run('import', file, '--register', 'household-business');
    expect([code, err[0]]).toEqual([1, 'dòng 3: Các định danh của bản ghi thuộc về những bản ghi khác nhau.']);
    const { out } = await run('list');
    expect(out).toContain('household-business: Cơ sở dữ liệu đăng ký hộ kinh doanh; do tỉnh quản lý; 2 bản ghi');
  });

  it('rehearses without writing, and tells lines that may be a record there is', async () => {
    const head = 'householdCode,name,birthDate,commune';
    await run('import', csv(head, 'HGD-1,Nguyễn Thị Hoà,1985-09-02,08707'), '--register', 'household');
    const file = csv(head, 'HGD-2,NGUYEN THI HOA,1985-09-02,08707');
    const { code, out, err } = await run('import', file, '--register', 'household', '--dry-run');
    expect([code, err]).toEqual([0, ['dòng 2: nghi trùng với bản ghi đã có (name+birthDate+commune); cần xem lại.']]);
    expect(out).toContain('Nhập thử, chưa ghi gì: sẽ có 1 bản ghi mới');
    expect((await run('list')).out).toContain('household: Cơ sở dữ liệu hộ gia đình; do tỉnh quản lý; 1 bản ghi');
  });

  it('leaves faulty lines out when told to, and never takes a table with wrong columns', async () => {
    const file = csv(
      header,
      '08707-4-1,08707,4,1,250,ODT,Nguyễn Thị Lan,',
      '08707-4-2,08707,4,2,rộng,ODT,Trần Văn Hùng,',
      '08707-4-3,08707,4,3,90,ODT,Lê Văn Ba,',
    );
    const { code, out, err } = await run('import', file, '--register', 'land', '--skip-faulty');
    expect([code, err[0], err[1]]).toEqual([
      0,
      'dòng 3: Diện tích (m²) (areaM2): “rộng” không đúng quy định của trường.',
      'Có 1 lỗi; các dòng có lỗi đã được bỏ qua.',
    ]);
    expect(out).toContain('Đã nhập: 2 bản ghi mới');
    expect(await landOf('08707-4')).toHaveLength(2);
    const wrong = await run('import', csv('parcelCode,màu sắc', '08707-4-9,2'), '--register', 'land', '--skip-faulty');
    expect(wrong).toMatchObject({
      code: 1,
      err: [
        'dòng 1: không có trường “màu sắc”; tiêu đề phải là mã hoặc tên trường của cơ sở dữ liệu.',
        expect.anything(),
      ],
    });
  });

  it('tells of lines alike among themselves the later one, and of lines that mean one record the second', async () => {
    const head = 'householdCode,name,birthDate,commune';
    const alike = csv(head, 'HGD-71,Đỗ Thị Thuý,1970-01-02,08707', 'HGD-72,ĐỖ THỊ THÚY,1970-01-02,08707');
    const { err } = await run('import', alike, '--register', 'household');
    expect(err).toEqual(['dòng 3: nghi trùng với bản ghi đã có (name+birthDate+commune); cần xem lại.']);
    const business = 'taxCode,certificateNumber,name';
    await run('import', csv(business, '2500000071,26A71,Một'), '--register', 'household-business');
    const twice = csv(business, '2500000071,,Hai', ',26A71,Ba');
    expect((await run('import', twice, '--register', 'household-business')).err[0]).toBe(
      'dòng 3: bản ghi này đã có ở dòng 2.',
    );
  });

  it('takes in more lines than are written at once', async () => {
    const lines = Array.from(
      { length: 2500 },
      (_, index) => `08707-${index + 1}-50,08707,${index + 1},50,80,ODT,Lê Văn Ba,`,
    );
    const file = csv(header, ...lines);
    expect((await run('import', file, '--register', 'land')).out).toContain('2500 bản ghi mới');
    expect((await run('import', file, '--register', 'land')).out).toContain('2500 bản ghi không đổi');
    const again = csv(
      'parcelCode,areaM2',
      ...lines.map((line, index) => `${line.split(',')[0]},${index % 2 === 0 ? 80 : 81}`),
    );
    expect((await run('import', again, '--register', 'land')).out).toContain(
      '1250 bản ghi sửa, 1250 bản ghi không đổi',
    );
  });

  it.each([
    ['a column nobody knows', () => csv('parcelCode,màu sắc', '1,2'), 'dòng 1: không có trường “màu sắc”'],
    ['a column twice', () => csv('parcelCode,name,Người sử dụng đất', '1,2,3'), 'dòng 1: trường “name” có hai cột.'],
    ['no identifier', () => csv('name', 'Lan'), 'dòng 1: thiếu cột định danh; phải có một trong các cột parcelCode.'],
    ['an empty file', () => csv(), 'dòng 1: tệp không có dòng tiêu đề.'],
  ])('refuses %s', async (_, file, fault) => {
    const { code, err } = await run('import', file(), '--register', 'land');
    expect([code, err[0]]).toEqual([1, expect.stringContaining(fault)]);
  });

  it('refuses a table that is made to fill the memory', async () => {
    const bomb = join(folder, 'bomb.xlsx');
    // A list of contents that tells of one file of 3 gigabytes, and its end.
    const contents = Buffer.alloc(46 + 22);
    contents.writeUInt32LE(0x02014b50, 0);
    contents.writeUInt32LE(3_000_000_000, 24);
    contents.writeUInt32LE(0x06054b50, 46);
    writeFileSync(bomb, contents);
    expect((await run('import', bomb, '--register', 'land')).err[0]).toContain('giải nén ra quá lớn');
    const wide = await xlsx(['parcelCode'], Object.assign([], { 16_000: 'x' }));
    expect((await run('import', wide, '--register', 'land')).err[0]).toContain('dòng 2: có ô ở sau cột thứ 500');
  });

  it('refuses what is no table, a register that is not kept here, and a file that is not there', async () => {
    const junk = join(folder, 'junk.xlsx');
    writeFileSync(junk, 'not a workbook');
    expect((await run('import', junk, '--register', 'land')).err[0]).toContain('không đọc được như một tệp XLSX');
    expect((await run('import', junk, '--register', 'population')).err[0]).toContain('Tỉnh không quản lý');
    expect((await run('import', join(folder, 'none.csv'), '--register', 'land')).err[0]).toContain(
      'Không đọc được tệp',
    );
    expect((await run('import')).err[0]).toContain('Cách dùng');
  });
});

describe('exporting open parts', () => {
  it.each(['csv', 'xlsx'])('writes nothing but the open fields, as %s', async (format) => {
    const out = join(folder, `open.${format}`);
    const { code } = await run('export', '--register', 'land', '--format', format, '--out', out);
    expect(code).toBe(0);
    const bytes = await readFile(out);
    let text = bytes.toString('utf8');
    if (format === 'xlsx') {
      const workbook = new Workbook();
      await workbook.xlsx.load(bytes);
      const lines: string[] = [];
      workbook.worksheets[0]?.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell({ includeEmpty: true }, ({ value }) => void cells.push(String(value ?? '')));
        lines.push(cells.join(','));
      });
      text = lines.join('\n');
    }
    expect(text).toContain('parcelCode,commune,mapSheet,parcelNumber,areaM2,purpose');
    expect(text).toContain('08707-1-1,08707,1,1,251,ODT');
    expect(text).not.toMatch(/Lan|026192/);
  });

  it('gives a spreadsheet no formula to run', async () => {
    const file = csv('taxCode,name', '2500000009,"=HYPERLINK(""http://x"")"');
    await run('import', file, '--register', 'household-business');
    const out = join(folder, 'names.csv');
    await run('export', '--register', 'household-business', '--out', out);
    expect(await readFile(out, 'utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is refused of a register with nothing open', async () => {
    expect(await run('export', '--register', 'licence')).toMatchObject({
      code: 1,
      err: ['Cơ sở dữ liệu “licence” không có trường nào là dữ liệu mở.'],
    });
  });
});
