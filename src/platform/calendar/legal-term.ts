import type { Language } from '#infrastructure/language.ts';
import { refuse } from './calendar.errors.ts';
import { calendarWords } from './calendar-words.ts';

export const countedTermKinds = ['hours', 'working_hours', 'working_days', 'days', 'months'] as const;
export type CountedTermKind = (typeof countedTermKinds)[number];

/** Thời hạn giải quyết as the law writes it: a number of units, or within the same working day. */
export type Term = { kind: CountedTermKind; count: number } | { kind: 'same_day' };

/** Units as procedure packages and rule tables write them. */
const units: Record<CountedTermKind, string> = {
  hours: 'hour',
  working_hours: 'working hour',
  working_days: 'working day',
  days: 'day',
  months: 'month',
};

/** Đọc thời hạn from the text used in procedure packages and rule tables: `10 working days`, `1 month`, `same day`. */
export function parseTerm(text: string): Term {
  const normal = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (normal === 'same day') return { kind: 'same_day' };
  const match = /^([1-9]\d{0,3}) (.+)$/.exec(normal);
  const kind = countedTermKinds.find((kind) => [units[kind], `${units[kind]}s`].includes(match?.[2] ?? ''));
  if (!match || !kind) throw refuse('calendar.term_invalid', { text });
  return { kind, count: Number(match[1]) };
}

/** The text `parseTerm` reads. */
export function termToText(term: Term): string {
  if (term.kind === 'same_day') return 'same day';
  return `${term.count} ${units[term.kind]}${term.count === 1 ? '' : 's'}`;
}

/** Thời hạn bằng lời, as people read it: “10 ngày làm việc”, “trong ngày làm việc”. */
export function termText(term: Term, lang: Language = 'vi'): string {
  const { term: words } = calendarWords[lang];
  return term.kind === 'same_day' ? words.same_day : words[term.kind](term.count);
}
