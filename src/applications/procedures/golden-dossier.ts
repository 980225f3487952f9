import { z } from 'zod';
import { Channel } from './procedures.contract.ts';

const Text = z.string().trim().min(1);
/** Vietnamese wall clock, to the minute. */
const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'thời điểm viết như 2026-03-09T08:15' });
const FormInput = z.record(z.string(), z.unknown());

export const goldenStatuses = [
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
export type GoldenStatus = (typeof goldenStatuses)[number];

const at = { at: Moment };
const GoldenStep = z.discriminatedUnion('action', [
  z.strictObject({ ...at, action: z.literal('accept') }),
  z.strictObject({ ...at, action: z.literal('reject') }),
  z.strictObject({ ...at, action: z.literal('request_supplement') }),
  /** The form again when something in it was corrected. */
  z.strictObject({ ...at, action: z.literal('supplement'), form: FormInput.optional() }),
  z.strictObject({ ...at, action: z.literal('pay') }),
  z.strictObject({ ...at, action: z.literal('assign') }),
  z.strictObject({ ...at, action: z.literal('propose'), outcome: z.enum(['grant', 'refuse']).default('grant') }),
  z.strictObject({ ...at, action: z.literal('review'), agree: z.boolean().default(true) }),
  z.strictObject({ ...at, action: z.literal('sign'), approve: z.boolean().default(true) }),
  z.strictObject({ ...at, action: z.literal('register_result') }),
  z.strictObject({ ...at, action: z.literal('issue') }),
  z.strictObject({ ...at, action: z.literal('archive') }),
  z.strictObject({ ...at, action: z.literal('return_result') }),
  z.strictObject({ ...at, action: z.literal('withdraw') }),
]);
export type GoldenStep = z.infer<typeof GoldenStep>;
export type GoldenAction = GoldenStep['action'];

/** Hồ sơ mẫu: a dossier with the course the law gives it; `golden/*.yaml` of a package. */
export const GoldenDossier = z.strictObject({
  name: Text,
  handedInAt: Moment,
  channel: Channel,
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
  }),
});
export type GoldenDossier = z.infer<typeof GoldenDossier>;
