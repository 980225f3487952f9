import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { vietnamDay } from '#infrastructure/clock.ts';
import { fillText, Refusal } from '#infrastructure/refusal.ts';
import {
  calendarVi,
  computeDue,
  ContentFault,
  explainDue,
  formatDueAt,
  parseTerm,
  parseVietnamTime,
  readCalendarContent,
  readRuleProfiles,
  receiptPolicy,
  refuseCalendar,
  ruleProfileOn,
  unitCalendarsFrom,
  type DueResult,
} from '#platform/calendar/index.ts';

const contentFolder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));

const usage =
  'Cách dùng: due --term "10 working days" --from 2026-02-13T16:10 [--unit MÃ_ĐƠN_VỊ] [--policy same-day-15h] [--profile 2018] [--pause TỪ/ĐẾN …] [--json]';

/** Wrong use of the command, told in one sentence. */
class UsageError extends Error {}

/** Tính hạn giải quyết từ dòng lệnh: prints the due date and how the law leads to it; needs no database. */
export async function dueCommand(args: string[]): Promise<number> {
  try {
    const { json, ...asked } = readArguments(args);
    const due = await computeAsked(asked);
    console.log(json ? asJson(due) : explainDue(due).join('\n'));
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
    return 1;
  }
}

function readArguments(args: string[]) {
  const options = {
    term: { type: 'string' },
    from: { type: 'string' },
    unit: { type: 'string', default: '' },
    policy: { type: 'string' },
    profile: { type: 'string' },
    pause: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { term, from, pause = [], ...rest } = parseArgs({ args, options }).values;
    if (term && from) return { term, from, pause, ...rest };
  } catch (cause) {
    throw new UsageError(`Tham số dòng lệnh không đúng. ${usage}`, { cause });
  }
  throw new UsageError(`Cần nêu thời hạn (--term) và thời điểm tiếp nhận (--from). ${usage}`);
}

type Asked = Omit<ReturnType<typeof readArguments>, 'json'>;

async function computeAsked(asked: Asked): Promise<DueResult> {
  const term = parseTerm(asked.term);
  const from = parseVietnamTime(asked.from);
  const pauses = asked.pause.map(readPause);
  const on = vietnamDay(from);
  const unitCalendar = unitCalendarsFrom(await readCalendarContent(contentFolder))(asked.unit, on);
  if (!asked.policy) return computeDue({ term, from, pauses, ...unitCalendar });
  const profile = ruleProfileOn(await readRuleProfiles(contentFolder), asked.profile ?? on);
  return computeDue({ term, from, pauses, ...unitCalendar, policy: receiptPolicy(profile, asked.policy) });
}

function readPause(text: string) {
  const [from, to, ...more] = text.split('/');
  if (!from || !to || more.length > 0) throw refuseCalendar('calendar.pause_invalid', { text });
  return { from: parseVietnamTime(from), to: parseVietnamTime(to) };
}

function asJson(due: DueResult): string {
  return JSON.stringify({ dueOn: due.dueOn, dueAt: formatDueAt(due), derivation: due.derivation }, null, 2);
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof ContentFault) return error.message;
  if (!(error instanceof Refusal)) return undefined;
  const texts: Readonly<Record<string, string>> = calendarVi;
  return fillText(texts[error.code] ?? error.code, error.params);
}
