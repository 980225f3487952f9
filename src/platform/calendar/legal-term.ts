import { refuse } from './calendar.errors.ts';

export const countedTermKinds = ['hours', 'working_hours', 'working_days', 'days', 'months'] as const;
export type CountedTermKind = (typeof countedTermKinds)[number];

/** Thời hạn giải quyết as the law writes it: a number of units, or within the same working day. */
export type Term = { kind: CountedTermKind; count: number } | { kind: 'same_day' };

const words: Record<CountedTermKind, { english: string; vietnamese: string }> = {
  hours: { english: 'hour', vietnamese: 'giờ' },
  working_hours: { english: 'working hour', vietnamese: 'giờ làm việc' },
  working_days: { english: 'working day', vietnamese: 'ngày làm việc' },
  days: { english: 'day', vietnamese: 'ngày' },
  months: { english: 'month', vietnamese: 'tháng' },
};

/** Đọc thời hạn from the text used in procedure packages and rule tables: `10 working days`, `1 month`, `same day`. */
export function parseTerm(text: string): Term {
  const normal = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (normal === 'same day') return { kind: 'same_day' };
  const match = /^([1-9]\d{0,3}) (.+)$/.exec(normal);
  const kind = countedTermKinds.find((kind) =>
    [words[kind].english, `${words[kind].english}s`].includes(match?.[2] ?? ''),
  );
  if (!match || !kind) throw refuse('calendar.term_invalid', { text });
  return { kind, count: Number(match[1]) };
}

/** The text `parseTerm` reads. */
export function termToText(term: Term): string {
  if (term.kind === 'same_day') return 'same day';
  return `${term.count} ${words[term.kind].english}${term.count === 1 ? '' : 's'}`;
}

/** Thời hạn bằng tiếng Việt, as written on papers: “10 ngày làm việc”, “trong ngày làm việc”. */
export function termToVietnamese(term: Term): string {
  return term.kind === 'same_day' ? 'trong ngày làm việc' : `${term.count} ${words[term.kind].vietnamese}`;
}
