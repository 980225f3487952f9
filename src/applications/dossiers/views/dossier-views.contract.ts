import { DataCheckView, FormRow } from './data-checks-view.contract.ts';
import { z } from 'zod';
import { AllowedAction } from '../actions/officer-command.contract.ts';
import { Appointment, FeeItem, Parties, PostalReceipt, ResultDelivery, SupplementItem } from '../dossiers.contract.ts';
import { ConsultationView, PartnerOption } from './consultation-view.contract.ts';
import { HandOverView, HoldingView } from './hand-over-view.contract.ts';

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
  cover: z
    .object({
      by: z.enum(['register', 'result', 'earlier']),
      from: z.string(),
      text: z.string(),
      textEn: z.string().optional(),
    })
    .nullable(),
  round: z.number(),
  replaced: z.boolean(),
});
export type DocumentView = z.infer<typeof DocumentView>;

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
  postedIn: PostalReceipt.nullable(),
  postedOut: z.object({ consignment: z.string(), recipient: z.string(), at: z.iso.datetime() }).nullable(),
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
  onlinePayments: z.array(
    z.object({
      reference: z.uuid(),
      amountVnd: z.number(),
      paidAt: z.iso.datetime(),
      refund: z.enum(['none', 'due', 'done']),
      hasBill: z.boolean(),
    }),
  ),
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
  corrections: z.array(
    z.object({
      reportedAt: z.string(),
      what: z.string(),
      dueOn: z.string().nullable(),
      correctedAt: z.string().nullable(),
    }),
  ),
  timeline: z.array(ActionView),
  allowedActions: z.array(AllowedAction),
  revision: z.number(),
});

const Person = z.object({ id: z.uuid(), name: z.string(), title: z.string() });

const TaskView = z.object({
  instance: z.string(),
  taskId: z.string(),
  name: z.string(),
  unitName: z.string(),
  assigneeName: z.string().nullable(),
  openedAt: z.iso.datetime(),
  stepDueAt: z.iso.datetime().nullable(),
  /** Whom it may be handed to. */
  holders: z.array(Person),
});

/** Hồ sơ tại bàn cán bộ. */
export const OfficerDossierView = CommonView.extend({
  view: z.literal('whole'),
  form: z.record(z.string(), z.unknown()),
  clock: z.object({ state: z.string(), daysLate: z.number(), remaining: z.string() }).nullable(),
  pauses: z.array(
    z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      why: z.enum(['supplement', 'payment']),
    }),
  ),
  tasks: z.array(TaskView),
  handOvers: z.array(HandOverView),
  holdings: z.array(HoldingView),
  consultations: z.array(ConsultationView),
  partners: z.array(PartnerOption),
  /** Văn bản by which a second request counts the dossier as overdue; null before it. */
  repeatedRequest: z.string().nullable(),
  extension: z.object({
    draft: z.object({ dueOn: z.string(), days: z.number(), reason: z.string(), holder: z.string() }).nullable(),
    decided: z.array(
      z.object({ at: z.string(), days: z.number(), reason: z.string(), by: z.string(), fromDueOn: z.string() }),
    ),
    article: z.string(),
  }),
  breaches: z.array(z.object({ at: z.string(), dueOn: z.string(), holder: z.string() })),
  dataChecks: z.array(DataCheckView),
  opinions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      by: z.string(),
      askedName: z.string(),
      askedAt: z.string(),
      text: z.string().nullable(),
    }),
  ),
  colleagues: z.array(Person),
  proposal: z.object({ outcome: z.enum(['grant', 'refuse']), summary: z.string(), by: z.string() }).nullable(),
  assignees: z.array(Person),
  requiredDocuments: z.array(z.object({ id: z.string(), name: z.string(), required: z.boolean() })),
  supplementRounds: z.object({ used: z.number(), atMost: z.number().nullable(), article: z.string() }),
  seenSequence: z.number(),
  alsoOpenedBy: z.array(z.object({ name: z.string(), at: z.iso.datetime() })),
  follows: z.boolean(),
  hasProcessPicture: z.boolean(),
});
export type OfficerDossierView = z.infer<typeof OfficerDossierView>;

/** Hồ sơ tại cơ quan phối hợp: what it was asked and given, and nothing else of the dossier. */
export const PartnerDossierView = z.object({
  view: z.literal('partner'),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  leadUnitName: z.string(),
  parties: Parties.nullable(),
  consultations: z.array(ConsultationView),
  rows: z.array(FormRow),
  documents: z.array(DocumentView),
  tasks: z.array(TaskView),
  timeline: z.array(ActionView),
  allowedActions: z.array(AllowedAction),
  revision: z.number(),
});
export type PartnerDossierView = z.infer<typeof PartnerDossierView>;

export const DeskDossierView = z.discriminatedUnion('view', [OfficerDossierView, PartnerDossierView]);
export type DeskDossierView = z.infer<typeof DeskDossierView>;

/** Hồ sơ của tôi. */
export const PartyDossierView = CommonView.extend({
  /** The platform says the fee is paid; the dossier is about to record it. */
  paymentConfirming: z.boolean(),
  form: z.record(z.string(), z.unknown()),
  /** Who has had it, told plainly: whose hands, from when to when. */
  whoHadIt: z.array(z.object({ name: z.string(), from: z.iso.datetime(), to: z.iso.datetime().nullable() })),
});
export type PartyDossierView = z.infer<typeof PartyDossierView>;
