import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCountryPlaces } from './country-places.ts';
import { readCountryPlaces } from './read-country-places.ts';

const content = fileURLToPath(new URL('../../../../content/vinh-phuc/places', import.meta.url));
const editions = await readCountryPlaces(content);
const country = createCountryPlaces(editions);
const threeTiers = '2025-06-30';
const twoTiers = '2025-07-01';
const first = (text: string, on = threeTiers) => country.search(text, { on, limit: 1 })[0]?.text;

describe('the places of the whole country', () => {
  it('are 63 provinces with 10,472 communes until 30/6/2025, 34 with 3,321 after', () => {
    const counts = editions.map(({ places }) =>
      (['province', 'district', 'commune'] as const).map((level) => places.filter((one) => one.level === level).length),
    );
    expect(counts[0]?.[0]).toBe(63);
    expect(counts[0]?.[2]).toBe(10_472);
    expect(counts[1]).toEqual([34, 0, 3321]);
  });

  it.each([
    ['phuc xa', 'Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội'],
    ['Phúc Xá', 'Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội'],
    ['tích sơn', 'Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc'],
    ['xa hoa binh, vu thu', 'Xã Hòa Bình, Huyện Vũ Thư, Tỉnh Thái Bình'],
    ['ben nghe quan 1', 'Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh'],
    ['dak lak buon ma thuot tan loi', 'Phường Tân Lợi, Thành phố Buôn Ma Thuột, Tỉnh Đắk Lắk'],
  ])('“%s” finds %s first', (typed, text) => {
    expect(first(typed)).toBe(text);
  });

  it('are those of the day, without districts from 1/7/2025', () => {
    expect(first('ba dinh', twoTiers)).toBe('Phường Ba Đình, Thành phố Hà Nội');
    const [place] = country.search('phuong ba dinh ha noi', { on: twoTiers, limit: 1 });
    expect(place).toMatchObject({ code: '00004', district: null, province: '01' });
    expect(country.find('00004', { on: threeTiers })).toMatchObject({ name: 'Phường Trúc Bạch', district: '001' });
  });

  it('keep the names of ended ones, and name a code that came back as on the day', () => {
    expect(country.entriesOn('commune', twoTiers).get('00001')?.name).toBe('Phường Phúc Xá');
    expect(country.entriesOn('commune', twoTiers).get('00004')).toMatchObject({ name: 'Phường Ba Đình', parent: '01' });
    expect(country.entriesOn('commune', threeTiers).get('00004')).toMatchObject({ parent: '001' });
  });

  it('are not found by nothing, by signs, or by what is nowhere', () => {
    for (const typed of ['', ' ,.-', 'khong co noi nay dau', '%', "' or 1=1"])
      expect(country.search(typed, { on: threeTiers, limit: 5 })).toEqual([]);
  });

  it('are refused by line when a file is written wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-places-'));
    writeFileSync(
      join(folder, '2025-01-01.txt'),
      ['01 Hà Nội', '\t\t00001 Phúc Xá', '\t001 Ba Đình', '\t\t00001 Phúc Xá', '\t\t00001 Lại', 'x Sai'].join('\n'),
    );
    const faults = await readCountryPlaces(folder).catch((error: unknown) => String(error));
    expect(faults).toContain('dòng 2: không đọc được');
    expect(faults).toContain('dòng 5: mã 00001 có hai lần');
    expect(faults).toContain('dòng 6: không đọc được');
    rmSync(folder, { recursive: true });
  });
});
