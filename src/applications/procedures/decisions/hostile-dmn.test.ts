import { describe, expect, it } from 'vitest';
import { readDecisions } from './read-decisions.ts';

type Made = { hitPolicy?: string; more?: string; id?: string };
const row = (at: number, test: string, out = '1') =>
  `<rule id="r${at}"><inputEntry id="r${at}i"><text>${test}</text></inputEntry>` +
  `<outputEntry id="r${at}o"><text>${out}</text></outputEntry></rule>`;
const table = (rows: string, { hitPolicy = 'UNIQUE', more = '', id = 't' }: Made = {}) =>
  `<decision id="${id}" name="T" motcua:article="Đ1" motcua:from="2020-01-01">${more}` +
  `<decisionTable id="${id}t" hitPolicy="${hitPolicy}"><input id="${id}i" label="x"><inputExpression id="${id}e">` +
  `<text>a.x</text></inputExpression></input><output id="${id}o" name="amountVnd"/>${rows}</decisionTable></decision>`;
const needs = (id: string) =>
  `<informationRequirement id="q${id}"><requiredDecision href="#${id}"/></informationRequirement>`;
const times = (count: number, text: string) => text.repeat(count);

async function faultsOf(content: string, doctype = ''): Promise<string[]> {
  const xml =
    `<?xml version="1.0"?>${doctype}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" ` +
    `xmlns:motcua="https://motcua.vn/dmn" id="d" name="n" namespace="x">${content}</definitions>`;
  return (await readDecisions('', new Map([['x.dmn', Buffer.from(xml)]]))).faults;
}

describe('a hostile DMN file is refused, shortly and in words', () => {
  const bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';
  const manyLists = 'some a in [1], b in [1], c in [1], d in [1] satisfies a = b';
  const lines = Array.from({ length: 501 }, (_, at) => row(at, String(at))).join('');
  it.each<[string, string, string, string?]>([
    ['an entity bomb', table(row(1, '&c;')), 'DOCTYPE', bomb],
    ['a file from outside', table(row(1, '&a;')), 'DOCTYPE', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    [
      'an import',
      `<import name="m" namespace="y" locationURI="http://127.0.0.1/" importType="z"/>${table(row(1, '1'))}`,
      'import',
    ],
    ['a table of very many rows', table(lines), 'có 501 dòng, nhiều nhất 500'],
    ['an unknown hit policy', table(row(1, '1'), { hitPolicy: 'MAYBE' }), 'hit policy MAYBE'],
    ['a long unknown hit policy', table(row(1, '1'), { hitPolicy: times(9000, 'A') }), 'AAA…'],
    [
      'tables that need each other',
      table(row(1, '1'), { more: needs('u') }) + table(row(2, '1'), { id: 'u', more: needs('t') }),
      'lấy kết quả của bảng khác',
    ],
    ['a table that needs itself', table(row(1, '1'), { more: needs('t') }), 'lấy kết quả của bảng khác'],
    ['elements in elements', times(3000, '<decision id="a" name="a">') + times(3000, '</decision>'), '100 cấp'],
    ['brackets in brackets', table(row(1, '1', times(5000, '(') + 1 + times(5000, ')'))), 'dài quá 1000 ký tự'],
    ['a cell without end', table(row(1, times(20_000, '1,'))), '1,1,…'],
    ['a loop', table(row(1, '1', 'for i in 1..1000000000 return i')), 'chưa được hỗ trợ'],
    ['lists in lists', table(row(1, '1', manyLists)), 'quá 3 danh sách'],
    [
      'a function of another machine',
      table(row(1, '1', 'function(x) external { java: { class: "java.lang.Runtime" } }')),
      'chưa được hỗ trợ',
    ],
  ])('%s', async (_, content, told, doctype) => {
    const faults = await faultsOf(content, doctype);
    expect(faults.join('\n')).toContain(told);
    for (const fault of faults) expect(fault.length).toBeLessThan(600);
  });
});
