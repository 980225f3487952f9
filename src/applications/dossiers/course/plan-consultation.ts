import { vietnamDay } from '#infrastructure/clock.ts';
import { consultationRuleOn, type Partner } from '#applications/procedures/index.ts';
import { computeDue, parseTerm } from '#platform/calendar/index.ts';
import { evaluateFeel } from '#platform/forms/index.ts';
import { refuse } from '../dossiers.errors.ts';
import type { ConsultationDue, ConsultationRequest } from './consultation.contract.ts';
import { nextInTurn } from './consultations.ts';
import type { Ground } from './course.ts';
import type { ContentOf } from './dossier-action.ts';
import type { Dossier } from './dossier.ts';

type Form = Readonly<Record<string, unknown>>;

/** Cơ quan phối hợp của hồ sơ này: those whose condition holds for its form. */
export function partnersFor({ installed }: Pick<Ground, 'installed'>, form: Form): Partner[] {
  return installed.definition.partners.filter(({ when }) => when === undefined || evaluateFeel(when, form) === true);
}

/**
 * Gửi cơ quan phối hợp: whom, about what, with what of the dossier, by when. Electronic dossiers go to all at once, each with its
 * own term; paper ones go round in the order of the procedure, each term beginning with its turn (the rule profile says which).
 */
export function planConsultation(
  ground: Ground,
  {
    dossier,
    form,
    asked,
    isPaper,
    at,
  }: {
    dossier: Dossier;
    form: Form;
    asked: readonly { partner: string; question?: string | undefined }[];
    isPaper: boolean;
    at: Date;
  },
): ContentOf<'consult'> {
  const on = vietnamDay(at);
  const { consultation } = ground.rulesOn(on);
  const inTurn = (isPaper ? consultation.paper : consultation.electronic) === 'in_turn';
  const lawful = partnersFor(ground, form);
  const unknown = asked.find(({ partner }) => !lawful.some(({ id }) => id === partner));
  if (unknown) throw refuse('dossier.partner_unknown', { partner: unknown.partner });
  const requests = lawful
    .filter(({ id }) => asked.some(({ partner }) => partner === id))
    .map((partner) => {
      const question = asked.find((one) => one.partner === partner.id)?.question ?? partner.question;
      return requestOf(ground, { partner, question, dossier, form, on, inTurn });
    });
  const first = inTurn ? requests.slice(0, 1) : requests;
  return { requests, dues: first.map((request) => consultationDue(ground, request, at)), inTurn };
}

function requestOf(
  ground: Ground,
  {
    partner,
    question,
    dossier,
    form,
    on,
    inTurn,
  }: { partner: Partner; question: string; dossier: Dossier; form: Form; on: string; inTurn: boolean },
): ConsultationRequest {
  const rule = consultationRuleOn(partner, on);
  const place = partner.area === undefined ? dossier.state.areaCode : evaluateFeel(partner.area, form);
  const areaCode = typeof place === 'string' ? place : null;
  const unit = ground.organisation.competentUnit({ unitKind: partner.unitKind, areaCode, on });
  if (!unit || !rule) throw refuse('dossier.partner_without_unit', { name: partner.name });
  const { definition, form: installedForm } = ground.installed;
  const { documents, sections, parties } = partner.sees;
  return {
    partner: partner.id,
    partnerName: partner.name,
    unitId: unit.id,
    unitName: unit.name,
    question,
    documents: documents === 'all' ? definition.requiredDocuments.map(({ id }) => id) : documents,
    sections: sections === 'all' ? installedForm.definition.sections.map(({ id }) => id) : sections,
    seesParties: parties,
    term: rule.term,
    article: rule.article,
    silence: rule.silence,
    silenceArticle: rule.silenceArticle ?? rule.article,
    inTurn,
  };
}

/** Hạn trả lời of an agency asked now, by its own working time. */
export function consultationDue(
  { calendars, organisation }: Pick<Ground, 'calendars' | 'organisation'>,
  { partner, unitId, term }: Pick<ConsultationRequest, 'partner' | 'unitId' | 'term'>,
  at: Date,
): ConsultationDue {
  const on = vietnamDay(at);
  const calendar = calendars(organisation.findUnit(unitId, on)?.agencyCode ?? '', on);
  const { dueOn, dueAt } = computeDue({ term: parseTerm(term), from: at, ...calendar });
  return { partner, dueOn, dueAt: dueAt.toISOString() };
}

/** The agency whose turn comes when another has ended, with its due date; none when all were asked at once. */
export function turnAfter(ground: Ground, dossier: Dossier, at: Date): ConsultationDue | undefined {
  const next = nextInTurn(dossier.state.consultations);
  return next && consultationDue(ground, next, at);
}
