import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isPaper, knownField, knownPaper, readAskOnceRules } from './ask-once-rules.ts';
import { FullProcedure, reportPackage, reportProcedure } from './ask-once-report.ts';

const rules = await readAskOnceRules('content/vinh-phuc');
const population = new Set(['population']);

describe('what registers know already', () => {
  it.each([
    ['Họ, chữ đệm, tên người mẹ', 'name'],
    ['Ngày, tháng, năm sinh', 'birthDate'],
    ['Nơi cư trú', 'residence'],
    ['Số định danh cá nhân', 'personalId'],
  ])('of a field: %s', (label, path) => expect(knownField(rules, label, population)).toMatchObject({ path }));

  it.each(['Lý do', 'Nơi sinh', 'Số điện thoại'])('not of: %s', (label) =>
    expect(knownField(rules, label, population)).toBeUndefined(),
  );

  it.each([
    ['- Giấy chứng nhận kết hôn của cha, mẹ trẻ', 'civil-status'],
    ['Bản sao Giấy chứng nhận đăng ký hộ kinh doanh', 'business'],
    ['Hộ chiếu hoặc chứng minh nhân dân hoặc thẻ căn cước công dân', 'population'],
  ])('of a paper: %s', (name, register) => expect(knownPaper(rules, name)).toMatchObject({ register }));

  it('not of a paper that only mentions another', () => {
    const name =
      'Văn bản ủy quyền theo quy định của pháp luật, kèm bản cam kết của các bên có ghi số giấy chứng nhận kết hôn';
    expect(knownPaper(rules, name)).toBeUndefined();
  });

  it('takes advice in the list of papers for no paper', () => {
    expect(isPaper(rules, '- Trường hợp trẻ em bị bỏ rơi thì phải có biên bản')).toBe(false);
    expect(isPaper(rules, '* Lưu ý: bản chụp phải rõ nét')).toBe(false);
    expect(isPaper(rules, '- Giấy chứng sinh')).toBe(true);
  });
});

describe('of a package', () => {
  const field = (id: string, more = {}) =>
    ({ id, type: 'text', label: id, labelEn: id, article: 'Đ1', ...more }) as const;
  const source = { register: 'population', path: 'name', article: 'Đ1' };
  const person = (id: string, self: boolean | string) => ({
    ...{ id, title: id, titleEn: id },
    subject: { kind: 'person', self, number: 'number', name: 'name' } as const,
    fields: [field('number', { source }), field('name', { source }), field('home', { source }), field('phone')],
  });

  it('counts what is asked on paper and what is still asked here of whoever is signed in', () => {
    const paper = { id: 'a', name: 'Giấy a', nameEn: 'a', originals: 0, copies: 1, required: true };
    const covered = { ...paper, coveredBy: [{ by: 'register', register: 'population', path: 'name', article: 'Đ1' }] };
    const report = reportPackage(rules, {
      definition: { code: '1', name: 'x', requiredDocuments: [paper, covered] },
      form: { definition: { sections: [person('mother', 'true'), person('father', false)] } },
    });
    // Her phone; his number, name and phone.
    expect(report).toMatchObject({ papers: 2, fields: 8, here: { papers: 1, fields: 4 } });
  });
});

const catalogue = '../shared/data/tthc/tthc-selected-full.json';
describe.skipIf(!existsSync(catalogue))('the full procedures of the national catalogue', () => {
  it('could spare papers of more than half of them', () => {
    const procedures = z.array(FullProcedure).parse(JSON.parse(readFileSync(catalogue, 'utf8')));
    const lines = procedures.map((procedure) => reportProcedure(rules, procedure));
    expect(lines).toHaveLength(89);
    const spared = lines.flatMap(({ sparedPapers }) => sparedPapers);
    expect(spared.length).toBeGreaterThan(40);
    expect(lines.filter(({ sparedPapers }) => sparedPapers.length > 0).length).toBeGreaterThan(25);
    for (const { name } of spared) expect(isPaper(rules, name)).toBe(true);
  });
});
