import { feelDate } from '../feel/feel-values.browser.ts';
import type { FieldType } from './field-type.browser.ts';
import { dateType, readDay, readMonth, readYear } from './typed-date.browser.ts';

/** Ngày không rõ: a day, a month or only a year. Conditions see a date when the day is known, otherwise the text. */
export const partialDate: FieldType<string> = {
  ...dateType('not_a_partial_date', (typed) => readDay(typed) ?? readMonth(typed) ?? readYear(typed)),
  toFeel: (value) => feelDate(value) ?? value,
};
