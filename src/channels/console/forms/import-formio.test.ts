import { describe, expect, it } from 'vitest';
import { importFormio } from './import-formio.ts';

const named = { id: 'form-1', title: 'Tờ khai' };

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

  it('takes no other file for one', () => {
    expect(importFormio({ sections: [] }, named)).toBeUndefined();
    expect(importFormio('x', named)).toBeUndefined();
  });
});
