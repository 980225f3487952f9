import { describe, expect, it } from 'vitest';
import { countOf, paperOfKey, tickPaper, typeCount } from './paper-counts.ts';

const birthNote = { id: 'birth-note', originals: 1, copies: 0 };
const plans = { id: 'plans', originals: 2, copies: 3 };

describe('ticking a paper', () => {
  it('counts as many as the law asks for, at least one, and takes the tick away again', () => {
    const ticked = tickPaper({}, plans, 'copies');
    expect(ticked).toEqual({ plans: { originals: 0, copies: 3 } });
    expect(tickPaper({}, birthNote, 'copies')).toEqual({ 'birth-note': { originals: 0, copies: 1 } });
    expect(countOf(tickPaper(ticked, plans, 'copies'), 'plans')).toEqual({ originals: 0, copies: 0 });
  });

  it('takes a typed number, and nothing for what is no number', () => {
    expect(typeCount({}, 'plans', { what: 'originals', text: '12' })).toEqual({ plans: { originals: 12, copies: 0 } });
    expect(typeCount({}, 'plans', { what: 'originals', text: '-1' })).toEqual({ plans: { originals: 0, copies: 0 } });
  });
});

describe('a number key', () => {
  const papers = [birthNote, plans];
  it('means the original of the paper at that place, with Shift its copy', () => {
    expect(paperOfKey(papers, { code: 'Digit1', shiftKey: false })).toEqual({ paper: birthNote, what: 'originals' });
    expect(paperOfKey(papers, { code: 'Numpad2', shiftKey: true })).toEqual({ paper: plans, what: 'copies' });
  });

  it('means nothing where there is no such paper, or for other keys', () => {
    expect(paperOfKey(papers, { code: 'Digit3', shiftKey: false })).toBeUndefined();
    expect(paperOfKey(papers, { code: 'Digit0', shiftKey: false })).toBeUndefined();
    expect(paperOfKey(papers, { code: 'KeyA', shiftKey: false })).toBeUndefined();
  });
});
