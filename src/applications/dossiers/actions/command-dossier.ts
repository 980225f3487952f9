import { settleData } from './settle-data.ts';
import type { Actor } from '#infrastructure/actor.ts';
import type { Course } from '../course/course.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { acceptDossier } from './accept-dossier.ts';
import { actOnDossier, type Acted, type Acting } from './act-on-dossier.ts';
import {
  answerConsultation,
  approveConsultation,
  receiveConsultation,
  sendConsultation,
} from './answer-consultation.ts';
import { consultAgain, consultPartners } from './consult-partners.ts';
import { correctResult, reportError } from './correct-result.ts';
import { rejectDossier, stopDossier, withdrawDossier } from './end-dossier.ts';
import { extendDossier } from './extend-dossier.ts';
import { acknowledgePapers, askOpinion, claimTask, giveOpinion, noteOnDossier, reassignTask } from './hold-task.ts';
import type { OfficerCommand } from './officer-command.contract.ts';
import { payAtCounter } from './pay-dossier.ts';
import {
  archiveDossier,
  assignOfficer,
  issueResult,
  proposeResult,
  returnResult,
  reviewProposal,
  signDecision,
} from './process-steps.ts';
import { requestSupplement } from './request-supplement.ts';
import { changeDossier, supplementDossier } from './supplement-dossier.ts';

/** Thao tác của cán bộ: carries out one command on a dossier, once. */
export function commandDossier(
  deps: DossierDeps,
  { actor, code, command }: { actor: Actor; code: string; command: OfficerCommand },
): Promise<Acted> {
  return actOnDossier(deps, { actor, code, command }, (acting) => dispatch(acting, command));
}

function dispatch(acting: Acting, command: OfficerCommand): Promise<Course> | Course {
  switch (command.kind) {
    case 'accept':
      return acceptDossier(acting, command);
    case 'reject':
      return rejectDossier(acting, command);
    case 'request_supplement':
      return requestSupplement(acting, command);
    case 'supplement':
      return supplementDossier(acting, command);
    case 'change':
      return changeDossier(acting, command);
    case 'assign':
      return assignOfficer(acting, command);
    case 'consult':
      return consultPartners(acting, command);
    case 'consult_again':
      return consultAgain(acting, command);
    case 'partner_receive':
      return receiveConsultation(acting, command);
    case 'partner_answer':
      return answerConsultation(acting, command);
    case 'partner_approve':
      return approveConsultation(acting, command);
    case 'partner_send':
      return sendConsultation(acting, command);
    case 'propose':
      return proposeResult(acting, command);
    case 'review':
      return reviewProposal(acting, command);
    case 'sign':
      return signDecision(acting, command);
    case 'issue':
      return issueResult(acting, command);
    case 'archive':
      return archiveDossier(acting, command);
    case 'return_result':
      return returnResult(acting, command);
    case 'pay':
      return payAtCounter(acting, command);
    case 'withdraw':
      return withdrawDossier(acting, command);
    case 'stop':
      return stopDossier(acting, command);
    case 'extend':
      return extendDossier(acting, command);
    case 'report_error':
      return reportError(acting, command);
    case 'correct':
      return correctResult(acting, command);
    case 'claim':
      return claimTask(acting, command);
    case 'reassign':
      return reassignTask(acting, command);
    case 'acknowledge':
      return acknowledgePapers(acting, command);
    case 'settle_data':
      return settleData(acting, command);
    case 'note':
      return noteOnDossier(acting, command);
    case 'ask_opinion':
      return askOpinion(acting, command);
    case 'give_opinion':
      return giveOpinion(acting, command);
  }
}
