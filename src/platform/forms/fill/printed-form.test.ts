import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { birthForm } from '#testing/birth-form.ts';
import { createForm, installForm, readFormDefinition } from '../index.ts';

const read = readFormDefinition(readFileSync('content/vinh-phuc/procedures/1.001193/form.json', 'utf8'), 'form.json');
if (!read.ok) throw new Error('the form of birth registration is wrong');
const lists: Record<string, Record<string, string>> = { genders: { male: 'Nam', female: 'Nữ' } };
const form = createForm(installForm(read.definition), {
  codeLists: {
    has: (list, code) => lists[list]?.[code] !== undefined,
    name: (list, code) => lists[list]?.[code],
    entries: (list) => Object.keys(lists[list] ?? {}).map((code) => ({ code })),
  },
});
const how = { lang: 'vi', today: '2026-11-23' } as const;
const field = (sections: ReturnType<typeof form.print>, title: string, label: string) =>
  sections.find((section) => section.title === title)?.rows[0]?.find((one) => one.label === label);

describe('a form on paper', () => {
  it('asks everything when blank, with boxes where there are few choices', () => {
    const blank = form.print(undefined, how);
    expect(blank.map(({ title }) => title)).toEqual(read.definition.sections.map(({ title }) => title));
    expect(field(blank, 'Trẻ được khai sinh', 'Giới tính')?.options).toEqual([
      { label: 'Nam', ticked: false },
      { label: 'Nữ', ticked: false },
    ]);
    expect(field(blank, 'Người mẹ', 'Họ, chữ đệm, tên người mẹ')).toMatchObject({ text: '', lines: 1, options: [] });
  });

  it('says what was filled in, and asks nothing that does not apply', () => {
    const filled = form.print({ ...birthForm, child: { ...birthForm.child, abandoned: true } }, how);
    expect(field(filled, 'Trẻ được khai sinh', 'Ngày sinh')?.text).toBe('01/11/2026');
    expect(field(filled, 'Trẻ được khai sinh', 'Giới tính')?.options[0]).toEqual({ label: 'Nam', ticked: true });
    expect(filled.map(({ title }) => title)).not.toContain('Người mẹ');
  });
});
