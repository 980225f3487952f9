import type { FieldType } from './field-type.browser.ts';
import { dateType, readMonth } from './typed-date.browser.ts';

/** Tháng. */
export const month: FieldType<string> = dateType('not_a_month', readMonth);
