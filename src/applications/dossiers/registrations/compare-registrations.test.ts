import { describe, expect, it } from 'vitest';
import { compareRegistrations, type Registered } from './compare-registrations.ts';

const one = (dossierCode: string, number = '01'): Registered => ({
  dossierCode,
  number,
  book: '2026',
  registeredOn: '2026-11-23',
});

describe('reconciling a day with a ministry', () => {
  it('finds nothing when both say the same', () => {
    const list = [one('A'), one('B', '02')];
    expect(compareRegistrations(list, list.toReversed())).toEqual({
      same: 2,
      onlyOurs: [],
      onlyTheirs: [],
      different: [],
    });
  });

  it('tells what one side lacks and what differs', () => {
    const ours = [one('A'), one('B', '02'), one('C', '03')];
    const theirs = [one('A'), one('B', '20'), one('D', '04')];
    expect(compareRegistrations(ours, theirs)).toEqual({
      same: 1,
      onlyOurs: [one('C', '03')],
      onlyTheirs: [one('D', '04')],
      different: [{ ours: one('B', '02'), theirs: one('B', '20') }],
    });
  });
});
