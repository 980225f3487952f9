import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sections } from './field-specs.ts';
import type { FieldSpec, ListSpec } from './spec-parts.ts';

const procedures = join(import.meta.dirname, '../../../../content/vinh-phuc/procedures');
/** Keys of a package as its author writes it that have no input. */
const notEdited = ['code'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths of a value that no input and no list of the editor leads to. */
function uncovered(value: unknown, of: { fields?: readonly FieldSpec[]; lists?: readonly ListSpec[] }): string[] {
  const walk = (inner: unknown, path: string): string[] => {
    const list = of.lists?.find(({ key }) => key === path);
    if (list && Array.isArray(inner))
      return inner.flatMap((entry) => uncovered(entry, list).map((left) => `${path}.${left}`));
    if (of.fields?.some(({ key }) => key === path)) return [];
    if (isObject(inner))
      return Object.entries(inner).flatMap(([key, part]) => walk(part, path === '' ? key : `${path}.${key}`));
    return [path];
  };
  return walk(value, '');
}

describe('the editor of a procedure', () => {
  const whole = {
    fields: sections.flatMap(({ fields = [] }) => fields),
    lists: sections.flatMap(({ lists = [] }) => lists),
  };

  it.each(readdirSync(procedures))('has an input for whatever package %s says', (code) => {
    const value: unknown = parse(readFileSync(join(procedures, code, 'procedure.yaml'), 'utf8'));
    expect([...new Set(uncovered(value, whole))].filter((path) => !notEdited.includes(path))).toEqual([]);
  });
});
