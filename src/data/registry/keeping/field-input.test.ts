import { describe, expect, it } from 'vitest';
import { readRegisters } from '../definition/read-registers.ts';
import { inputOf } from './field-input.ts';
import type { KeptField, KeptInput } from './keeping.contract.ts';

const registers = await readRegisters('content/vinh-phuc/registers');
const names: Record<string, string> = { poor: 'Hộ nghèo' };
const codeLists = { name: (_: string, code: string) => names[code], entries: () => [] };

function inputsOf(register: string, lang: 'vi' | 'en' = 'vi'): Record<string, KeptInput> {
  const definition = registers.get(register);
  if (!definition) throw new Error('no register');
  return Object.fromEntries(
    Object.entries(definition.fields).map(([path, { schema, codeList: list }]) => [
      path,
      inputOf(definition, { schema, list }, { lang, codeLists }),
    ]),
  );
}

const partsOf = (input: KeptInput): KeptField[] =>
  input.kind === 'rows' ? partsOf(input.row) : input.kind === 'parts' ? input.parts : [];

describe('how the values of the registers kept here are typed', () => {
  it('is by a kind of input each, and every part has words in both languages', () => {
    const kept = [...registers.values()].filter(({ kind, projects }) => kind === 'owned' && projects === undefined);
    expect(kept).toHaveLength(5);
    for (const { register, fields } of kept) {
      for (const lang of ['vi', 'en'] as const) {
        for (const [path, input] of Object.entries(inputsOf(register, lang))) {
          const isCompound =
            ['array', 'object'].includes(String(fields[path]?.schema['type'])) || !!fields[path]?.schema['$ref'];
          expect(partsOf(input).length > 0, `${register}.${path}`).toBe(isCompound);
          for (const part of partsOf(input))
            expect(part.label, `${register}.${path}.${part.path}`).toMatch(/\p{Lu}\p{L}+/u);
        }
      }
    }
  });

  it('knows dates by their pattern, and a word that may stand for one', () => {
    const land = inputsOf('land');
    expect(land['issuedOn']).toEqual({ kind: 'date', precisions: ['day'], words: [] });
    expect(land['birthDate']).toEqual({ kind: 'date', precisions: ['day', 'month', 'year'], words: [] });
    expect(land['useUntil']).toEqual({ kind: 'date', precisions: ['day'], words: ['lâu dài'] });
    for (const path of ['parcelCode', 'mapSheet', 'certificateNumber']) expect(land[path]?.kind).toBe('text');
    expect(inputsOf('household')['householdCode']?.kind).toBe('text');
  });

  it('finds communes by typing and sets what they lie in; short lists have the words of their codes', () => {
    expect(inputsOf('land')['commune']).toEqual({ kind: 'place', above: {} });
    expect(inputsOf('household-business')['address']).toEqual({
      kind: 'parts',
      parts: [
        {
          path: 'commune',
          label: 'Xã, phường, thị trấn',
          input: { kind: 'place', above: { district: 'district', province: 'province' } },
        },
        { path: 'detail', label: 'Số nhà, đường, thôn, tổ dân phố', input: { kind: 'text', maxLength: 200 } },
      ],
    });
    expect(inputsOf('household')['poverty']).toMatchObject({
      kind: 'choice',
      choices: [{ value: 'poor', text: 'Hộ nghèo' }, { value: 'near_poor' }, { value: 'none' }],
    });
  });
});
