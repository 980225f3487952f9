import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../calendar.errors.ts';
import { ContentFault, readContentFile } from '#infrastructure/content-file.ts';
import { parseTerm, type Term } from '../legal-term.ts';
import { isCalendarDay } from '../vietnam-time.ts';
import { CalendarDay, ClockTime } from './working-time.ts';

const TermText = z.string().transform((text, context): Term => {
  try {
    return parseTerm(text);
  } catch {
    context.addIssue({ code: 'custom', message: `không hiểu thời hạn “${text}”` });
    return z.NEVER;
  }
});
const Pattern = z.string().transform((text) => new RegExp(text));
/** Every rule names the article it comes from; `verified: false` when the text was not read. */
const rule = { article: z.string().min(1), verified: z.boolean().default(true) };

const ReceiptPolicy = z
  .strictObject({ ...rule, code: z.string().min(1), receivedAfter: ClockTime })
  .transform(({ receivedAfter, ...policy }) => ({ ...policy, receivedAfterMinute: receivedAfter }));
/** Quy tắc nhận sau giờ: what is received after this minute of the day counts from the next working day. */
export type ReceiptPolicy = z.output<typeof ReceiptPolicy>;

const RuleProfile = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  validFrom: CalendarDay,
  validTo: CalendarDay.optional(),
  basis: z.array(z.string()).min(1),
  forms: z.array(z.strictObject({ ...rule, number: z.string().regex(/^\d{2}$/), code: z.string(), name: z.string() })),
  dossierCode: z.strictObject({
    ...rule,
    pattern: Pattern,
    example: z.string(),
    dateFormat: z.enum(['yyMMdd', 'yyyyMMdd']),
    counterDigits: z.int().positive(),
  }),
  clockStart: z.strictObject({ ...rule, event: z.enum(['accepted', 'submitted']) }),
  /** Absent in a profile whose law sets no such term. */
  onlineAcceptance: z.strictObject({ ...rule, noticeWithin: TermText, acceptWithin: TermText }).optional(),
  supplement: z.strictObject({
    ...rule,
    returnWithin: TermText,
    afterSupplement: z.enum(['restart', 'resume']),
    closesAfter: TermText.optional(),
    /** How the index of service counts a dossier for which more was asked a second time, and from which day on. */
    repeated: z.strictObject({ ...rule, countsAs: z.literal('overdue'), from: z.iso.date() }).optional(),
  }),
  /** Gửi cơ quan phối hợp: one after another, or all at once. */
  consultation: z.strictObject({
    ...rule,
    paper: z.enum(['in_turn', 'together']),
    electronic: z.enum(['in_turn', 'together']),
  }),
  extension: z.strictObject({ ...rule, atMost: z.int().nonnegative(), noticeBefore: TermText }),
  paperHandOver: z.strictObject({ ...rule, term: TermText, policy: z.string() }),
  crossLevelHandOver: z.strictObject({ ...rule, term: TermText }).optional(),
  correction: z.strictObject({ ...rule, within: TermText }).optional(),
  feeTransfer: z.strictObject({ ...rule, within: TermText }).optional(),
  policies: z.array(ReceiptPolicy),
});
/** Hồ sơ quy tắc: the numbers of the one-stop law in one period, each with its article. */
export type RuleProfile = z.output<typeof RuleProfile>;

/** Reads every rule profile of `rules/` in the province's content folder, oldest first. */
export async function readRuleProfiles(folder: string): Promise<readonly RuleProfile[]> {
  const names = (await readdir(join(folder, 'rules'))).filter((name) => /^profile-.*\.yaml$/.test(name)).sort();
  const files = await Promise.all(names.map((name) => readContentFile(join(folder, 'rules', name), RuleProfile)));
  const faults = files.flatMap(({ value, fault }) => [
    ...(value.dossierCode.pattern.test(value.dossierCode.example)
      ? []
      : [fault(['dossierCode', 'example'], 'mã hồ sơ ví dụ không khớp mẫu')]),
    ...(value.policies.some((policy) => policy.code === value.paperHandOver.policy)
      ? []
      : [fault(['paperHandOver', 'policy'], `không có quy tắc ${value.paperHandOver.policy} trong policies`)]),
  ]);
  if (faults.length > 0) throw new ContentFault(faults);
  return files.map(({ value }) => value).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
}

/** Hồ sơ quy tắc theo tên hoặc theo ngày. A regime may keep a profile by name after the law has replaced it. */
export function ruleProfileOn(profiles: readonly RuleProfile[], wanted: string): RuleProfile {
  const found = isCalendarDay(wanted)
    ? profiles.find((profile) => profile.validFrom <= wanted && (!profile.validTo || wanted <= profile.validTo))
    : profiles.find((profile) => profile.name === wanted);
  if (!found) throw refuse('calendar.profile_unknown', { wanted });
  return found;
}

/** Quy tắc nhận sau giờ theo mã, such as `same-day-15h`. */
export function receiptPolicy(profile: RuleProfile, code: string): ReceiptPolicy {
  const found = profile.policies.find((policy) => policy.code === code);
  if (!found) throw refuse('calendar.policy_unknown', { policy: code, profile: profile.name });
  return found;
}
