import { describe, expect, it } from 'vitest';
import { compileFeel, evaluateFeel } from './evaluate-feel.ts';
import { feelDate } from './feel-values.browser.ts';

const variables = {
  today: feelDate('2026-03-01'),
  child: { birthDate: feelDate('2012-03-01'), name: 'Trần Thị Bưởi', none: null },
  residences: [{ place: 'Vĩnh Yên' }, { place: 'Phúc Yên' }],
  nothing: null,
};

describe('an expression', () => {
  it.each([
    ['age in years(child.birthDate, today)', 14],
    ['age in years(date("2012-02-29"), date("2026-02-28"))', 13],
    ['age in years(date("2012-02-29"), date("2026-03-01"))', 14],
    ['age in years(today, child.birthDate)', null],
    ['(today - child.birthDate).days', 5113],
    ['child.birthDate + duration("P14Y") <= today', true],
    ['date("2026-01-31") + duration("P1M") = date("2026-02-28")', true],
    ['years and months duration(date("2025-12-31"), date("2026-02-28")).months', 1],
    ['count(residences)', 2],
    ['residences[1].place', 'Vĩnh Yên'],
    ['residences[-1].place', 'Phúc Yên'],
    ['some r in residences satisfies r.place = "Phúc Yên"', true],
    ['list contains(residences.place, "Hà Nội")', false],
    ['is defined(child.name) and not(is defined(child.none))', true],
    ['is defined(child.missing.deeper)', false],
    ['string length("𠊛 Việt")', 6],
    ['if nothing then 1 else 2', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(12345, -3)', 12000],
    ['min([today, child.birthDate]) = child.birthDate', true],
    ['today.month', 3],
    ['// phần ghi chú\n 1 + /* hai */ 2', 3],
  ])('%s gives %j', (text, value) => {
    expect(evaluateFeel(text, variables)).toEqual(value);
  });

  it.each([
    ['nothing > 1', null],
    ['nothing = null', true],
    ['nothing = 1', false],
    ['"1" = 1', null],
    ['nothing > 1 and false', false],
    ['nothing > 1 or true', true],
    ['nothing > 1 and true', null],
    ['not(nothing)', null],
    ['nothing + 1', null],
    ['1 / 0', null],
    ['(-8) ** 0.5', null],
    ['nothing in [1..3]', null],
    ['2 in [3..1]', false],
    ['date("2026-01-01") < "2026-02-01"', null],
  ])('treats the unknown as FEEL does: %s gives %j', (text, value) => {
    expect(evaluateFeel(text, variables)).toEqual(value);
  });

  it('sees nothing of the objects it is given but their own entries', () => {
    expect(evaluateFeel('child.constructor', variables)).toBeNull();
    expect(evaluateFeel('constructor', variables)).toBeNull();
    expect(evaluateFeel('child.name.length', variables)).toBeNull();
  });

  it('that was never checked is a bug and throws', () => {
    expect(() => evaluateFeel('child.name =', variables)).toThrow(/vị trí 12/);
  });

  it('keeps its dates when variables are stored as JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(variables));
    expect(evaluateFeel('v.child.birthDate < v.today', { v: stored })).toBe(true);
  });
});

describe('an expression outside the subset is refused with its place and what to do', () => {
  it.each([
    ['', 0, 'đang để trống'],
    ['child.age >', 11, 'chưa viết hết'],
    ['a ; b', 2, '“;”'],
    ['child name = 1', 0, 'khoảng trắng'],
    ['rows[cost > 1]', 5, 'some … in … satisfies'],
    ['rows[0]', 5, 'số thứ tự'],
    ['for x in rows return x', 0, 'chưa được hỗ trợ'],
    ['{a: 1}', 0, 'chưa được hỗ trợ'],
    ['function(x) x', 0, 'chưa được hỗ trợ'],
    ['a instance of number', 0, 'chưa được hỗ trợ'],
    ['1 + matches(a, "(a+)+$")', 4, 'Không có hàm “matches”'],
    ['count()', 0, 'từ 1 đến 1 tham số'],
    ['contains(string: a, match: b)', 9, 'không viết kèm tên'],
    ['a in not(1)', 5, 'not(… in (…))'],
    ['a > date("2026-02-30")', 4, 'không có trong lịch'],
    ['a > duration("PT1H")', 4, 'P60D'],
    ['@"2026-01-01"', 0, 'chưa được hỗ trợ'],
    [`a = "${'x'.repeat(1_000)}"`, 1_000, 'quá 1000 ký tự'],
    ['some a in x, b in x, c in x satisfies every d in x satisfies a = d', 38, 'quá 3 danh sách lồng nhau'],
  ])('%s', (text, position, advice) => {
    const compiled = compileFeel(text);
    expect(compiled).toMatchObject({ ok: false, problem: { position, message: expect.stringContaining(advice) } });
  });

  it('because it would never end: a text that grows without end is unknown', () => {
    const grown = `${'a + '.repeat(20)}a`;
    expect(evaluateFeel(grown, { a: 'x'.repeat(500) })).toHaveLength(10_500);
    expect(evaluateFeel(grown, { a: 'x'.repeat(1_000) })).toBeNull();
  });

  it('unless it is only deep', () => {
    expect(evaluateFeel(`${'('.repeat(400)}1${')'.repeat(400)}`, {})).toBe(1);
  });
});
