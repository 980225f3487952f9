import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeNames, type Field, type FieldTypeName } from '../form-definition.contract.ts';
import type { CodeLists } from '../form-values.contract.ts';
import { fieldTypes } from './field-types.browser.ts';

const lists: Readonly<Record<string, readonly { code: string; name: string; parent?: string }[]>> = {
  provinces: [
    { code: '01', name: 'Thành phố Hà Nội' },
    { code: '26', name: 'Tỉnh Vĩnh Phúc' },
  ],
  districts: [{ code: '243', name: 'Thành phố Vĩnh Yên', parent: '26' }],
  communes: [
    { code: '08707', name: 'Phường Tích Sơn', parent: '243' },
    { code: '00004', name: 'Phường Trúc Bạch', parent: '001' },
  ],
  'ethnic-groups': [{ code: '01', name: 'Kinh' }],
};
const codeLists: CodeLists = {
  has: (list, code) => (lists[list] ?? []).some((entry) => entry.code === code),
  name: (list, code) => lists[list]?.find((entry) => entry.code === code)?.name,
  entries: (list) => lists[list] ?? [],
};

const fieldOf = (type: FieldTypeName, settings: Partial<Field> = {}): Field => ({
  id: 'asked',
  type,
  label: 'Mục',
  labelEn: 'Item',
  article: 'Đ1',
  ...settings,
});

const valueAt = (path: string) => ({ 'child.birthDate': '2001-05-20', 'child.sex': 'female' })[path];
const ctx = { codeLists, today: '2026-03-01', valueAt };

/** What a type makes of an input: the stored value, or the codes of what is wrong. */
function read(type: FieldTypeName, input: unknown, settings: Partial<Field> | undefined = {}): unknown {
  const field = fieldOf(type, settings);
  const parsed = fieldTypes[type].parse(input, field);
  if (!parsed.ok) return [parsed.problem.code.replace('forms.problem.', '')];
  const problems = fieldTypes[type].check(parsed.value, field, ctx);
  return problems.length > 0 ? problems.map(({ code }) => code.replace('forms.problem.', '')) : { value: parsed.value };
}

const options = [
  { value: 'x', label: 'Mục X', labelEn: 'Item X' },
  { value: 'y', label: 'Mục Y', labelEn: 'Item Y' },
];
const birth = { agreesWith: { birthDate: 'child.birthDate', sex: 'child.sex' } };

type Case<Result> = readonly [
  type: FieldTypeName,
  input: unknown,
  result: Result,
  settings?: Partial<Field> | undefined,
];

const rowsOf = <Result>(cases: readonly Case<Result>[]) =>
  cases.map(([type, input, result, settings]) => ({ type, input, result, settings }));

const upload = '0a1b2c3d-0000-4000-8000-000000000001';

const good: readonly Case<unknown>[] = [
  ['text', "Robert'); DROP TABLE dossier;--", "Robert'); DROP TABLE dossier;--"],
  ['text', '<script>alert("x")</script> & <b>', '<script>alert("x")</script> & <b>'],
  ['text', '${7*7} {{7*7}} %0a ../../etc/passwd', '${7*7} {{7*7}} %0a ../../etc/passwd'],
  ['text', '  Vie\u0323\u0302t  Trì ', 'Vi\u1ec7t  Trì'],
  ['text', 'B1234567', 'B1234567', { pattern: 'passport' }],
  ['text', '135123456', '135123456', { pattern: 'old_identity_card' }],
  ['long_text', 'dòng một\r\ndòng hai\tcột', 'dòng một\ndòng hai\tcột'],
  ['number', '1.500', 1500],
  ['number', '2,5', 2.5, { decimals: 1 }],
  ['number', '2.5', 2.5, { decimals: 1 }],
  ['number', -3, -3],
  ['number', '-0', 0],
  ['money', -0, 0],
  ['money', '1.250.000 đồng', 1_250_000],
  ['money', '8000đ', 8_000],
  ['date', '5/3/2001', '2001-03-05'],
  ['date', '29/02/2024', '2024-02-29'],
  ['date', '2026-03-01', '2026-03-01', { max: 'today' }],
  ['month', '3/2001', '2001-03'],
  ['year', '2001', 2001],
  ['partial_date', '2001', '2001', { max: 'today' }],
  ['partial_date', '03/2001', '2001-03'],
  ['partial_date', '05/03/2001', '2001-03-05'],
  ['yes_no', 'Có', true],
  ['yes_no', false, false],
  ['choice', 'x', 'x', { options }],
  ['choice', '01', '01', { codeList: 'ethnic-groups' }],
  ['multi_choice', 'x', ['x'], { options }],
  ['multi_choice', ['y', 'x', 'y'], ['y', 'x'], { options }],
  ['person_name', ' Nguyễn  Thị   Ánh ', 'Nguyễn Thị Ánh'],
  ['person_name', "H'Hen Niê", "H'Hen Niê"],
  ['person_name', 'Y Ŏh Ktul', 'Y Ŏh Ktul'],
  ['person_name', 'Ksor H’Blôi-Anna', 'Ksor H’Blôi-Anna'],
  ['personal_id', '026 301 001234', '026301001234', birth],
  ['tax_code', '0100109106', '0100109106'],
  ['tax_code', '0100109106-001', '0100109106-001'],
  ['tax_code', '026301001234', '026301001234'],
  ['phone', '0912 345 678', '+84912345678'],
  ['phone', '(0211) 3862-480', '+842113862480'],
  ['email', 'An.Nguyen@vinhphuc.gov.vn', 'An.Nguyen@vinhphuc.gov.vn'],
  ['address', { commune: '08707', detail: 'Số 1', other: 'x' }, { commune: '08707', detail: 'Số 1' }],
  [
    'address',
    { province: '26', district: '243', commune: '08707' },
    { province: '26', district: '243', commune: '08707' },
  ],
  ['address', { province: '26', commune: '08707' }, { province: '26', commune: '08707' }],
  ['file', { upload, name: ' ảnh đất.jpg ', other: 1 }, { upload, name: 'ảnh đất.jpg' }],
  ['declaration', 'on', true],
];

const bad: readonly Case<string>[] = [
  ['file', 'anh.jpg', 'wrong_kind'],
  ['file', { upload: '../../etc/passwd', name: 'x' }, 'wrong_kind'],
  ['file', { upload, name: 'an\u202egnp.exe' }, 'control_characters'],
  ['text', 'a'.repeat(201), 'too_long'],
  ['text', 'a\u0000b', 'control_characters'],
  ['text', 'an\u202egnp.exe', 'control_characters'],
  ['text', '\ud800', 'control_characters'],
  ['text', { $gt: '' }, 'wrong_kind'],
  ['text', 'b1234567', 'pattern_passport', { pattern: 'passport' }],
  ['long_text', 'a'.repeat(2_001), 'too_long'],
  ['long_text', 'a\u0007', 'control_characters'],
  ['number', '2,5', 'not_whole'],
  ['number', '2,55', 'too_many_decimals', { decimals: 1 }],
  ['number', '1e9', 'not_a_number'],
  ['number', Number.NaN, 'not_a_number'],
  ['number', '5', 'too_small', { min: 6 }],
  ['number', '7', 'too_big', { max: 6 }],
  ['money', '-1', 'negative_money'],
  ['date', '30/02/2026', 'not_a_date'],
  ['date', '2026-02-30', 'not_a_date'],
  ['date', '29/02/2025', 'not_a_date'],
  ['date', '13/13/2001', 'not_a_date'],
  ['date', '05/03/01', 'not_a_date'],
  ['date', '2001-03-05T00:00:00Z', 'not_a_date'],
  ['date', '02/03/2026', 'too_late', { max: 'today' }],
  ['date', '31/12/1999', 'too_early', { min: '2000-01-01' }],
  ['month', '13/2001', 'not_a_month'],
  ['year', '1', 'not_a_year'],
  ['year', 2027, 'too_late', { max: 'today' }],
  ['partial_date', '00/2001', 'not_a_partial_date'],
  ['partial_date', '04/2026', 'too_late', { max: 'today' }],
  ['yes_no', 'maybe', 'wrong_kind'],
  ['choice', 'z', 'not_in_list', { options }],
  ['choice', '99', 'not_in_list', { codeList: 'ethnic-groups' }],
  ['choice', 'toString', 'not_in_list', { options }],
  ['multi_choice', ['x', 'z'], 'not_in_list', { options }],
  ['multi_choice', ['x'], 'too_few_items', { options, min: 2 }],
  ['person_name', 'Nguyễn Văn 2', 'name_digit'],
  ['person_name', 'Nguyễn <b>Văn</b>', 'name_symbol'],
  ['person_name', 'Nguyễn_Văn', 'name_symbol'],
  ['personal_id', '26301001234', 'personal_id_form'],
  ['personal_id', '126301001234', 'personal_id_form'],
  ['personal_id', '099301001234', 'personal_id_province'],
  ['personal_id', '026399001234', 'personal_id_birth', birth],
  ['personal_id', '026201001234', 'personal_id_sex', birth],
  ['tax_code', '0100109107', 'tax_code_digit'],
  ['tax_code', '0100109106-000', 'tax_code_form'],
  ['tax_code', '010010910', 'tax_code_form'],
  ['phone', '0112 345 678', 'phone_form'],
  ['phone', '+1 202 555 0100', 'phone_form'],
  ['email', 'an@vinhphuc', 'email_form'],
  ['email', 'an nguyen@vinhphuc.vn', 'email_form'],
  ['address', { detail: 'Số 1' }, 'address_commune'],
  ['address', { commune: '99999' }, 'address_unit'],
  ['address', { province: '26', commune: '00004' }, 'address_parent'],
  ['address', 'Số 1', 'wrong_kind'],
  ['declaration', 'off', 'not_ticked'],
];

describe('a field type', () => {
  it.each(rowsOf(good))('$type reads $input', ({ type, input, result: value, settings }) => {
    expect(read(type, input, settings)).toEqual({ value });
  });

  it.each(rowsOf(bad))('$type refuses $input: $result', ({ type, input, result: problem, settings }) => {
    expect(read(type, input, settings)).toEqual([problem]);
  });

  it('only warns when a personal id disagrees with birth date or sex', () => {
    const problems = fieldTypes.personal_id.check('026299001234', fieldOf('personal_id', birth), ctx);
    expect(problems.map(({ level }) => level)).toEqual(['warning', 'warning']);
  });

  it('accepts every tax code known to be issued', () => {
    for (const code of [
      '0100109106',
      '0101243150',
      '0300588569',
      '0302712571',
      '0312650437',
      '0100233488',
      '0106869738',
    ]) {
      expect(read('tax_code', code)).toEqual({ value: code });
    }
  });

  it.each([
    ['money', 1_250_000, '1.250.000 đồng', '1.250.000 VND'],
    ['number', -1234.5, '-1.234,5', '-1.234,5'],
    ['date', '2001-03-05', '05/03/2001', '05/03/2001'],
    ['partial_date', '2001-03', '03/2001', '03/2001'],
    ['choice', 'x', 'Mục X', 'Item X'],
    ['multi_choice', ['x', 'y'], 'Mục X; Mục Y', 'Item X; Item Y'],
    ['yes_no', false, 'Không', 'No'],
    ['phone', '+84912345678', '0912 345 678', '0912 345 678'],
    ['phone', '+842113862480', '0211 3862 480', '0211 3862 480'],
    [
      'address',
      { province: '26', district: '243', commune: '08707', detail: 'Số 1' },
      'Số 1, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc',
      'Số 1, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc',
    ],
  ] as const)('%s writes %j as people read it', (type, value, vi, en) => {
    const field = fieldOf(type, type.endsWith('choice') ? { options } : {});
    expect(fieldTypes[type].toText(value, field, { codeLists, lang: 'vi' })).toBe(vi);
    expect(fieldTypes[type].toText(value, field, { codeLists, lang: 'en' })).toBe(en);
  });

  it('gives the same value when it reads its own result again, and never throws, whatever comes in', () => {
    const typed = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...good.map(([, input]) => input)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypeNames), typed, (type, input) => {
        const field = fieldOf(type, { options });
        const parsed = fieldTypes[type].parse(input, field);
        if (!parsed.ok) return;
        const stored: unknown = JSON.parse(JSON.stringify(parsed.value));
        expect(fieldTypes[type].parse(stored, field)).toEqual(parsed);
        fieldTypes[type].check(stored, field, ctx);
      }),
      { numRuns: 3_000 },
    );
  });
});
