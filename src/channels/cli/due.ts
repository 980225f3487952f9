import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { defineRefusals, Refusal, refusalText } from '#infrastructure/refusal.ts';
import {
  calendarEn,
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
import { dueEn } from './due.en.ts';
import { dueVi } from './due.vi.ts';

const contentFolder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));

const texts = { vi: { ...calendarVi, ...dueVi }, en: { ...calendarEn, ...dueEn } };
const refuse = defineRefusals<keyof typeof dueVi>({ 'due.wrong_arguments': 400, 'due.missing': 400 });

/** Tính hạn giải quyết từ dòng lệnh: prints the due date and how the law leads to it; needs no database. */
export async function dueCommand(args: string[]): Promise<number> {
  const lang = askedLanguage(args);
  try {
    const { json, ...asked } = readArguments(args);
    const due = await computeAsked(asked, lang);
    console.log(json ? asJson(due) : explainDue(due, lang).join('\n'));
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error, lang);
    if (sentence === undefined) throw error;
    console.error(sentence);
    return 1;
  }
}

/** The language asked for, also where the other arguments cannot be read. */
function askedLanguage(args: string[]): Language {
  const { lang } = parseArgs({ args, options: { lang: { type: 'string' } }, strict: false }).values;
  return lang === 'en' ? 'en' : 'vi';
}

function readArguments(args: string[]) {
  const { lang, term, from, pause = [], ...rest } = parseOptions(args);
  if (lang !== 'vi' && lang !== 'en') throw refuse('due.wrong_arguments');
  if (!term || !from) throw refuse('due.missing');
  return { term, from, pause, ...rest };
}

function parseOptions(args: string[]) {
  const options = {
    term: { type: 'string' },
    from: { type: 'string' },
    unit: { type: 'string', default: '' },
    policy: { type: 'string' },
    profile: { type: 'string' },
    pause: { type: 'string', multiple: true },
    lang: { type: 'string', default: 'vi' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw refuse('due.wrong_arguments');
  }
}

type Asked = Omit<ReturnType<typeof readArguments>, 'json'>;

async function computeAsked(asked: Asked, lang: Language): Promise<DueResult> {
  const term = parseTerm(asked.term);
  const from = parseVietnamTime(asked.from);
  const pauses = asked.pause.map(readPause);
  const on = vietnamDay(from);
  const unitCalendar = unitCalendarsFrom(await readCalendarContent(contentFolder))(asked.unit, on);
  const input = { term, from, pauses, lang, ...unitCalendar };
  if (!asked.policy) return computeDue(input);
  const profile = ruleProfileOn(await readRuleProfiles(contentFolder), asked.profile ?? on);
  return computeDue({ ...input, policy: receiptPolicy(profile, asked.policy) });
}

function readPause(text: string) {
  const [from, to, ...more] = text.split('/');
  if (!from || !to || more.length > 0) throw refuseCalendar('calendar.pause_invalid', { text });
  return { from: parseVietnamTime(from), to: parseVietnamTime(to) };
}

function asJson(due: DueResult): string {
  return JSON.stringify({ dueOn: due.dueOn, dueAt: formatDueAt(due), derivation: due.derivation }, null, 2);
}

function sentenceOf(error: unknown, lang: Language): string | undefined {
  if (error instanceof ContentFault) return error.message;
  return error instanceof Refusal ? refusalText(error, texts, lang) : undefined;
}
