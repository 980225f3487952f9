import { z } from 'zod';
import { CommandId, Consignment, LongText, Name, ShortText, SupplementItem } from '../dossiers.contract.ts';

const Revision = z.number().int().min(1);
const Act = { commandId: CommandId, revision: Revision };
const paperCount = z.int().min(0).max(999);
const Key = z.string().max(60);

/** Giấy tờ nhận tại quầy: counted on paper, scanned (`uploadId`), or both. */
export const CounterDocument = z.object({
  documentId: z.string().max(100),
  uploadId: z.uuid().nullable().default(null),
  originals: paperCount.default(0),
  copies: paperCount.default(0),
});
export type CounterDocument = z.infer<typeof CounterDocument>;

const Supplied = {
  documents: z.array(CounterDocument).max(300).default([]),
  /** The whole form again, when something in it was to be corrected. */
  form: z.record(z.string(), z.unknown()).nullable().default(null),
  note: ShortText.default(''),
};

/** What the lead agency asks of one partner; what is left out is as the procedure says. */
const Asked = z.object({ partner: Key, question: LongText.optional() });
/** The task an action is about, where more than one may be open. */
const OfTask = { instance: Key.default('main'), taskId: z.string().max(20) };

/** What officers may send: one shape an action, all with the revision they saw. */
export const OfficerCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accept'),
    ...Act,
    wantsSlip: z.boolean().default(true),
    documents: z
      .array(z.object({ documentId: z.string(), originals: paperCount, copies: paperCount }))
      .max(300)
      .default([]),
  }),
  z.object({ kind: z.literal('reject'), ...Act, reason: LongText }),
  z.object({
    kind: z.literal('request_supplement'),
    ...Act,
    items: z.array(SupplementItem).min(1).max(100),
    reason: LongText,
    contact: ShortText.default(''),
    repeatReason: ShortText.default(''),
  }),
  /** The applicant brings the missing papers to the desk. */
  z.object({ kind: z.literal('supplement'), ...Act, ...Supplied }),
  z.object({ kind: z.literal('change'), ...Act, ...Supplied }),
  z.object({ kind: z.literal('assign'), ...Act, assigneeId: z.uuid(), note: ShortText.default('') }),
  z.object({ kind: z.literal('consult'), ...Act, asked: z.array(Asked).min(1).max(20) }),
  z.object({ kind: z.literal('consult_again'), ...Act, partner: Key, note: LongText }),
  z.object({
    kind: z.literal('partner_receive'),
    ...Act,
    partner: Key,
    complete: z.boolean(),
    missing: z.array(SupplementItem).max(50).default([]),
    note: ShortText.default(''),
  }),
  z.object({
    kind: z.literal('partner_answer'),
    ...Act,
    partner: Key,
    outcome: Key,
    summary: LongText,
    findings: z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean()])).default({}),
    documents: z
      .array(z.object({ name: Name, uploadId: z.uuid() }))
      .max(20)
      .default([]),
  }),
  z.object({
    kind: z.literal('partner_approve'),
    ...Act,
    partner: Key,
    approve: z.boolean(),
    note: ShortText.default(''),
  }),
  z.object({ kind: z.literal('partner_send'), ...Act, partner: Key }),
  z.object({ kind: z.literal('propose'), ...Act, outcome: z.enum(['grant', 'refuse']), summary: LongText }),
  z.object({ kind: z.literal('review'), ...Act, agree: z.boolean(), note: ShortText.default('') }),
  z.object({ kind: z.literal('sign'), ...Act, approve: z.boolean(), note: ShortText.default('') }),
  z.object({ kind: z.literal('issue'), ...Act }),
  z.object({ kind: z.literal('archive'), ...Act }),
  z.object({
    kind: z.literal('return_result'),
    ...Act,
    how: z.enum(['online', 'counter', 'post']),
    recipient: Name,
    /** Số hiệu bưu gửi, when by post. */
    consignment: Consignment.optional(),
  }),
  z.object({ kind: z.literal('pay'), ...Act, method: z.enum(['cash', 'transfer']) }),
  z.object({ kind: z.literal('withdraw'), ...Act, reason: ShortText.default('') }),
  z.object({ kind: z.literal('stop'), ...Act, reason: LongText, money: ShortText.default('') }),
  z.object({ kind: z.literal('extend'), ...Act, days: z.int().min(1).max(365), reason: LongText }),
  z.object({ kind: z.literal('report_error'), ...Act, what: LongText }),
  z.object({ kind: z.literal('correct'), ...Act, what: LongText }),
  z.object({ kind: z.literal('claim'), ...Act, ...OfTask }),
  z.object({ kind: z.literal('reassign'), ...Act, ...OfTask, assigneeId: z.uuid().nullable(), reason: LongText }),
  z.object({ kind: z.literal('acknowledge'), ...Act, ...OfTask, note: ShortText.default('') }),
  z.object({ kind: z.literal('note'), ...Act, text: LongText }),
  z.object({
    kind: z.literal('settle_data'),
    ...Act,
    path: z.string().max(130),
    keep: z.enum(['declared', 'register']),
    note: ShortText,
  }),
  z.object({ kind: z.literal('ask_opinion'), ...Act, askedId: z.uuid(), question: LongText }),
  z.object({ kind: z.literal('give_opinion'), ...Act, opinionId: z.uuid(), text: LongText }),
]);
export type OfficerCommand = z.infer<typeof OfficerCommand>;
export type CommandOf<Kind extends OfficerCommand['kind']> = Extract<OfficerCommand, { kind: Kind }>;

/** Điều được làm lúc này: an action with its task, as the server computed it; screens never re-derive rights. */
export const AllowedAction = z.object({
  kind: z.string(),
  /** The coordinating agency it is about. */
  partner: z.string().nullable(),
  instance: z.string().nullable(),
  taskId: z.string().nullable(),
  taskName: z.string().nullable(),
});
export type AllowedAction = z.infer<typeof AllowedAction>;
