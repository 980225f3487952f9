import { z } from 'zod';
import {
  Appointment,
  Consignment,
  DocumentSnapshot,
  FeeItem,
  LongText,
  Name,
  Parties,
  PostalReceipt,
  ResultDelivery,
  ShortText,
  SupplementItem,
} from '../dossiers.contract.ts';
import { Origins } from '../known-data/known.contract.ts';
import { ConsultationAnswer, ConsultationDue, ConsultationRequest, SilenceRule } from './consultation.contract.ts';

/** Ai đang giữ hồ sơ: whose delay it is when a date passes. */
export const Holder = z.object({
  kind: z.enum(['unit', 'applicant', 'partner', 'system']),
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  personName: z.string(),
  task: z.string(),
  since: z.iso.datetime(),
});
export type Holder = z.infer<typeof Holder>;

/** The open task an action about a task is about. */
const OfTask = { instance: z.string(), taskId: z.string(), taskName: z.string(), role: z.string() };

const Signing = {
  approve: z.boolean(),
  note: ShortText,
  signerTitle: z.string(),
  /** Người trình đồng thời là người ký: nobody else of the unit could have signed. */
  ownWork: z.literal(true).optional(),
};

/** What each action carries; the action's row is its own audit. Fields added later are optional: old chains keep their hashes. */
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
    /** Place whose authority decides; absent for provincial procedures and in old rows. */
    areaCode: z.string().nullable().optional(),
    decidingUnitId: z.uuid().optional(),
    /** Of a dossier that came by public post. */
    postal: PostalReceipt.optional(),
    /** Where values of the form come from that a shared database could know. */
    origins: Origins.optional(),
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
    /** Coordinating agencies whose missing items are in this notice. */
    partners: z.array(z.string()).optional(),
    /** The notice went out later than the law lets an unqualified dossier be returned. */
    late: z.boolean().optional(),
  }),
  supplement: z.object({
    documents: z.array(DocumentSnapshot),
    form: z.record(z.string(), z.unknown()).nullable(),
    note: ShortText,
    appointment: Appointment.nullable(),
  }),
  /** Hết hạn bổ sung: nobody answered in time. */
  close: z.object({ requestedAt: z.iso.datetime(), article: z.string() }),
  pay: z.object({
    chargeId: z.uuid(),
    amountVnd: z.number().int(),
    receiptNumber: z.string(),
    method: z.string(),
    appointment: Appointment.nullable(),
  }),
  assign: z.object({ assigneeId: z.uuid(), assigneeName: Name, note: ShortText }),
  /** Gửi cơ quan phối hợp. */
  consult: z.object({
    requests: z.array(ConsultationRequest).min(1),
    dues: z.array(ConsultationDue),
    inTurn: z.boolean(),
  }),
  /** Hoàn thiện và gửi lại: what the agency had sent back as incomplete. */
  consult_again: z.object({
    partner: z.string(),
    note: LongText,
    documents: z.array(z.string()),
    due: ConsultationDue,
  }),
  partner_receive: z.object({
    partner: z.string(),
    complete: z.boolean(),
    missing: z.array(SupplementItem),
    note: ShortText,
  }),
  partner_answer: z.object({ partner: z.string(), answer: ConsultationAnswer }),
  partner_approve: z.object({ partner: z.string(), ...Signing }),
  /** Lưu và gửi kết quả phối hợp; `next` is the agency whose turn comes, when they are asked one after another. */
  partner_send: z.object({ partner: z.string(), fileNumber: z.string(), next: ConsultationDue.optional() }),
  /** Hết hạn mà cơ quan phối hợp chưa trả lời. */
  partner_silent: z.object({
    partner: z.string(),
    rule: SilenceRule,
    article: z.string(),
    dueOn: z.iso.date(),
    toldNames: z.array(z.string()),
    next: ConsultationDue.optional(),
  }),
  propose: z.object({ outcome: z.enum(['grant', 'refuse']), summary: LongText }),
  review: z.object({ agree: z.boolean(), note: ShortText }),
  sign: z.object(Signing),
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
  /** By public post the result counts as returned when it is handed to the post, under its consignment number. */
  return_result: z.object({
    how: z.enum(['online', 'counter', 'post']),
    recipient: Name,
    consignment: Consignment.optional(),
  }),
  receive_result: z.object({}),
  withdraw: z.object({ reason: ShortText }),
  /** Dừng giải quyết, with form 05. */
  stop: z.object({ reason: LongText, stage: ShortText, money: ShortText, paperId: z.uuid().nullable() }),
  /** Điều chỉnh nội dung by the applicant, until the decision is signed. */
  change: z.object({
    documents: z.array(DocumentSnapshot),
    form: z.record(z.string(), z.unknown()).nullable(),
    note: ShortText,
  }),
  /** Dự thảo văn bản xin lỗi, gia hạn: drafted by the system before the due date, for the leader to decide. */
  draft_extension: z.object({ dueOn: z.iso.date(), holder: Holder, days: z.number().int(), reason: LongText }),
  extend: z.object({
    days: z.number().int(),
    reason: LongText,
    appointment: Appointment,
    paperId: z.uuid().nullable(),
  }),
  /** Quá hạn mà chưa có kết quả, gia hạn: recorded, never silent. */
  record_breach: z.object({ dueOn: z.iso.date(), holder: Holder }),
  /** Bộ phận một cửa chưa xem, or has not answered, an online dossier within the term of the rules. */
  desk_late: z.object({ stage: z.enum(['notice', 'answer']), article: z.string(), toldNames: z.array(z.string()) }),
  report_error: z.object({
    what: LongText,
    dueOn: z.iso.date().nullable(),
    dueAt: z.iso.datetime().nullable(),
    article: z.string(),
  }),
  correct: z.object({ what: LongText, paperId: z.uuid().nullable(), number: z.string(), correctedOn: z.iso.date() }),
  claim: z.object(OfTask),
  reassign: z.object({ ...OfTask, assigneeId: z.uuid().nullable(), assigneeName: z.string(), reason: LongText }),
  acknowledge: z.object({ ...OfTask, note: ShortText }),
  note: z.object({ text: LongText }),
  /** Đối chiếu lại with a register that had not answered when the dossier was handed in. */
  verify_data: z.object({
    results: z
      .array(
        z.object({
          path: z.string(),
          /** `taken`, `missing`: of what was left to the register, whether it has it. */
          outcome: z.enum(['same', 'different', 'unknown', 'taken', 'missing']),
          registerValue: z.unknown().optional(),
        }),
      )
      .min(1),
  }),
  /** Kết luận đối chiếu; `value` is the register's, when that is the one that holds. */
  settle_data: z.object({
    path: z.string(),
    label: z.string(),
    keep: z.enum(['declared', 'register']),
    note: ShortText,
    value: z.unknown().optional(),
  }),
  ask_opinion: z.object({
    opinionId: z.uuid(),
    askedId: z.uuid(),
    askedName: Name,
    unitId: z.uuid(),
    /** The role the colleague holds there: whose tray it comes to. */
    role: z.string(),
    question: LongText,
  }),
  give_opinion: z.object({ opinionId: z.uuid(), text: LongText }),
  /** Chuyển phiên bản thủ tục, as planned and shown before. */
  migrate: z.object({ from: z.string(), to: z.string(), plan: z.string(), variant: z.string() }),
  /** Chuyển cơ quan giải quyết by a reorganisation. */
  move_unit: z.object({
    plan: z.string(),
    moves: z.array(z.object({ from: z.uuid(), fromName: z.string(), to: z.uuid(), toName: z.string() })).min(1),
    /** The deciding unit that ended, when it is the one that moves. */
    decidingFrom: z.uuid().nullable(),
    /** Units that hand out the result from now on, when the desk has moved as well. */
    deskUnitId: z.uuid().nullable(),
  }),
} as const;
