import { refused, wrong, type FieldType } from './field-type.browser.ts';
import { isYear } from './typed-date.browser.ts';

/** Năm. */
export const year: FieldType<number> = {
  parse: (input) => {
    const typed = typeof input === 'string' && /^\s*\d{4}\s*$/.test(input) ? Number(input) : input;
    return typeof typed === 'number' && isYear(typed)
      ? { ok: true, value: typed }
      : refused('forms.problem.not_a_year');
  },
  check: (value, { min, max }, { today }) => {
    const [earliest, latest] = [yearLimit(min, today), yearLimit(max, today)];
    if (earliest !== undefined && value < earliest) return [wrong('forms.problem.too_early', { min: earliest })];
    return latest !== undefined && value > latest ? [wrong('forms.problem.too_late', { max: latest })] : [];
  },
  toText: String,
};

const yearLimit = (limit: number | string | undefined, today: string): number | undefined =>
  limit === 'today' ? Number(today.slice(0, 4)) : typeof limit === 'number' ? limit : undefined;
