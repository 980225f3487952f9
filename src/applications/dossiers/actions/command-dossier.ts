import type { Actor } from '#infrastructure/actor.ts';
import { acceptDossier } from './accept-dossier.ts';
import { actOnDossier, type Acted, type Acting } from './act-on-dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { OfficerCommand } from '../dossiers.contract.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { rejectDossier, withdrawDossier } from './end-dossier.ts';
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
import { supplementDossier } from './supplement-dossier.ts';

/** Thao tác của cán bộ: carries out one command on a dossier, once. */
export function commandDossier(
  deps: DossierDeps,
  { actor, code, command }: { actor: Actor; code: string; command: OfficerCommand },
): Promise<Acted> {
  return actOnDossier(deps, { actor, code, command }, (acting) => dispatch(acting, command));
}

function dispatch(acting: Acting, command: OfficerCommand): Promise<Dossier> {
  switch (command.kind) {
    case 'accept':
      return acceptDossier(acting, command);
    case 'reject':
      return rejectDossier(acting, command);
    case 'request_supplement':
      return requestSupplement(acting, command);
    case 'supplement':
      return supplementDossier(acting, command);
    case 'assign':
      return assignOfficer(acting, command);
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
  }
}
