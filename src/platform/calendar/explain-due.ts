import type { Language } from '#infrastructure/language.ts';
import { calendarWords, type CalendarWords } from './calendar-words.ts';
import type { DueResult } from './compute-due.ts';
import { termText, type Term } from './legal-term.ts';
import type { DerivationStep } from './schedule.ts';
import { DAY_MS, dayNumberOf, toLocalMs } from './vietnam-time.ts';

/** A run of days alike: the same reason not to count, or ordinary days counted one after another. */
type Run = { steps: DerivationStep[]; countedBefore: number };

/**
 * Giải thích hạn bằng lời, in sentences for the citizen: runs of equal days are told once, each article cited once. The language
 * is that in which the derivation was made.
 */
export function explainDue({ term, dueOn, dueAt, derivation }: DueResult, lang: Language = 'vi'): string[] {
  const words = calendarWords[lang].explain;
  const cited = new Set(['']);
  const sentences = runsOf(term, derivation).map((run) => {
    const articles = new Set(run.steps.map(({ article }) => article)).difference(cited);
    for (const article of articles) cited.add(article);
    return cite(sentenceOf(term, run, words), [...articles]);
  });
  const due = words.due(dueOn, toLocalMs(dueAt) - dayNumberOf(dueOn) * DAY_MS);
  return [words.term(termText(term, lang)), ...sentences, due];
}

const cite = (sentence: string, articles: readonly string[]): string =>
  articles.length === 0 ? sentence : sentence.replace(/\.$/, ` (${articles.join('; ')}).`);

function runsOf(term: Term, derivation: readonly DerivationStep[]): Run[] {
  const runs: Run[] = [];
  let counted = 0;
  for (const step of derivation) {
    const run = runs.at(-1);
    const last = run?.steps.at(-1);
    if (run && last && belongs(term, last, step)) run.steps.push(step);
    else runs.push({ steps: [step], countedBefore: counted });
    if (step.counted) counted += 1;
  }
  return runs;
}

function belongs(term: Term, last: DerivationStep, step: DerivationStep): boolean {
  if (step.counted !== last.counted || dayNumberOf(step.on) !== dayNumberOf(last.on) + 1) return false;
  if (!step.counted) return step.why === last.why;
  // A make-up Saturday has an article of its own and is told apart.
  return step.article === last.article && (term.kind === 'working_days' || term.kind === 'days');
}

function sentenceOf(term: Term, { steps, countedBefore }: Run, words: CalendarWords['explain']): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return '';
  if (first === last) return words.one(first.on, first.why);
  const numbers = [countedBefore + 1, countedBefore + steps.length] as const;
  const counted = term.kind === 'days' ? words.countedDays(...numbers) : words.countedWorkingDays(...numbers);
  return words.many(first.on, last.on, first.counted ? counted : first.why);
}
