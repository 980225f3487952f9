import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { numberField, readRegisters } from './read-registers.ts';
import { registerContract } from './register-contract.ts';

const folder = 'content/vinh-phuc/registers';
const registers = await readRegisters(folder);
const Properties = z.record(z.string(), z.object({ title: z.string().optional() }));
const Schemas = z.record(z.string(), z.object({ properties: Properties.optional() }));
const Contract = z.object({ components: z.object({ schemas: Schemas }) });

describe('the registers of the province', () => {
  it('are the owned and the linked ones', () => {
    const kindOf = Object.fromEntries([...registers].map(([key, { kind }]) => [key, kind]));
    expect(kindOf).toEqual({
      business: 'linked',
      'civil-status': 'linked',
      'code-lists': 'owned',
      household: 'owned',
      'household-business': 'owned',
      'issued-results': 'owned',
      land: 'owned',
      licence: 'owned',
      population: 'linked',
      'social-insurance': 'linked',
      units: 'owned',
    });
  });

  it('open nothing that tells more of a person than its papers show', () => {
    const all = [...registers.values()];
    const tooOpen = all.flatMap(({ open, fields, register, subject }) => {
      const named = subject.kind === 'person' ? [subject.number, subject.name] : [];
      const isClosed = (path: string) => fields[path]?.sensitivity !== 'basic' || named.includes(path);
      return open.filter(isClosed).map((path) => `${register}.${path}`);
    });
    expect(tooOpen).toEqual([]);
  });

  it('have a word, in both languages, for every part of what may be corrected by hand', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'motcua-registers-'));
    await cp(folder, copy, { recursive: true });
    const file = join(copy, 'household.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/^ {4}relation: \{ label.*$/m, '    relative: { label: Người thân, labelEn: Relative }'),
    );
    await expect(readRegisters(copy)).rejects.toThrow(/“member\.relation”.*\n.*“member\.relative”/);
  });

  it('name every field a grant may be asked for in Vietnamese', () => {
    const untitled = [...registers.values()].flatMap((register) => {
      const schemas = Contract.parse(registerContract(register)).components.schemas;
      return Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
        Object.entries(properties).flatMap(([part, { title }]) =>
          title === undefined && name !== 'None' ? `${register.register}.${name}.${part}` : [],
        ),
      );
    });
    expect(untitled).toEqual([]);
  });

  it('are found by whom they are of', () => {
    const results = registers.get('issued-results');
    const land = registers.get('land');
    if (!results || !land) throw new Error('a register is missing');
    expect(numberField(results, 'person')).toBe('personalId');
    expect(numberField(results, 'enterprise')).toBe('taxCode');
    expect(numberField(land, 'enterprise')).toBeUndefined();
  });

  it('are refused when a rule names a field that is not there, with file and line', async () => {
    const copy = join(await mkdtemp(join(tmpdir(), 'motcua-registers-')), 'registers');
    await cp(folder, copy, { recursive: true });
    const file = join(copy, 'land.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('[commune, mapSheet,', '[commune, sheet,'));
    await expect(readRegisters(copy)).rejects.toThrow(/land\.yaml, dòng \d+: không có trường “sheet”/);
  });
});
