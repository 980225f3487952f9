import { expect, it } from 'vitest';
import { consoleVi } from '../console.vi.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { namePlaces } from './name-places.ts';

const t: Parameters<typeof namePlaces>[2] = (key, params = {}) => fillText(consoleVi[key], params);
const form = JSON.stringify({
  sections: [
    {
      id: 'mother',
      title: 'Người mẹ',
      fields: [
        { id: 'name', type: 'text', label: 'Họ và tên' },
        { id: 'note', type: 'text', label: '' },
      ],
    },
  ],
});

it('tells a place of a form by its title and label, and by number what has no name', () => {
  expect(namePlaces('sections[0].fields[0].label: Thiếu “label”', form, t)).toBe(
    'phần “Người mẹ”, trường “Họ và tên” (label): Thiếu “label”',
  );
  expect(namePlaces('dòng 3, sections[0].fields[1]: x', form, t)).toContain('trường “note”');
  expect(namePlaces('sections[0]: y', form, t)).toBe('phần “Người mẹ”: y');
  expect(namePlaces('sections[7].fields[2]: z', form, t)).toBe('phần “8”, trường “3”: z');
  expect(namePlaces('sections[0]: w', '{', t)).toBe('sections[0]: w');
});
