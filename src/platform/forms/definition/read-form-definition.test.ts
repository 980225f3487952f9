import { describe, expect, it } from 'vitest';
import { installForm } from './install-form.ts';
import { readFormDefinition } from './read-form-definition.ts';

const birth = () => ({
  id: 'birth',
  title: 'Tờ khai đăng ký khai sinh',
  titleEn: 'Birth registration form',
  basis: 'Tờ khai đăng ký khai sinh, TT 04/2024/TT-BTP',
  sections: [
    {
      id: 'child',
      title: 'Người được khai sinh',
      titleEn: 'Child',
      fields: [
        field('name', { type: 'person_name', required: true }),
        field('sex', { type: 'choice', options: [option('male'), option('female')] }),
        field('age', { type: 'number', computed: 'age in years(child.birthDate, today)' }),
        field('birthDate', { type: 'date', max: 'today' }),
      ],
    },
    {
      id: 'residences',
      title: 'Nơi đã cư trú',
      titleEn: 'Residences',
      visible: 'child.age >= 1',
      repeat: { min: 0, max: 3, itemTitle: 'Nơi cư trú', itemTitleEn: 'Residence' },
      fields: [field('place', {}), field('note', { visible: 'item.place != null and count(residences) > 1' })],
    },
  ],
});

function field(id: string, settings: Record<string, unknown>): Record<string, unknown> {
  return { id, type: 'text', label: `Mục ${id}`, labelEn: `Item ${id}`, article: 'NĐ 123/2015 Đ9', ...settings };
}
const option = (value: string) => ({ value, label: value, labelEn: value });

/** The faults of the definition after one change to it. */
function faultsAfter(change: (definition: ReturnType<typeof birth>) => void) {
  const definition = birth();
  change(definition);
  const read = readFormDefinition(JSON.stringify(definition, null, 2), 'form.json');
  return read.ok ? [] : read.faults;
}

const changeField =
  (section: number, index: number, settings: Record<string, unknown>) => (form: ReturnType<typeof birth>) => {
    Object.assign(form.sections[section]?.fields[index] ?? {}, settings);
  };

describe('a form definition', () => {
  it('is read when nothing is wrong, and installed as plain JSON with a safe order', () => {
    const read = readFormDefinition(JSON.stringify(birth()), 'form.json');
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const installed = installForm(read.definition);
    expect(JSON.parse(JSON.stringify(installed))).toEqual(installed);
    expect(installed.order.indexOf('child.birthDate')).toBeLessThan(installed.order.indexOf('child.age'));
    expect(installed.order.indexOf('child.age')).toBeLessThan(installed.order.indexOf('residences'));
  });

  it.each([
    ['a missing label', changeField(0, 0, { label: undefined }), 'fields[0].label', 'Thiếu “label”'],
    ['a missing article', changeField(0, 0, { article: ' ' }), 'fields[0].article', 'căn cứ pháp lý'],
    ['missing English', changeField(0, 0, { labelEn: undefined }), 'fields[0].labelEn', 'tiếng Anh'],
    ['help without English', changeField(0, 0, { help: 'Như trên thẻ' }), 'fields[0].help', 'tiếng Anh'],
    ['an unknown type', changeField(0, 0, { type: 'name' }), 'fields[0].type', 'person_name'],
    ['an unknown key', changeField(0, 0, { vissible: 'true' }), 'fields[0]', 'vissible'],
    ['an unusable id', changeField(0, 0, { id: 'in' }), 'fields[0].id', 'từ khóa FEEL'],
    ['a prototype name', changeField(0, 0, { id: '__proto__' }), 'fields[0]', 'hãy'],
    ['an id used twice', changeField(0, 1, { id: 'name' }), 'fields[1].id', 'đã dùng'],
    [
      'an option without label',
      changeField(0, 1, { options: [{ value: 'x', labelEn: 'X' }] }),
      'options[0].label',
      'Thiếu',
    ],
    ['an option twice', changeField(0, 1, { options: [option('x'), option('x')] }), 'fields[1].options', 'lặp lại'],
    ['a choice without options', changeField(0, 1, { options: undefined }), 'fields[1]', 'codeList'],
    ['options on a text', changeField(0, 0, { codeList: 'genders' }), 'fields[0]', 'trường chọn'],
    ['an author’s own pattern', changeField(1, 0, { pattern: '(a+)+$' }), 'fields[0].pattern', 'passport'],
    ['a limit of the wrong kind', changeField(0, 3, { max: 2020 }), 'fields[3].max', 'today'],
    ['limits turned round', changeField(0, 3, { min: '2020-01-01', max: '2019-01-01' }), 'fields[3]', 'lớn hơn'],
    ['a setting without effect', changeField(0, 0, { decimals: 2 }), 'fields[0].decimals', 'không có tác dụng'],
    ['a broken expression', changeField(0, 2, { computed: 'child. > 1' }), 'fields[2].computed', 'vị trí'],
    ['an unknown name', changeField(0, 0, { visible: 'child.agee > 1' }), 'fields[0].visible', '“child.agee”'],
    ['an unknown part', changeField(0, 0, { required: 'chld.age > 1' }), 'fields[0].required', '“chld.age”'],
    [
      'a field to agree with that is not there',
      changeField(0, 0, { type: 'personal_id', agreesWith: { sex: 'child.gender' } }),
      'fields[0].agreesWith',
      '“child.gender”',
    ],
    ['item outside a row', changeField(0, 0, { visible: 'item.place = "x"' }), 'fields[0].visible', 'ngoài phần lặp'],
    ['a field never shown', changeField(0, 0, { visible: '1 > 2' }), 'fields[0].visible', 'luôn sai'],
    [
      'a condition that no answer fulfils',
      changeField(0, 3, { visible: 'child.sex = "male" and child.sex = "female"' }),
      'fields[3].visible',
      'luôn sai',
    ],
    ['a duty that never comes', changeField(0, 3, { required: 'false' }), 'fields[3].required', 'luôn sai'],
    [
      'a circle',
      changeField(0, 3, { visible: 'child.age > 1' }),
      'sections',
      'child.age → child.birthDate → child.age',
    ],
    ['a field hidden by itself', changeField(0, 0, { visible: 'child.name = null' }), 'sections', 'vòng tròn'],
    ['a choice of nothing', changeField(0, 1, { options: [] }), 'sections[0].fields[1].options', 'lựa chọn'],
  ])('is refused for %s, with the line and what to do', (_name, change, path, advice) => {
    const [fault, ...more] = faultsAfter(change);
    expect(more).toEqual([]);
    expect(fault?.path).toMatch(/^dòng \d+, /);
    expect(fault?.path).toContain(path);
    expect(fault?.message).toContain(advice);
    expect(fault?.message).toContain('hãy');
  });

  it('names the line of broken JSON and of a key written twice', () => {
    expect(readFormDefinition('{\n "id": "a",\n "title": ]\n}', 'form.json')).toMatchObject({
      ok: false,
      faults: [{ path: 'dòng 3' }, {}],
    });
    expect(readFormDefinition('{\n "id": "a",\n "id": "b"\n}', 'form.json')).toMatchObject({
      faults: [{ path: 'dòng 3' }],
    });
  });

  it('knows that a variable of some or every stands for the part it runs over', () => {
    const visible = 'some r in residences satisfies r.place = "x"';
    expect(faultsAfter(changeField(0, 0, { visible }))).toEqual([]);
    expect(faultsAfter(changeField(0, 3, { visible }))).toMatchObject([
      { message: expect.stringContaining('vòng tròn') },
    ]);
    expect(faultsAfter(changeField(0, 0, { visible: visible.replace('r.place', 'r.town') }))).toMatchObject([
      { message: expect.stringContaining('“residences.town”') },
    ]);
  });
});
