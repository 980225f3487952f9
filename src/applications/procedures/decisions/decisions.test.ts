import { describe, expect, it } from 'vitest';
import { speakIn } from '#infrastructure/spoken-language.ts';
import { filesFromText } from '../package-files.ts';
import { checkDecisions } from './check-decisions.ts';
import { decide, decideFor, decisionOn } from './decide.ts';
import { readDecisions } from './read-decisions.ts';

type Drawn = {
  policy?: string;
  aggregation?: string;
  inputs?: readonly string[];
  outputs?: readonly string[];
  rows: readonly (readonly string[])[];
  dates?: string;
  logic?: string;
  id?: string;
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A DMN file of one table, each row on a line of its own from line 6 on. */
function draw({
  policy,
  aggregation,
  inputs = ['place.rooms'],
  outputs = ['amountVnd'],
  rows,
  dates,
  logic,
  id,
}: Drawn) {
  const columns = [
    ...inputs.map(
      (text) => `<input label="Cột"><inputExpression><text>${escaped(text)}</text></inputExpression></input>`,
    ),
    ...outputs.map((name) => `<output name="${name}" />`),
  ];
  const entries = rows.map((row, index) => {
    const cells = row.map((cell, at) => {
      const tag = at < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${tag}><text>${escaped(cell)}</text></${tag}>`;
    });
    return `<rule id="row${index + 1}">${cells.join('')}</rule>`;
  });
  const kind = [policy && ` hitPolicy="${policy}"`, aggregation && ` aggregation="${aggregation}"`].join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:motcua="https://motcua.vn/dmn" id="d" name="d" namespace="n">',
    `<decision id="${id ?? 'fee'}" name="Bảng phí" motcua:article="TT 1/2017 Đ4" ${dates ?? 'motcua:from="2017-01-01"'}>`,
    logic ?? `<decisionTable${kind}>`,
    columns.join(''),
    ...entries,
    `${logic ? '' : '</decisionTable>'}</decision></definitions>`,
  ].join('\n');
}

const read = (...drawn: string[]) =>
  readDecisions('', filesFromText(Object.fromEntries(drawn.map((xml, index) => [`bang-${index}.dmn`, xml]))));

async function tableOf(drawn: Drawn) {
  const { decisions, faults } = await read(draw(drawn));
  expect(faults).toEqual([]);
  const [decision] = decisions;
  if (!decision) throw new Error('no table');
  return decision.table;
}

const rooms = (count: number) => ({ place: { rooms: count } });

describe('a decision table', () => {
  it.each([
    [
      {
        rows: [
          ['< 3', '10'],
          ['[3..5]', '20'],
          [']5..9]', '30'],
        ],
      },
      5,
      20,
    ],
    [
      {
        rows: [
          ['1, 2', '10'],
          ['not(1, 2)', '20'],
        ],
      },
      2,
      10,
    ],
    [
      {
        rows: [
          ['1, 2', '10'],
          ['not(1, 2)', '20'],
        ],
      },
      7,
      20,
    ],
    [{ rows: [['-', 'place.rooms * 1000']] }, 4, 4000],
    [
      {
        policy: 'FIRST',
        rows: [
          ['> 1', '10'],
          ['> 0', '20'],
        ],
      },
      2,
      10,
    ],
    [
      {
        policy: 'FIRST',
        rows: [
          ['> 1', '10'],
          ['> 0', '20'],
        ],
      },
      1,
      20,
    ],
    [
      {
        policy: 'ANY',
        rows: [
          ['> 1', '10'],
          ['> 2', '10'],
        ],
      },
      3,
      10,
    ],
    [
      {
        policy: 'COLLECT',
        rows: [
          ['> 1', '10'],
          ['> 2', '20'],
        ],
      },
      3,
      [10, 20],
    ],
    [
      {
        policy: 'COLLECT',
        aggregation: 'SUM',
        rows: [
          ['> 1', '10'],
          ['> 2', '20'],
        ],
      },
      3,
      30,
    ],
    [
      {
        policy: 'COLLECT',
        aggregation: 'MIN',
        rows: [
          ['> 1', '10'],
          ['> 2', '20'],
        ],
      },
      3,
      10,
    ],
    [
      {
        policy: 'COLLECT',
        aggregation: 'MAX',
        rows: [
          ['> 1', '10'],
          ['> 2', '20'],
        ],
      },
      3,
      20,
    ],
    [
      {
        policy: 'COLLECT',
        aggregation: 'COUNT',
        rows: [
          ['> 1', '10'],
          ['> 2', '20'],
        ],
      },
      3,
      2,
    ],
    [
      {
        policy: 'COLLECT',
        aggregation: 'SUM',
        rows: [
          ['> 1', '"x"'],
          ['> 2', '20'],
        ],
      },
      3,
      null,
    ],
  ] satisfies [Drawn, number, unknown][])('%j for %i says %j', async (drawn, count, amountVnd) => {
    expect(decide(await tableOf(drawn), rooms(count))).toEqual({ amountVnd });
  });

  it('says nothing when no row applies, and stops when rows contradict its hit policy', async () => {
    const unique = await tableOf({
      rows: [
        ['< 3', '10'],
        ['place.rooms', '20'],
      ],
    });
    expect(decide(await tableOf({ rows: [['< 3', '10']] }), rooms(5))).toBeNull();
    expect(() => decide(unique, rooms(2))).toThrow('rows row1, row2 apply together');
    const any = await tableOf({
      policy: 'ANY',
      rows: [
        ['> 1', '10'],
        ['> 2', '20'],
      ],
    });
    expect(() => decide(any, rooms(3))).toThrow('ANY');
  });

  it('holds from its day until the next of its name, or its last', async () => {
    const { decisions } = await read(
      draw({ rows: [['-', '10']] }),
      draw({ rows: [['-', '5']], dates: 'motcua:from="2025-07-01" motcua:to="2026-12-31"' }),
    );
    const tables = decisions.map(({ table }) => table);
    const amountOn = (on: string) => decideFor({ decisions: tables }, { decision: 'fee', on, variables: {} });
    expect(decisionOn(tables, 'fee', '2016-12-31')).toBeUndefined();
    expect(['2016-12-31', '2025-06-30', '2025-07-01', '2026-12-31', '2027-01-01'].map(amountOn)).toEqual(
      [null, 10, 5, 5, 10].map((amountVnd) => ({ amountVnd })),
    );
  });
});

describe('a DMN file is refused with its line and what to do', () => {
  it.each([
    ['no XML', '<definitions', 1, 'không đọc được tệp DMN'],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x/>', 1, 'DOCTYPE'],
    ['an older DMN', draw({ rows: [['-', '1']] }).replace('20191111', '20151101'), 1, 'DMN 1.3'],
    ['a hit policy', draw({ policy: 'PRIORITY', rows: [['-', '1']] }), 3, 'PRIORITY'],
    ['an aggregation', draw({ policy: 'FIRST', aggregation: 'SUM', rows: [['-', '1']] }), 3, 'chỉ hit policy COLLECT'],
    [
      'an expression',
      draw({ rows: [], logic: '<literalExpression><text>1</text></literalExpression>' }),
      1,
      'không hiểu',
    ],
    [
      'a cell',
      draw({
        rows: [
          ['-', '1'],
          ['1) or true or (2 in (1', '1'],
        ],
      }),
      7,
      'dòng 2, cột “Cột”',
    ],
    ['a function', draw({ rows: [['matches(x, "a")', '1']] }), 6, 'matches'],
    ['a missing cell', draw({ rows: [['-']] }), 6, 'có 1 ô'],
    ['an empty result', draw({ rows: [['-', '']] }), 6, 'đang để trống'],
    ['no date', draw({ rows: [['-', '1']], dates: ' ' }), 3, 'from'],
    ['a misspelt attribute', draw({ rows: [['-', '1']], dates: 'motcua:since="2017-01-01"' }), 1, 'motcua:since'],
  ])('%s', async (_what, xml, line, advice) => {
    const { faults } = await read(xml);
    expect(faults.join('\n')).toContain(`bang-0.dmn, dòng ${line}:`);
    expect(faults.join('\n')).toContain(advice);
  });
});

describe('what is wrong', () => {
  it('is told in the language the check is asked in', async () => {
    const { faults } = await speakIn('en', () => read(draw({ policy: 'PRIORITY', rows: [['-', '1']] })));
    expect(faults.join()).toContain('hit policy PRIORITY is not supported');
  });
});

describe('the check of a package', () => {
  const check = async (...drawn: Drawn[]) => {
    const { decisions, faults } = await read(...drawn.map(draw));
    const definition = { legalBases: [{ id: 'TT 1/2017', number: '1', name: 'x' }], fees: [] };
    const formPaths = new Set(['place', 'place.rooms', 'place.kind', 'place.openedOn']);
    return [...faults, ...checkDecisions(decisions, { definition, formPaths, usedByProcess: new Set(['fee']) })].join(
      '\n',
    );
  };

  it.each([
    [['< 3', '[2..5]'], true],
    [['< 3', '[3..5]'], false],
    [['<= 3', '[3..5]'], true],
    [['1, 2', '2, 3'], true],
    [['1, 2', 'not(1, 2)'], false],
    [['not([1..5])', '[5..6]'], true],
    [['not([1..5])', '[1..5]'], false],
    [['-', '1'], true],
    [['!= 1', '1'], false],
    [['> -3', '<= -3'], false],
    [['place.rooms', '< 3'], false],
  ])('%j of UNIQUE: overlapping %s', async (cells, overlap) => {
    const told = await check({ rows: cells.map((cell) => [cell, '1']) });
    expect(told.includes('dòng 1 và dòng 2 có thể cùng áp dụng')).toBe(overlap);
  });

  it.each([
    [['"a"', '"b", "a"'], true],
    [['"a"', 'not("a")'], false],
    [['not("a")', 'not("b")'], true],
    [['true', 'not(true)'], false],
    [['false', 'not(true)'], true],
    [['"a"', '1'], false],
  ])('%j of UNIQUE over names: overlapping %s', async (cells, overlap) => {
    const told = await check({ inputs: ['place.kind'], rows: cells.map((cell) => [cell, '1']) });
    expect(told.includes('có thể cùng áp dụng')).toBe(overlap);
  });

  it('tells days apart, and rows by any of their columns', async () => {
    const inputs = ['place.openedOn', 'place.kind'];
    const rows = [
      ['< date("2025-07-01")', '-', '1'],
      ['>= date("2025-07-01")', '"a"', '2'],
      ['>= date("2025-07-01")', 'not("a")', '3'],
    ];
    expect(await check({ inputs, rows })).toBe('');
    expect(await check({ inputs, rows: [...rows, ['-', '"b"', '4']] })).toContain('dòng 1 và dòng 4');
  });

  it('tells rows of FIRST that never get their turn, and rows of ANY that differ', async () => {
    expect(
      await check({
        policy: 'FIRST',
        rows: [
          ['-', '1'],
          ['< 3', '2'],
        ],
      }),
    ).toContain('dòng 2 không bao giờ áp dụng');
    expect(
      await check({
        policy: 'FIRST',
        rows: [
          ['< 3', '1'],
          ['-', '2'],
        ],
      }),
    ).toBe('');
    expect(
      await check({
        policy: 'ANY',
        rows: [
          ['< 3', '1'],
          ['< 2', '2'],
        ],
      }),
    ).toContain('trái với ANY');
    expect(
      await check({
        policy: 'ANY',
        rows: [
          ['< 3', '1'],
          ['< 2', '1'],
        ],
      }),
    ).toBe('');
  });

  it('tells what is not in the form, laws that are not listed, tables nobody uses and tables twice', async () => {
    expect(await check({ inputs: ['place.floors'], rows: [['-', '1']] })).toContain('“place.floors”');
    expect(await check({ rows: [['-', 'other.thing']] })).toContain('“other.thing”');
    expect(await check({ inputs: ['channel'], rows: [['"online"', '1']] })).toBe('');
    expect(await check({ outputs: ['amountVnd', 'article'], rows: [['-', '1', '"TT 9/2020 Đ1"']] })).toContain(
      'TT 9/2020',
    );
    expect(await check({ id: 'other', rows: [['-', '1']] })).toContain('không phí nào và bước nào');
    expect(await check({ rows: [['-', '1']] }, { rows: [['-', '2']] })).toContain('có hai lần');
  });
});
