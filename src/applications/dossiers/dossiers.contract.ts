import { z } from 'zod';
import { HandedFile } from './handed-file.contract.ts';
import { Cover } from './known-data/cover.contract.ts';

export const Name = z.string().trim().min(1).max(200);
export const ShortText = z.string().trim().max(500);
export const LongText = z.string().trim().min(1).max(4000);
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

/** Số hiệu bưu gửi, as the post prints it: `EB123456789VN`. */
export const Consignment = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{4,29}$/);

/** Bưu gửi đến: the sender's consignment, and the day the post delivered it to the desk. */
export const PostalReceipt = z.object({ consignment: Consignment, receivedOn: z.iso.date() });
export type PostalReceipt = z.infer<typeof PostalReceipt>;

/** Giấy tờ đã nộp, as the receipt lists it and the officer opens it (N4). */
export const DocumentSnapshot = z.object({
  id: z.uuid(),
  documentId: z.string(),
  name: z.string(),
  file: HandedFile.nullable(),
  paperOriginals: z.number().int().min(0),
  paperCopies: z.number().int().min(0),
  /** What the State has in its place. */
  cover: Cover.omit({ file: true }).optional(),
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

/** Hạn giải quyết: the legal last day and the hour of the appointment, with the term they come from. */
export const DueDate = z.object({
  term: z.string(),
  article: z.string(),
  from: z.iso.datetime(),
  dueOn: z.iso.date(),
  dueAt: z.iso.datetime(),
});
export type DueDate = z.infer<typeof DueDate>;

/** Hẹn trả: a due date with its derivation, frozen in the action that set it. */
export const Appointment = DueDate.extend({
  derivation: z.array(DerivationStep),
  sentences: z.array(z.string()),
  sentencesEn: z.array(z.string()).optional(),
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
