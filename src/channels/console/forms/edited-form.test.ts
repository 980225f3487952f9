import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addField, addSection, move, readForm, remove, setKey, writeForm } from './edited-form.ts';

const text = readFileSync('content/vinh-phuc/procedures/1.001193/form.json', 'utf8');
const form = readForm(text);
if (!form) throw new Error('the form is unreadable');
const ids = (of: typeof form, at: number) => of.sections[at]?.fields.map(({ id }) => id);

describe('editing a form', () => {
  it('keeps whatever it does not touch', () => {
    expect(JSON.parse(writeForm(form))).toEqual(JSON.parse(text));
    const changed = setKey(form, { section: 1, field: 0 }, 'label', 'Tên trẻ');
    expect(changed.sections[1]?.fields[0]).toEqual({ ...form.sections[1]?.fields[0], label: 'Tên trẻ' });
    expect(changed.sections[2]).toEqual(form.sections[2]);
  });

  it('sets and takes away parts of a source, and the source with its last part', () => {
    const at = { section: 2, field: 0 };
    const moved = setKey(form, at, 'source.path', 'birthDate');
    expect(moved.sections[2]?.fields[0]?.['source']).toMatchObject({ register: 'population', path: 'birthDate' });
    expect(setKey(form, at, 'source', undefined).sections[2]?.fields[0]).not.toHaveProperty('source');
  });

  it('adds parts and fields under names not used yet', () => {
    const withPart = addSection(form);
    expect(withPart.form.sections.at(-1)).toMatchObject({ id: 'part6', fields: [{ id: 'field1' }] });
    const withField = addField(form, 0);
    expect(withField.place).toEqual({ section: 0, field: 1 });
  });

  it('moves a field within its part, and past its end into the next', () => {
    const within = move(form, { section: 1, field: 0 }, 1);
    expect(ids(within.form, 1)?.slice(0, 2)).toEqual(['birthDate', 'name']);
    const across = move(form, { section: 0, field: 0 }, 1);
    expect(ids(across.form, 1)?.[0]).toBe('relation');
    expect(across.place).toEqual({ section: 1, field: 0 });
    expect(move(form, { section: 0 }, -1).form).toBe(form);
  });

  it('takes out a part or a field', () => {
    expect(remove(form, { section: 0 }).form.sections[0]?.id).toBe('child');
    expect(ids(remove(form, { section: 1, field: 0 }).form, 1)?.[0]).toBe('birthDate');
  });

  it('does not take a text that is no form', () => {
    expect(readForm('{"sections": 5}')).toBeUndefined();
    expect(readForm('{')).toBeUndefined();
  });
});
