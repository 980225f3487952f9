import { feelDate } from '../feel/feel-values.browser.ts';
import type { FieldType } from './field-type.browser.ts';
import { dateType, readDay } from './typed-date.browser.ts';

/** Ngày. */
export const date: FieldType<string> = { ...dateType('not_a_date', readDay), toFeel: feelDate };
