import { z } from 'zod';
import { DueDate, FeeItem, Parties, PostalReceipt, ResultDelivery, SupplementItem } from '../dossiers.contract.ts';
import { ActionContent } from './action-content.contract.ts';
import { DataCheck } from './data-checks.contract.ts';
import { Consultation } from './consultation.contract.ts';

const Instant = z.iso.datetime();

/** Một lần yêu cầu bổ sung. */
const SupplementRound = z.object({
  requestedAt: Instant,
  items: z.array(SupplementItem),
  reason: z.string(),
  contact: z.string(),
  repeatReason: z.string(),
  answeredAt: Instant.nullable(),
});

/** Xin ý kiến đồng nghiệp. */
const Opinion = z.object({
  id: z.uuid(),
  question: z.string(),
  by: z.string(),
  askedId: z.uuid(),
  askedName: z.string(),
  askedAt: Instant,
  text: z.string().nullable(),
  answeredAt: Instant.nullable(),
});

/** Gia hạn: drafted before the due date, decided by the leader, once. */
const Extension = z.object({
  draft: ActionContent.draft_extension.extend({ at: Instant }).nullable(),
  decided: z.array(
    z.object({ at: Instant, days: z.number(), reason: z.string(), by: z.string(), fromDueOn: z.string() }),
  ),
});

/** Trạng thái của hồ sơ beyond its columns: everything here is computed from the actions by `applyAction`. */
export const DossierState = z.object({
  parties: Parties,
  variant: z.string(),
  delivery: ResultDelivery,
  /** Bưu gửi đến and bưu gửi đi, where the public post carried the dossier or its result. */
  postedIn: PostalReceipt.nullable().default(null),
  postedOut: z.object({ consignment: z.string(), recipient: z.string(), at: Instant }).nullable().default(null),
  areaCode: z.string().nullable().default(null),
  appointment: DueDate.nullable(),
  /** Status to go back to when what was asked for has come. */
  resumeStatus: z.enum(['submitted', 'accepted', 'processing']).nullable(),
  supplements: z.array(SupplementRound),
  fees: z.array(FeeItem),
  payment: z
    .object({ chargeId: z.string(), amountVnd: z.number(), receiptNumber: z.string(), paidAt: Instant })
    .nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  consultations: z.array(Consultation).default([]),
  proposal: z.object({ outcome: z.enum(['grant', 'refuse']), summary: z.string(), by: z.string() }).nullable(),
  signed: z.object({ at: Instant, by: z.string(), title: z.string() }).nullable(),
  registration: ActionContent.register_result.nullable(),
  result: ActionContent.issue.nullable(),
  /** Báo sai sót của kết quả, and its correction. */
  corrections: z
    .array(
      z.object({
        reportedAt: Instant,
        what: z.string(),
        dueOn: z.string().nullable(),
        dueAt: z.string().nullable(),
        correctedAt: Instant.nullable(),
      }),
    )
    .default([]),
  extension: Extension.default({ draft: null, decided: [] }),
  breaches: z.array(ActionContent.record_breach.extend({ at: Instant })).default([]),
  deskLate: z.array(z.enum(['notice', 'answer'])).default([]),
  opinions: z.array(Opinion).default([]),
  dataChecks: z.array(DataCheck).default([]),
  archivedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  closingReason: z.string().nullable(),
});
export type DossierState = z.infer<typeof DossierState>;
