import { z } from 'zod';

const Name = z.string().trim().min(1).max(200);
const ShortText = z.string().trim().max(500);
const LongText = z.string().trim().min(1).max(4000);
export const CommandId = z.uuid();

/** Một bên của hồ sơ: a person, an enterprise or an organisation. */
export const Party = z.object({
  kind: z.enum(['citizen', 'enterprise', 'organisation']),
  name: Name,
  personalId: z.string().max(20).nullable(),
  taxCode: z.string().max(20).nullable(),
  phone: z.string().max(20).nullable(),
  email: z.string().max(200).nullable(),
  address: ShortText.nullable(),
});
export type Party = z.infer<typeof Party>;

/** Người nộp, chủ hồ sơ và người được ủy quyền: three parties that may be three persons. */
export const Parties = z.object({
  applicant: Party,
  owner: Party,
  /** Giấy ủy quyền, when the applicant acts for the owner. */
  authorisation: z.object({ number: ShortText, issuedOn: z.iso.date().nullable(), note: ShortText }).nullable(),
});
export type Parties = z.infer<typeof Parties>;

export const ResultDelivery = z.object({
  how: z.enum(['online', 'counter', 'post']),
  address: ShortText.nullable(),
});
export type ResultDelivery = z.infer<typeof ResultDelivery>;

/** Giấy tờ đã nộp, as the receipt lists it and the officer opens it (N4). */
export const DocumentSnapshot = z.object({
  id: z.uuid(),
  documentId: z.string(),
  name: z.string(),
  file: z
    .object({
      name: z.string(),
      sha256: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number(),
      pageCount: z.number().nullable(),
    })
    .nullable(),
  paperOriginals: z.number().int().min(0),
  paperCopies: z.number().int().min(0),
});
export type DocumentSnapshot = z.infer<typeof DocumentSnapshot>;

export const FeeItem = z.object({
  id: z.string(),
  kind: z.enum(['fee', 'charge']),
  name: z.string(),
  amountVnd: z.number().int().min(0),
  article: z.string(),
});
export type FeeItem = z.infer<typeof FeeItem>;

export const DerivationStep = z.object({
  on: z.string(),
  counted: z.unknown(),
  why: z.string(),
  article: z.string(),
});

/** Hạn giải quyết with its derivation, frozen when it was set. */
export const Appointment = z.object({
  term: z.string(),
  article: z.string(),
  from: z.iso.datetime(),
  dueOn: z.iso.date(),
  dueAt: z.iso.datetime(),
  derivation: z.array(DerivationStep),
  sentences: z.array(z.string()),
});
export type Appointment = z.infer<typeof Appointment>;

/** Một nội dung cần bổ sung: which component, and what is wrong with it. */
export const SupplementItem = z.object({
  /** Id of a required document, `form:<path>` for a form field, or `other`. */
  target: z.string().min(1).max(100),
  name: Name,
  what: LongText,
});
export type SupplementItem = z.infer<typeof SupplementItem>;

/** What each action carries; the action's row is its own audit. */
export const ActionContent = {
  submit: z.object({
    procedureCode: z.string(),
    packageVersion: z.string(),
    channel: z.enum(['online', 'counter', 'post']),
    parties: Parties,
    form: z.record(z.string(), z.unknown()),
    documents: z.array(DocumentSnapshot),
    delivery: ResultDelivery,
    variant: z.string(),
    fees: z.array(FeeItem),
  }),
  accept: z.object({
    appointment: Appointment,
    fees: z.array(FeeItem),
    waitsForPayment: z.boolean(),
    slipGiven: z.boolean(),
    /** Papers counted at the desk on acceptance, beside what was handed in online. */
    documents: z.array(DocumentSnapshot).optional(),
  }),
  reject: z.object({ reason: LongText }),
  request_supplement: z.object({
    items: z.array(SupplementItem).min(1),
    reason: LongText,
    contact: ShortText,
    /** Why something visible the first time is asked only now (N3); empty on the first request. */
    repeatReason: ShortText,
  }),
  supplement: z.object({
    documents: z.array(DocumentSnapshot),
    form: z.record(z.string(), z.unknown()).nullable(),
    note: ShortText,
    appointment: Appointment.nullable(),
  }),
  pay: z.object({
    chargeId: z.uuid(),
    amountVnd: z.number().int(),
    receiptNumber: z.string(),
    method: z.string(),
    appointment: Appointment.nullable(),
  }),
  assign: z.object({ assigneeId: z.uuid(), assigneeName: Name, note: ShortText }),
  propose: z.object({ outcome: z.enum(['grant', 'refuse']), summary: LongText }),
  review: z.object({ agree: z.boolean(), note: ShortText }),
  sign: z.object({ approve: z.boolean(), note: ShortText, signerTitle: z.string() }),
  register_result: z.object({
    system: z.string(),
    number: z.string(),
    book: z.string(),
    registeredOn: z.iso.date(),
    extra: z.record(z.string(), z.string()),
  }),
  issue: z.object({
    number: z.string(),
    issuedOn: z.iso.date(),
    paperId: z.uuid().nullable(),
    outcome: z.enum(['grant', 'refuse']),
  }),
  archive: z.object({ fileNumber: z.string() }),
  return_result: z.object({ how: z.enum(['online', 'counter', 'post']), recipient: Name }),
  receive_result: z.object({}),
  withdraw: z.object({ reason: ShortText }),
} as const;

export const urgencies = ['overdue', 'today', 'soon', 'rest', 'waiting'] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

export const WorkItem = z.object({
  taskId: z.uuid(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  channel: z.string(),
  taskName: z.string(),
  action: z.string(),
  openedAt: z.iso.datetime(),
  dueOn: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  stepDueAt: z.iso.datetime().nullable(),
  urgency: Urgency,
  daysLate: z.number(),
  assigneeName: z.string().nullable(),
  mine: z.boolean(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const WorkListQuery = z.object({
  urgency: Urgency.optional(),
  procedure: z.string().max(20).optional(),
  channel: z.enum(['online', 'counter', 'post']).optional(),
  search: z.string().trim().max(100).optional(),
  mine: z.enum(['1']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type WorkListQuery = z.infer<typeof WorkListQuery>;

export const WorkListPage = z.object({
  counts: z.record(Urgency, z.number()),
  procedures: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })),
  items: z.array(WorkItem),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
});
export type WorkListPage = z.infer<typeof WorkListPage>;

const Revision = z.number().int().min(1);
const Act = { commandId: CommandId, revision: Revision };
const paperCount = z.int().min(0).max(999);

/** Giấy tờ nhận tại quầy: counted on paper, scanned (`uploadId`), or both. */
export const CounterDocument = z.object({
  documentId: z.string().max(100),
  uploadId: z.uuid().nullable().default(null),
  originals: paperCount.default(0),
  copies: paperCount.default(0),
});
export type CounterDocument = z.infer<typeof CounterDocument>;

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
  z.object({
    kind: z.literal('supplement'),
    ...Act,
    documents: z.array(CounterDocument).max(300).default([]),
    /** The whole form again, when something in it was to be corrected. */
    form: z.record(z.string(), z.unknown()).nullable().default(null),
    note: ShortText.default(''),
  }),
  z.object({ kind: z.literal('assign'), ...Act, assigneeId: z.uuid(), note: ShortText.default('') }),
  z.object({ kind: z.literal('propose'), ...Act, outcome: z.enum(['grant', 'refuse']), summary: LongText }),
  z.object({ kind: z.literal('review'), ...Act, agree: z.boolean(), note: ShortText.default('') }),
  z.object({ kind: z.literal('sign'), ...Act, approve: z.boolean(), note: ShortText.default('') }),
  z.object({ kind: z.literal('issue'), ...Act }),
  z.object({ kind: z.literal('archive'), ...Act }),
  z.object({ kind: z.literal('return_result'), ...Act, how: z.enum(['online', 'counter', 'post']), recipient: Name }),
  z.object({ kind: z.literal('pay'), ...Act, method: z.enum(['cash', 'transfer']) }),
  z.object({ kind: z.literal('withdraw'), ...Act, reason: ShortText.default('') }),
]);
export type OfficerCommand = z.infer<typeof OfficerCommand>;

/** Điều được làm lúc này: an action with its task, as the server computed it; screens never re-derive rights. */
export const AllowedAction = z.object({
  kind: z.string(),
  taskId: z.string().nullable(),
  taskName: z.string().nullable(),
});
export type AllowedAction = z.infer<typeof AllowedAction>;
