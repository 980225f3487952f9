import { z } from 'zod';
import { DocumentSnapshot, LongText, ShortText, SupplementItem } from '../dossiers.contract.ts';

/** Im lặng nghĩa là gì: wait on, count as agreed, or tell the head of the one-stop desk. */
export const silenceRules = ['wait', 'deemed_consent', 'escalate'] as const;
export const SilenceRule = z.enum(silenceRules);
export type SilenceRule = z.infer<typeof SilenceRule>;

/** Yêu cầu phối hợp: what one coordinating agency is asked, what of the dossier it gets, and by when. */
export const ConsultationRequest = z.object({
  partner: z.string(),
  partnerName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  question: LongText,
  /** Ids of the required documents it gets; the sections of the form likewise. */
  documents: z.array(z.string()),
  sections: z.array(z.string()),
  seesParties: z.boolean(),
  term: z.string(),
  article: z.string(),
  silence: SilenceRule,
  silenceArticle: z.string(),
  /** Agencies asked one after another get their term when their turn comes. */
  inTurn: z.boolean(),
});
export type ConsultationRequest = z.infer<typeof ConsultationRequest>;

/** Hạn trả lời of a coordinating agency, from the moment it was asked. */
export const ConsultationDue = z.object({ partner: z.string(), dueOn: z.iso.date(), dueAt: z.iso.datetime() });
export type ConsultationDue = z.infer<typeof ConsultationDue>;

/** Trả lời phối hợp: a structured result with signed-off papers, never free text alone. */
export const ConsultationAnswer = z.object({
  outcome: z.string(),
  outcomeName: z.string(),
  summary: LongText,
  findings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  documents: z.array(DocumentSnapshot),
});
export type ConsultationAnswer = z.infer<typeof ConsultationAnswer>;

/** Phối hợp giải quyết: one question to one agency, from asking to answer; computed from the actions. */
export const Consultation = ConsultationRequest.extend({
  /** From 1; asking the same agency a new question later is a new round. */
  round: z.number().int(),
  askedAt: z.iso.datetime(),
  /** Null while its turn has not come. */
  sentAt: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
  dueAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  /** Sent back to the lead agency as incomplete, with what is missing. */
  returnedAt: z.iso.datetime().nullable(),
  missing: z.array(SupplementItem),
  note: ShortText,
  answer: ConsultationAnswer.nullable(),
  approvedBy: z.string().nullable(),
  /** The answer reached the lead agency, or stands as given by silence. */
  endedAt: z.iso.datetime().nullable(),
  ended: z.enum(['answered', 'deemed', 'cancelled']).nullable(),
  /** The term passed without an answer. */
  silentAt: z.iso.datetime().nullable(),
});
export type Consultation = z.infer<typeof Consultation>;
