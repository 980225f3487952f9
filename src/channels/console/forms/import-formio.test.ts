import { describe, expect, it } from 'vitest';
import { importFormio } from './import-formio.ts';

const named = { id: 'form-1', title: 'Tờ khai' };

/** As the builder of Form.io writes them out, without what says how they look. */
const wizard = {
  display: 'wizard',
  components: [
    {
      ...{ type: 'panel', key: 'applicant', title: 'Người đề nghị', input: false, label: 'Page 1' },
      components: [
        {
          ...{ type: 'textfield', key: 'fullName', label: 'Họ và tên' },
          validate: { required: true, maxLength: 60, pattern: '^[A-Z ]+$', custom: '' },
        },
        {
          ...{ type: 'select', key: 'nation', label: 'Quốc tịch', dataSrc: 'url', valueProperty: 'code' },
          data: { url: 'https://example.vn/nations.json', values: [{ label: '', value: '' }] },
        },
        { type: 'checkbox', key: 'married', label: 'Đã kết hôn', conditional: { show: null, when: null, eq: '' } },
        {
          ...{ type: 'textfield', key: 'spouse', label: 'Vợ hoặc chồng' },
          conditional: { show: 'true', when: 'married', eq: 'true' },
        },
        {
          type: 'day',
          key: 'born',
          label: 'Năm sinh',
          fields: { day: { hide: true }, month: { hide: true }, year: {} },
        },
        {
          type: 'address',
          key: 'home',
          label: 'Nơi ở',
          provider: 'nominatim',
          components: [{ type: 'textfield', key: 'a1' }],
        },
        {
          ...{ type: 'datagrid', key: 'children', label: 'Con' },
          conditional: { show: true, when: 'applicant.married', eq: 'true' },
          components: [
            { type: 'textfield', key: 'name', label: 'Tên con' },
            {
              ...{ type: 'textfield', key: 'school', label: 'Tên trường', calculateValue: 'value = instance.x' },
              conditional: { show: true, when: 'children.name', eq: 'Lan' },
            },
            { type: 'number', key: 'weight', label: 'Nặng', decimalLimit: 1, validate: { min: 0, max: '99.5' } },
          ],
        },
        { type: 'textfield', key: 'code', label: 'Mã ẩn', hidden: true },
      ],
    },
    {
      ...{ type: 'panel', key: 'papers', title: 'Giấy tờ' },
      components: [
        { type: 'file', key: 'scan', label: 'Bản quét', storage: 'base64', customConditional: 'show = data.married' },
        { type: 'survey', key: 'survey', label: 'Khảo sát', questions: [] },
        { type: 'signature', key: 'sign', label: 'Ký tên' },
      ],
    },
  ],
};

const plain = {
  components: [
    { type: 'textfield', key: 'name', label: 'Tên' },
    {
      type: 'columns',
      key: 'columns',
      columns: [{ components: [{ type: 'textfield', key: 'name', label: 'Tên khác' }] }],
    },
    {
      type: 'select',
      key: 'goods',
      label: 'Hàng',
      multiple: true,
      data: { values: [{ value: 'rice', label: 'Gạo' }] },
    },
    {
      ...{ type: 'textfield', key: '123', label: 'Loại gạo' },
      conditional: { show: true, when: 'goods', eq: 'rice' },
    },
    {
      ...{ type: 'tabs', key: 'tabs1', label: 'Thẻ' },
      components: [
        { key: 't1', label: 'Thẻ 1', components: [{ type: 'phoneNumber', key: 'phone', label: 'Điện thoại' }] },
        {
          ...{ key: 't2', label: 'Thẻ 2' },
          components: [
            {
              ...{ type: 'number', key: 'area', label: 'Diện tích' },
              conditional: { show: false, when: 'name', eq: 'x' },
            },
          ],
        },
      ],
    },
    { type: 'form', key: 'child', label: 'Biểu mẫu con', src: 'https://example.vn/form' },
  ],
};

describe('importing a form of Form.io', () => {
  it('makes parts of panels, repeated parts of grids, and never takes a script over', () => {
    const imported = importFormio(
      {
        title: 'Đơn đề nghị',
        components: [
          {
            type: 'panel',
            key: 'nguoi-nop',
            title: 'Người nộp',
            components: [
              { type: 'textfield', key: 'ho_ten', label: 'Họ tên', validate: { required: true, custom: 'alert(1)' } },
              { type: 'columns', columns: [{ components: [{ type: 'email', key: 'email', label: 'Thư điện tử' }] }] },
              { type: 'radio', key: 'kind', label: 'Loại', values: [{ value: 'a', label: 'Loại A' }] },
            ],
          },
          {
            type: 'datagrid',
            key: 'places',
            label: 'Nơi ở',
            components: [{ type: 'textfield', key: 'place', label: 'Nơi' }],
          },
          { type: 'recaptcha', key: 'robot', label: 'Tôi không phải rô-bốt' },
          { type: 'button', key: 'submit', label: 'Gửi' },
        ],
      },
      named,
    );
    expect(imported?.leftOut).toEqual(['Tôi không phải rô-bốt']);
    expect(imported?.form['title']).toBe('Đơn đề nghị');
    expect(imported?.form.sections).toMatchObject([
      {
        id: 'nguoiNop',
        title: 'Người nộp',
        fields: [
          { id: 'hoTen', type: 'text', label: 'Họ tên', required: true },
          { id: 'email', type: 'email' },
          { id: 'kind', type: 'choice', options: [{ value: 'a', label: 'Loại A', labelEn: '' }] },
        ],
      },
      { id: 'places', repeat: { itemTitle: 'Nơi ở' }, fields: [{ id: 'place' }] },
    ]);
    expect(JSON.stringify(imported)).not.toContain('alert');
  });

  it('takes a wizard over with its tables, conditions, limits and days, and tells what it could not', () => {
    const imported = importFormio(wizard, named);
    expect(imported?.form.sections).toMatchObject([
      {
        id: 'applicant',
        fields: [
          { id: 'fullName', type: 'text', maxLength: 60 },
          { id: 'nation', type: 'choice', options: [] },
          { id: 'married', type: 'yes_no' },
          { id: 'spouse', type: 'text', visible: 'applicant.married = true' },
          { id: 'born', type: 'year' },
          { id: 'home', type: 'address' },
        ],
      },
      { id: 'children', repeat: { itemTitle: 'Con' }, visible: 'applicant.married = true' },
      {
        id: 'papers',
        fields: [
          { id: 'scan', type: 'file' },
          { id: 'sign', type: 'declaration' },
        ],
      },
    ]);
    expect(imported?.form.sections[1]?.fields).toMatchObject([
      { id: 'name', type: 'text' },
      { id: 'school', visible: 'item.name = "Lan"' },
      { id: 'weight', type: 'number', min: 0, max: 99.5, decimals: 1 },
    ]);
    expect(imported?.leftOut).toEqual(['Mã ẩn', 'Khảo sát']);
    expect(imported?.notes).toEqual([
      { kind: 'pattern', name: 'Họ và tên' },
      { kind: 'list', name: 'Quốc tịch' },
      { kind: 'script', name: 'Tên trường' },
      { kind: 'signature', name: 'Ký tên' },
      { kind: 'condition', name: 'Bản quét' },
    ]);
    expect(JSON.stringify(imported)).not.toMatch(/http|instance|data\./);
  });

  it('keeps loose fields, tabs and choices of many, and gives double names a number', () => {
    const imported = importFormio(plain, named);
    expect(imported?.form.sections).toMatchObject([
      {
        id: 'general',
        title: 'Tờ khai',
        fields: [
          { id: 'name', label: 'Tên' },
          { id: 'name2', label: 'Tên khác' },
          { id: 'goods', type: 'multi_choice', options: [{ value: 'rice', label: 'Gạo' }] },
          { id: 'field', visible: 'list contains(general.goods, "rice")' },
        ],
      },
      {
        id: 'tabs1',
        fields: [
          { id: 'phone', type: 'phone' },
          { id: 'area', type: 'number', visible: 'not(general.name = "x")' },
        ],
      },
    ]);
    expect(imported?.notes).toEqual([]);
    expect(imported?.leftOut).toEqual(['Biểu mẫu con']);
  });

  it('does not go down without end', () => {
    let deep: unknown = { type: 'textfield', key: 'x', label: 'X' };
    for (let level = 0; level < 2000; level += 1) deep = { type: 'fieldset', key: `f${level}`, components: [deep] };
    expect(importFormio({ components: [deep] }, named)).toMatchObject({
      form: { sections: [] },
      leftOut: [expect.stringMatching(/^f\d+$/)],
    });
  });

  it('takes no other file for one', () => {
    expect(importFormio({ sections: [] }, named)).toBeUndefined();
    expect(importFormio('x', named)).toBeUndefined();
  });
});
