import { z } from 'zod';
import { AllowedAction, Appointment, FeeItem, Parties, ResultDelivery, SupplementItem } from '../dossiers.contract.ts';

/** A step of the dossier as the screens tell it. */
export const ActionView = z.object({
  sequence: z.number(),
  kind: z.string(),
  at: z.iso.datetime(),
  actorName: z.string(),
  actorUnitName: z.string().nullable(),
  actorTitle: z.string().nullable(),
  text: z.string(),
});
export type ActionView = z.infer<typeof ActionView>;

export const DocumentView = z.object({
  id: z.uuid(),
  documentId: z.string(),
  name: z.string(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  pageCount: z.number().nullable(),
  sha256: z.string().nullable(),
  paperOriginals: z.number(),
  paperCopies: z.number(),
  round: z.number(),
  replaced: z.boolean(),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const FormRow = z.object({ section: z.string(), label: z.string(), text: z.string(), path: z.string() });
export type FormRow = z.infer<typeof FormRow>;

export const PaperView = z.object({
  id: z.uuid(),
  template: z.string(),
  title: z.string(),
  createdAt: z.iso.datetime(),
});
export type PaperView = z.infer<typeof PaperView>;

/** What a dossier's page shows to officials and to its parties alike. */
const CommonView = z.object({
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  status: z.string(),
  statusText: z.string(),
  whereNow: z.string(),
  channel: z.string(),
  parties: Parties,
  delivery: ResultDelivery,
  unitNames: z.object({ helped: z.string().nullable(), received: z.string(), deciding: z.string() }),
  submittedAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  appointment: Appointment.nullable(),
  rows: z.array(FormRow),
  documents: z.array(DocumentView),
  papers: z.array(PaperView),
  fees: z.array(FeeItem),
  payment: z.object({ amountVnd: z.number(), receiptNumber: z.string() }).nullable(),
  supplements: z.array(
    z.object({
      requestedAt: z.string(),
      items: z.array(SupplementItem),
      reason: z.string(),
      contact: z.string(),
      answeredAt: z.string().nullable(),
    }),
  ),
  result: z
    .object({
      number: z.string(),
      issuedOn: z.string(),
      paperId: z.string().nullable(),
      outcome: z.enum(['grant', 'refuse']),
    })
    .nullable(),
  timeline: z.array(ActionView),
  allowedActions: z.array(AllowedAction),
  revision: z.number(),
});

/** Hồ sơ tại bàn cán bộ. */
export const OfficerDossierView = CommonView.extend({
  form: z.record(z.string(), z.unknown()),
  clock: z.object({ state: z.string(), daysLate: z.number(), remaining: z.string() }).nullable(),
  pauses: z.array(
    z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      why: z.enum(['supplement', 'payment']),
    }),
  ),
  tasks: z.array(
    z.object({
      name: z.string(),
      unitName: z.string(),
      assigneeName: z.string().nullable(),
      openedAt: z.iso.datetime(),
      stepDueAt: z.iso.datetime().nullable(),
    }),
  ),
  proposal: z.object({ outcome: z.enum(['grant', 'refuse']), summary: z.string(), by: z.string() }).nullable(),
  assignees: z.array(z.object({ id: z.uuid(), name: z.string(), title: z.string() })),
  requiredDocuments: z.array(z.object({ id: z.string(), name: z.string(), required: z.boolean() })),
  seenSequence: z.number(),
  alsoOpenedBy: z.array(z.object({ name: z.string(), at: z.iso.datetime() })),
});
export type OfficerDossierView = z.infer<typeof OfficerDossierView>;

/** Hồ sơ của tôi. */
export const PartyDossierView = CommonView.extend({ form: z.record(z.string(), z.unknown()) });
export type PartyDossierView = z.infer<typeof PartyDossierView>;

export const DossierSummary = z.object({
  code: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  status: z.string(),
  statusText: z.string(),
  whereNow: z.string(),
  submittedAt: z.iso.datetime(),
  dueOn: z.string().nullable(),
  needsApplicant: z.boolean(),
});
export type DossierSummary = z.infer<typeof DossierSummary>;

/** Một dòng kết quả tra cứu. */
export const FoundDossier = z.object({
  code: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  statusText: z.string(),
  dueOn: z.string().nullable(),
});
export type FoundDossier = z.infer<typeof FoundDossier>;

/** Một dòng của sổ theo dõi hồ sơ trong ngày. */
export const ReceivedDossier = FoundDossier.extend({ channel: z.string(), submittedAt: z.iso.datetime() });
export type ReceivedDossier = z.infer<typeof ReceivedDossier>;
