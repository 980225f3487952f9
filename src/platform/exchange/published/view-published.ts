import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { ruleOn } from '../dated-rules.ts';
import { dayBefore } from './publish-figures.ts';
import type { PublicStatistics, PublishedPeriods } from './published.contract.ts';
import { findPublishedDays, selectPublished, type PublishedRow } from './published.queries.ts';
import type { PublishRule } from './published-rules.ts';
import { addCalls, toldFigures, withholdSmall, type CountedCalls } from './withhold-small.ts';

const keptMs = 60_000;
const mostKept = 100;

type Deps = { db: Db; now: Clock; rules: readonly PublishRule[] };
export type Published = {
  periods: () => Promise<PublishedPeriods>;
  /** Throws `exchange.not_found` for what is no published day (`2026-11-28`) or month (`2026-11`). */
  view: (period: string) => Promise<PublicStatistics>;
};

/** Số liệu công khai, read once for a while: anybody may ask, and a day that is published hardly changes. */
export function keepPublished(deps: Deps): Published {
  const listOnce = keepAnswers(deps.now, () => listPeriods(deps));
  const viewOnce = keepAnswers(deps.now, (period) => viewPublished(deps, period));
  return { periods: () => listOnce(''), view: viewOnce };
}

function keepAnswers<Answer>(now: Clock, read: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>();
  return (key) => {
    const at = now().getTime();
    const known = kept.get(key);
    if (known && at < known.until) return known.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = read(key);
    kept.set(key, { until: at + keptMs, answer });
    // A failure is not kept.
    answer.catch(() => kept.delete(key));
    return answer;
  };
}

async function listPeriods({ db, now, rules }: Deps): Promise<PublishedPeriods> {
  const { first, last } = await findPublishedDays(db);
  if (first === null || last === null || !ruleOn(rules, vietnamDay(now()))) return { months: [], lastDay: null };
  const months: string[] = [];
  for (let month = last.slice(0, 7); month >= first.slice(0, 7); month = dayBefore(`${month}-01`).slice(0, 7))
    months.push(month);
  return { months, lastDay: last };
}

/** First and last day of a day or a month; undefined when it is neither. */
function daysOf(period: string): { from: string; to: string } | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return { from: period, to: period };
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return undefined;
  const [year = 0, month = 0] = period.split('-').map(Number);
  return { from: `${period}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

async function viewPublished({ db, now, rules }: Deps, period: string): Promise<PublicStatistics> {
  const asked = daysOf(period);
  // Without a rule on what is too small to tell, nothing is told.
  const rule = ruleOn(rules, vietnamDay(now()));
  const rows = asked && rule ? await selectPublished(db, asked) : [];
  const [first, last] = [rows[0], rows.at(-1)];
  if (!asked || !rule || !first || !last) throw refuse('exchange.not_found');
  const { leastCalls, source, verified } = rule;
  const called = rows.filter(({ service }) => service !== null);
  const total = addCalls(called);
  const { systems, services, grants } = last;
  return {
    ...{ period, from: first.day, to: last.day, isPart: first.day > asked.from || last.day < asked.to },
    total: total.calls < leastCalls ? { withheld: 'below' } : toldFigures(total),
    ...{ systems, services, grants, leastCalls, source, verified },
    days: withholdSmall(
      groupsOf(rows, ({ day }) => day).map(({ row: { day }, counted }) => ({ day, counted })),
      leastCalls,
    ),
    byService: withholdSmall(
      groupsOf(called, ({ service }) => service ?? '').map(({ row, counted }) => ({
        ...{ key: row.service ?? '', name: row.service_name, providerAgency: row.provider_agency, counted },
      })),
      leastCalls,
    ),
    byPair: withholdSmall(
      groupsOf(called, (row) => `${row.provider_agency}\n${row.consumer_agency}`).map(({ row, counted }) => ({
        ...{ providerAgency: row.provider_agency, consumerAgency: row.consumer_agency, counted },
      })),
      leastCalls,
    ),
  };
}

/** Rows that belong together, added up, with the last of them: names are as they were last. */
function groupsOf(
  rows: readonly PublishedRow[],
  keyOf: (row: PublishedRow) => string,
): { row: PublishedRow; counted: CountedCalls }[] {
  return [...Map.groupBy(rows, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const row = group.at(-1);
      return row ? [{ row, counted: addCalls(group) }] : [];
    });
}
