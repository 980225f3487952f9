import { vietnamDay } from '#infrastructure/clock.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import type { Consultation, ConsultationAnswer, ConsultationRequest } from '../course/consultation.contract.ts';
import type { Dossier } from '../course/dossier.ts';
import { formOf, requestForDossier, type Making } from './paper-request.ts';

type By = Making & { by: ActionActor };

/** Thông báo dừng giải quyết hồ sơ: at which stage, why, and what becomes of the money paid. */
export function requestStopNotice(
  making: By,
  dossier: Dossier,
  { reason, stage, money }: { reason: string; stage: string; money: string },
): string {
  return requestForDossier(making, dossier, {
    template: 'stop-notice',
    unitId: dossier.deskUnitId,
    data: {
      ...formOf(making.deps, 'stop_notice', vietnamDay(making.at)),
      officer: making.by.name,
      officerTitle: making.by.title ?? '',
      ...{ reason, stage, money },
    },
  });
}

/** Văn bản xin lỗi và gia hạn, signed by the leader of the agency that decides. */
export function requestApology(
  making: By,
  dossier: Dossier,
  { reason, oldDue, newDue }: { reason: string; oldDue: string; newDue: string },
): string {
  return requestForDossier(making, dossier, {
    template: 'apology-extension',
    unitId: dossier.decidingUnitId,
    data: {
      ...formOf(making.deps, 'apology', vietnamDay(making.at)),
      receivedOn: vietnamDay(dossier.acceptedAt ?? dossier.submittedAt),
      officer: making.by.name,
      officerTitle: making.by.title ?? '',
      ...{ reason, oldDue, newDue },
    },
  });
}

/** Phiếu chuyển xử lý: what one coordinating agency is asked, and which papers go with it. */
export function requestConsultationLetter(
  making: By,
  dossier: Dossier,
  { request, dueOn, documents }: { request: ConsultationRequest; dueOn: string; documents: readonly string[] },
): string {
  return requestForDossier(making, dossier, {
    template: 'consultation-request',
    unitId: dossier.decidingUnitId,
    data: {
      partner: request.unitName,
      question: request.question,
      dueOn,
      silence: request.silence,
      silenceArticle: request.silenceArticle,
      documents,
      officer: making.by.name,
      officerTitle: making.by.title ?? '',
    },
  });
}

/** Văn bản trả lời của cơ quan phối hợp, made when its answer is approved. */
export function requestConsultationAnswer(
  making: By,
  dossier: Dossier,
  {
    consultation,
    answer,
    findings,
  }: { consultation: Consultation; answer: ConsultationAnswer; findings: readonly { label: string; text: string }[] },
): string {
  return requestForDossier(making, dossier, {
    template: 'consultation-answer',
    unitId: consultation.unitId,
    keep: 'at_once',
    data: {
      question: consultation.question,
      outcome: answer.outcomeName,
      summary: answer.summary,
      findings,
      signer: { name: making.by.name, title: making.by.title ?? '', signsAs: 'head' },
    },
  });
}
