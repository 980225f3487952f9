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
      'for a fee table without a row for some length of a programme',
      '1.009397',
      { file: 'fees.dmn', find: ']100..150]', put: ']100..149]' },
      'bảng phí “Phí thẩm định chương trình theo độ dài” không có dòng nào cho trường hợp Phục vụ nhiệm vụ chính trị, đối ngoại cấp quốc gia: không khai; Độ dài chương trình (phút): 150; hãy',
    ],
    [
      'for a fee table without a row for a choice',
      '1.013855',
      { file: 'fees-2025.dmn', find: '<text>"production"</text>', put: '<text>"factory"</text>' },
      'không có dòng nào cho trường hợp',
    ],
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
