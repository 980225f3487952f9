import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownNames } from '#applications/design/index.ts';
import { changedPackage, provinceContent, type PackageChange } from '#testing/changed-package.ts';
import { checkPackage } from './check-package.ts';

const known = await knownNames(provinceContent);

async function faultsOf(code: string, ...changes: PackageChange[]): Promise<string[]> {
  const check = await checkPackage(await changedPackage(code, ...changes), known);
  return check.ok ? [] : check.faults;
}

const yaml = 'procedure.yaml';
const bpmn = 'process.bpmn';
const form = 'form.json';
const golden = 'golden/refused.yaml';

describe('a package is refused', () => {
  it.each<[string, string, PackageChange, string]>([
    [
      'without a decision of publication',
      '1.001193',
      { file: yaml, find: /^publication.*\n/m, put: '' },
      'publication',
    ],
    [
      'without a decision approving the internal process',
      '1.001193',
      { file: yaml, find: /^internalProcess.*\n/m, put: '' },
      'internalProcess',
    ],
    [
      'when a decision takes effect before it was issued',
      '1.001193',
      { file: yaml, find: /(publication.*from: )2020/, put: '$12019' },
      'dòng 11: phải có hiệu lực từ ngày ban hành',
    ],
    [
      'when its steps take longer than the term',
      '1.001193',
      { file: bpmn, find: '3 working hours', put: '3 working days' },
      'tổng thời gian các bước vượt thời hạn',
    ],
    [
      'for a term nobody understands',
      '1.001612',
      { file: yaml, find: '3 working days', put: '3 fortnights' },
      'không hiểu thời hạn “3 fortnights”',
    ],
    [
      'for a policy that does not go with the term',
      '2.000488',
      { file: yaml, find: 'term: 15 days', put: 'term: 15 days, policy: same-day-15h' },
      'quy tắc nhận “same-day-15h”',
    ],
    ['for a policy nobody knows', '1.001193', { file: yaml, find: 'same-day-15h', put: 'noon' }, 'quy tắc nhận “noon”'],
    [
      'for a decision table that is missing',
      '1.009397',
      { file: yaml, find: 'decision: assessment-fee', put: 'decision: other' },
      'không có bảng quyết định “other”',
    ],
    [
      'for a step that asks no decision table',
      '1.004873',
      { file: bpmn, find: ' motcua:decision="verification"', put: '' },
      'phải ghi motcua:decision',
    ],
    [
      'for a condition that reads a column no table has',
      '1.004873',
      { file: bpmn, find: 'mustVerify', put: 'mayVerify' },
      'đọc “mayVerify”',
    ],
    [
      'for a decision table no row of which applies to a golden dossier',
      '1.004873',
      { file: 'verification.dmn', find: '<text>not(true)</text>', put: '<text>not(true, false)</text>' },
      'không dòng nào của bảng “verification” áp dụng',
    ],
    [
      'for decision tables written in procedure.yaml',
      '1.009397',
      { file: yaml, find: 'feeDue:', put: 'decisions: [{}]\nfeeDue:' },
      'decisions',
    ],
    ['for an unknown sector', '1.001193', { file: yaml, find: 'G15-TP07', put: 'G15-XX' }, 'lĩnh vực “G15-XX”'],
    ['for an unknown life event', '1.001193', { file: yaml, find: '[having-a-child]', put: '[moving]' }, '“moving”'],
    [
      'for an unknown kind of authority',
      '1.001193',
      { file: yaml, find: 'commune_committee', put: 'village' },
      'loại cơ quan “village”',
    ],
    [
      'for an unknown template',
      '1.001193',
      { file: yaml, find: 'template: birth-certificate', put: 'template: poster' },
      'mẫu kết quả “poster”',
    ],
    [
      'when the template prints what the form does not have',
      '2.000815',
      { file: yaml, find: 'template: certified-copy-note', put: 'template: marriage-certificate' },
      'in trường “wife.name”',
    ],
    [
      'for an article of a law it does not list',
      '1.001193',
      { file: yaml, find: 'article: NĐ 123/2015 Đ14', put: 'article: NĐ 9/1999 Đ1' },
      'căn cứ “NĐ 9/1999 Đ1”',
    ],
    [
      'for a field asked by a law it does not list',
      '1.001193',
      { file: form, find: 'NĐ 123/2015/NĐ-CP, Điều 14', put: 'Thói quen' },
      'căn cứ “Thói quen”',
    ],
    [
      'for an unknown code list',
      '1.001193',
      { file: form, find: '"genders"', put: '"planets"' },
      'không có danh mục “planets”',
    ],
    [
      'for FEEL that does not compile',
      '2.000815',
      { file: yaml, find: 'copies.pages * copies.count > 200', put: 'copies.pages * * 2' },
      'không dùng được',
    ],
    [
      'for FEEL that reads a field the form does not have',
      '2.000815',
      { file: yaml, find: 'copies.pages * copies.count > 200', put: 'copies.sheets > 200' },
      'đọc “copies.sheets”',
    ],
    [
      'for a variant without condition before the last',
      '2.000815',
      { file: yaml, find: /    when: copies.pages.*\n/, put: '' },
      'trường hợp cuối cùng',
    ],
    [
      'for two papers of one id',
      '1.001193',
      { file: yaml, find: 'id: abandoned-record', put: 'id: birth-note' },
      '“birth-note” được dùng hai lần',
    ],
    [
      'for fees that are never due',
      '2.000815',
      { file: yaml, find: 'feeDue: on_return', put: 'feeDue: none' },
      'feeDue',
    ],
    [
      'for a ministry’s result without its system',
      '1.001193',
      { file: yaml, find: '  system: civil-status\n', put: '' },
      'hệ thống nào',
    ],
    ['for a result of ours without a book', '2.000815', { file: yaml, find: /  book: .*\n/, put: '' }, 'sổ nào'],
    [
      'for a task in the lane of another role',
      '1.001193',
      { file: bpmn, find: 'name="leader"', put: 'name="clerk"' },
      'đang ở làn “clerk”',
    ],
    [
      'for a task that is no action on the dossier',
      '1.001193',
      { file: bpmn, find: 'motcua:action="propose"', put: 'motcua:action="dream"' },
      'phải ghi motcua:action',
    ],
    [
      'without archiving',
      '1.001193',
      { file: bpmn, find: 'motcua:action="archive"', put: 'motcua:action="issue"' },
      'thiếu bước có thao tác archive',
    ],
    [
      'when nothing fetches the ministry’s number',
      '1.001193',
      { file: yaml, find: 'issuedBy: ministry_system', put: 'issuedBy: this_system' },
      'register_result',
    ],
    [
      'for a condition on what the process does not know',
      '1.001193',
      { file: bpmn, find: 'approve = true', put: 'weather = "fine"' },
      'đọc “weather”',
    ],
    [
      'for a condition that does not compile',
      '1.001193',
      { file: bpmn, find: 'approve = true', put: 'approve = = true' },
      'approve = = true',
    ],
    [
      'for an element the kernel does not run',
      '1.001193',
      { file: bpmn, find: /<bpmn:userTask id="propose"([^/]*)\/>/, put: '<bpmn:scriptTask id="propose"$1/>' },
      'propose',
    ],
    [
      'for a golden dossier with an unknown paper',
      '1.001193',
      { file: golden, find: '[birth-note]', put: '[passport]' },
      'golden/refused.yaml, dòng 22: hồ sơ mẫu nộp “passport”',
    ],
    [
      'for a golden dossier by a channel not offered',
      '2.000815',
      { file: 'golden/rejected-at-the-counter.yaml', find: 'channel: counter', put: 'channel: post' },
      'kênh “post”',
    ],
    [
      'for a field that must be typed although a register knows it',
      '1.001193',
      {
        file: 'form.json',
        find: /,\s*"source": \{\s*"register": "population",\s*"path": "ethnicGroup",[^}]*\}/,
        put: '',
      },
      'không được bắt khai lại',
    ],
    [
      'for a part that names a person and does not say whose data it is',
      '1.001193',
      { file: 'form.json', find: /"subject": \{[^}]*\},/, put: '' },
      'chưa ghi chủ thể',
    ],
    [
      'for a source no register has',
      '1.001193',
      { file: 'form.json', find: '"path": "ethnicGroup"', put: '"path": "shoeSize"' },
      'không có cơ sở dữ liệu “population” với trường “shoeSize”',
    ],
    [
      'for a condition no choice can meet',
      '1.001193',
      { file: 'form.json', find: 'requester.relation = \\"mother\\"', put: 'requester.relation = \\"uncle\\"' },
      'không phải lựa chọn nào',
    ],
    [
      'for a golden dossier of no known shape',
      '1.001193',
      { file: golden, find: 'action: sign', put: 'action: sing' },
      'golden/refused.yaml, dòng',
    ],
  ])('%s', async (_why, code, change, fault) => {
    const faults = await faultsOf(code, change);
    expect(faults.join('\n')).toContain(fault);
    for (const one of faults) expect(one).toMatch(/(\.yaml|\.bpmn|\.json|\.dmn), dòng \d+/);
  });

  it('when a file is missing, or every golden dossier', async () => {
    const folder = await changedPackage('1.001193');
    await rm(join(folder, 'golden'), { recursive: true });
    const without = await checkPackage(folder, known);
    expect(without.ok ? [] : without.faults).toEqual([expect.stringContaining('thiếu hồ sơ mẫu')]);
    await rm(join(folder, 'form.json'));
    const missing = await checkPackage(folder, known);
    expect(missing.ok ? [] : missing.faults).toEqual([expect.stringContaining('form.json: thiếu tệp này')]);
  });

  it('with all its faults at once', async () => {
    const faults = await faultsOf(
      '1.001193',
      { file: yaml, find: 'G15-TP07', put: 'G15-XX' },
      { file: form, find: '"genders"', put: '"planets"' },
      { file: bpmn, find: '"leader"', put: '"clerk"' },
    );
    expect(faults.length).toBeGreaterThanOrEqual(3);
  });
});
