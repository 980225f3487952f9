import { z } from 'zod';
import { Channel } from './procedures.contract.ts';

const Text = z.string().trim().min(1);
/** Vietnamese wall clock, to the minute. */
const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'thời điểm viết như 2026-03-09T08:15' });
const FormInput = z.record(z.string(), z.unknown());

const goldenStatuses = [
  'submitted',
  'accepted',
  'rejected',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
] as const;

const systemActions = ['partner_silent', 'draft_extension', 'record_breach', 'close', 'desk_late'] as const;

const at = { at: Moment };
export const GoldenStep = z.discriminatedUnion('action', [
  z.strictObject({ ...at, action: z.literal('accept') }),
  z.strictObject({ ...at, action: z.literal('reject') }),
  z.strictObject({ ...at, action: z.literal('request_supplement') }),
  /** The form again when something in it was corrected. */
  z.strictObject({ ...at, action: z.literal('supplement'), form: FormInput.optional() }),
  z.strictObject({ ...at, action: z.literal('pay') }),
  z.strictObject({ ...at, action: z.literal('assign') }),
  /** To the agencies named, or to all whose condition holds. */
  z.strictObject({ ...at, action: z.literal('consult'), partners: z.array(Text).optional() }),
  z.strictObject({ ...at, action: z.literal('consult_again'), partner: Text }),
  z.strictObject({ ...at, action: z.literal('partner_receive'), partner: Text, complete: z.boolean().default(true) }),
  z.strictObject({
    ...at,
    action: z.literal('partner_answer'),
    partner: Text,
    outcome: Text,
    findings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  }),
  z.strictObject({ ...at, action: z.literal('partner_approve'), partner: Text, approve: z.boolean().default(true) }),
  z.strictObject({ ...at, action: z.literal('partner_send'), partner: Text }),
  z.strictObject({ ...at, action: z.literal('propose'), outcome: z.enum(['grant', 'refuse']).default('grant') }),
  z.strictObject({ ...at, action: z.literal('review'), agree: z.boolean().default(true) }),
  z.strictObject({ ...at, action: z.literal('sign'), approve: z.boolean().default(true) }),
  z.strictObject({ ...at, action: z.literal('register_result') }),
  z.strictObject({ ...at, action: z.literal('issue') }),
  z.strictObject({ ...at, action: z.literal('archive') }),
  z.strictObject({ ...at, action: z.literal('return_result') }),
  z.strictObject({ ...at, action: z.literal('withdraw') }),
  z.strictObject({ ...at, action: z.literal('stop') }),
  z.strictObject({ ...at, action: z.literal('extend'), days: z.int().min(1) }),
  z.strictObject({ ...at, action: z.literal('change'), form: FormInput.optional() }),
  z.strictObject({ ...at, action: z.literal('report_error') }),
  z.strictObject({ ...at, action: z.literal('correct') }),
  /** Nobody does anything until then; what the clock brings about happens. */
  z.strictObject({ ...at, action: z.literal('wait') }),
]);
export type GoldenStep = z.infer<typeof GoldenStep>;
export type GoldenAction = GoldenStep['action'];

/** Hồ sơ mẫu: a dossier with the course the law gives it; `golden/*.yaml` of a package. */
export const GoldenDossier = z.strictObject({
  name: Text,
  handedInAt: Moment,
  channel: Channel,
  /** Commune or district it is for; the first commune of the province when absent. */
  area: Text.optional(),
  /** Handed in on paper only: coordinating agencies may then be asked one after another. */
  onPaper: z.boolean().default(false),
  form: FormInput,
  /** Ids of the papers handed in. */
  documents: z.array(Text).default([]),
  steps: z.array(GoldenStep).min(1),
  expect: z.strictObject({
    variant: Text,
    /** Every paper the law requires here, in the order of the package. */
    requires: z.array(Text).optional(),
    feesVnd: z.int().min(0),
    status: z.enum(goldenStatuses),
    dueOn: z.iso.date().optional(),
    /** Hour of the appointment; a term of days ends at `T24:00`. */
    dueAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
      .optional(),
    onTime: z.boolean().default(true),
    /** Actions whose tasks are still open at the end. */
    open: z.array(Text).default([]),
    /** How each question to a coordinating agency ended, or that it has not. */
    partners: z.record(z.string(), z.enum(['waiting', 'returned', 'answered', 'deemed', 'cancelled'])).optional(),
    /** What the system did by itself, in order. */
    happened: z.array(z.enum(systemActions)).optional(),
  }),
});
export type GoldenDossier = z.infer<typeof GoldenDossier>;
