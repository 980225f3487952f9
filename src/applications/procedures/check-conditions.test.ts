import { describe, expect, it } from 'vitest';
import { knownNames } from '#applications/design/index.ts';
import { changedPackage, provinceContent, type PackageChange } from '#testing/changed-package.ts';
import { checkPackage } from './check-package.ts';

const known = await knownNames(provinceContent);
const yaml = 'procedure.yaml';
const form = 'form.json';

describe('a package is refused', () => {
  it.each<[string, string, PackageChange, string]>([
    [
      'for a paper that no answer calls for',
      '1.013225',
      {
        file: yaml,
        find: 'works.kind = "house" and works.floors > 1',
        put: 'works.kind = "house" and works.floors > 1000',
      },
      'điều kiện “works.kind = "house" and works.floors > 1000” luôn sai',
    ],
    [
      'for a fee of a group that is not there',
      '2.000635',
      { file: yaml, find: 'in ["child", "elderly", "poor", "disabled"]', put: 'in ["children", "old"]' },
      'luôn sai',
    ],
    [
      'for a paper asked of a sex the code list does not have',
      '1.001193',
      { file: yaml, find: 'required: child.abandoned = true', put: 'required: child.gender = "unknown"' },
      'điều kiện “child.gender = "unknown"” luôn sai',
    ],
    [
      'for a field shown to a sex the code list does not have',
      '1.001193',
      {
        file: form,
        find: '"visible": "not(child.abandoned = true)"',
        put: '"visible": "child.gender = \\"unknown\\""',
      },
      'luôn sai',
    ],
  ])('%s', async (_why, code, change, fault) => {
    const check = await checkPackage(await changedPackage(code, change), known);
    expect(check.ok ? [] : check.faults.filter((one) => one.includes(fault))).not.toEqual([]);
  });
});
