import { seededRandom } from '#data/organisation/index.ts';
import { dayOfYear, plusYears, yearOf } from './days.ts';
import type { Founder } from './list-founders.ts';

export type Couple = { husband: Founder; wife: Founder; marriedOn: string };

/** Luật Hôn nhân và gia đình Đ8: men from 20, women from 18; two years more, so that nobody married on the very day. */
const earliestAge = { husband: 22, wife: 20 };
const lastWeddingYear = 2024;

/** Vợ chồng among the people the province names: the two printed citizens first, then men in order with a woman of fitting age. */
export function inventCouples(founders: readonly Founder[]): Couple[] {
  const free = new Set(founders.filter(({ gender }) => gender === 'female'));
  const men = founders.filter(({ gender }) => gender === 'male');
  const isFirst = (one: Founder) => one.isPrinted;
  return [...men.filter(isFirst), ...men.filter((one) => !isFirst(one))].flatMap((husband) => {
    const random = seededRandom(`wedding:${husband.personalId}`);
    if (!husband.isPrinted && random.integer(1, 10) > 8) return [];
    const wife = [...free].find((one) => husband.isPrinted === one.isPrinted && fits(husband, one));
    if (!wife) return [];
    free.delete(wife);
    const earliest = earliestYear(husband, wife) + 1;
    const year = random.integer(earliest, Math.min(earliest + 6, lastWeddingYear));
    return [{ husband, wife, marriedOn: dayOfYear(random, year) }];
  });
}

function fits(husband: Founder, wife: Founder): boolean {
  const yearsYounger = yearOf(wife.birthDate) - yearOf(husband.birthDate);
  return yearsYounger >= -2 && yearsYounger <= 9 && earliestYear(husband, wife) < lastWeddingYear;
}

const earliestYear = (husband: Founder, wife: Founder): number =>
  Math.max(
    yearOf(plusYears(husband.birthDate, earliestAge.husband)),
    yearOf(plusYears(wife.birthDate, earliestAge.wife)),
  );
