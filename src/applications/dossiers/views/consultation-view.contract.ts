import { z } from 'zod';
import { ConsultationAnswer, SilenceRule } from '../course/consultation.contract.ts';
import { SupplementItem } from '../dossiers.contract.ts';

const AnswerFieldType = z.enum(['text', 'number', 'money', 'date', 'yes_no']);

/** Phối hợp giải quyết, as the lead agency and the agency asked see it. */
export const ConsultationView = z.object({
  partner: z.string(),
  partnerName: z.string(),
  unitName: z.string(),
  question: z.string(),
  round: z.number(),
  askedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  dueOn: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  term: z.string(),
  article: z.string(),
  silence: SilenceRule,
  silenceArticle: z.string(),
  inTurn: z.boolean(),
  receivedAt: z.iso.datetime().nullable(),
  returnedAt: z.iso.datetime().nullable(),
  missing: z.array(SupplementItem),
  note: z.string(),
  answer: ConsultationAnswer.omit({ documents: true })
    .extend({
      documents: z.array(z.object({ id: z.string(), name: z.string() })),
      findingLines: z.array(z.object({ label: z.string(), text: z.string() })),
    })
    .nullable(),
  /** How the procedure lets the agency answer. */
  answerOptions: z.object({
    outcomes: z.array(z.object({ id: z.string(), name: z.string() })),
    fields: z.array(z.object({ id: z.string(), label: z.string(), type: AnswerFieldType, required: z.boolean() })),
    paper: z.enum(['required', 'optional']),
  }),
  approvedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  ended: z.enum(['answered', 'deemed', 'cancelled']).nullable(),
  silentAt: z.iso.datetime().nullable(),
  /** Where it stands in one sentence. */
  text: z.string(),
  daysLate: z.number(),
});
export type ConsultationView = z.infer<typeof ConsultationView>;

/** What a partner the procedure has may be asked. */
export const PartnerOption = z.object({
  id: z.string(),
  name: z.string(),
  unitName: z.string(),
  question: z.string(),
  term: z.string(),
  article: z.string(),
  silence: SilenceRule,
  silenceArticle: z.string(),
});
