import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { fillText } from '#infrastructure/refusal.ts';
import type { ProcedureDefinition } from '#applications/procedures/index.ts';
import { findingLines } from '../actions/findings.policy.ts';
import { dayText } from '../course/appointment-text.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import { consultationTextsEn } from './consultation-texts.en.ts';
import { consultationTextsVi, type ConsultationTextKey } from './consultation-texts.vi.ts';
import type { ConsultationView } from './consultation-view.contract.ts';

const texts: Readonly<Record<Language, Readonly<Record<ConsultationTextKey, string>>>> = {
  vi: consultationTextsVi,
  en: consultationTextsEn,
};

/** Phối hợp giải quyết as screens show it, with where it stands in one sentence and how late it is. */
export function consultationView(
  one: Consultation,
  { definition, at, lang }: { definition: ProcedureDefinition; at: Date; lang: Language },
): ConsultationView {
  const partner = definition.partners.find(({ id }) => id === one.partner);
  const { answer } = one;
  const inWords = (vi: string, en: string | undefined) => (lang === 'en' ? (en ?? vi) : vi);
  const last = one.endedAt ? new Date(one.endedAt) : at;
  const { documents: _documents, sections: _sections, seesParties: _parties, unitId: _unit, ...shown } = one;
  const outcome = partner?.answer.outcomes.find(({ id }) => id === answer?.outcome);
  const outcomeName = inWords(answer?.outcomeName ?? '', outcome?.nameEn);
  return {
    ...shown,
    // A question put in other words than the procedure's stays as it was written.
    question: one.question === partner?.question ? inWords(one.question, partner.questionEn) : one.question,
    answer: answer && {
      ...answer,
      outcomeName,
      documents: answer.documents.map(({ id, name }) => ({ id, name })),
      findingLines: partner ? findingLines(partner, answer.findings, lang) : [],
    },
    answerOptions: {
      outcomes: (partner?.answer.outcomes ?? []).map(({ id, name, nameEn }) => ({ id, name: inWords(name, nameEn) })),
      fields: (partner?.answer.fields ?? []).map(({ id, label, labelEn, type, required }) => ({
        id,
        label: inWords(label, labelEn),
        type,
        required,
      })),
      paper: partner?.answer.paper ?? 'optional',
    },
    text: fillText(texts[lang][stageOf(one)], {
      day: dayText(vietnamDay(new Date(one.endedAt ?? one.returnedAt ?? one.receivedAt ?? one.sentAt ?? one.askedAt))),
      outcome: outcomeName,
      article: one.silenceArticle,
    }),
    daysLate: one.dueOn && one.sentAt ? Math.max(0, daysBetween(one.dueOn, vietnamDay(last))) : 0,
  };
}

function stageOf(one: Consultation): ConsultationTextKey {
  if (one.ended !== null) return `consultation.${one.ended}`;
  if (one.sentAt === null) return 'consultation.in_turn';
  if (one.returnedAt !== null) return 'consultation.returned';
  if (one.approvedBy !== null) return 'consultation.approved';
  if (one.answer !== null) return 'consultation.drafted';
  return one.receivedAt === null ? 'consultation.sent' : 'consultation.working';
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
