import type { DossierAction } from './dossier-action.ts';
import type { DossierState } from './dossier-state.contract.ts';
import type { ActionKind } from './dossier-status.ts';

/** Names of the messages between the lead agency's pool and those of the coordinating agencies. */
export const consultationMessages = {
  requested: 'consultation_requested',
  answered: 'consultation_answered',
  returned: 'consultation_returned',
  completed: 'consultation_completed',
} as const;

const endings: readonly ActionKind[] = ['reject', 'withdraw', 'stop', 'close'];

/** Whether an action ends every process of the dossier. */
export function endsProcesses(kind: ActionKind): boolean {
  return endings.includes(kind);
}

/** What a completed task tells its process. */
export function variablesOf(action: DossierAction, state: Pick<DossierState, 'proposal'>): Record<string, unknown> {
  switch (action.kind) {
    case 'accept':
      return { accepted: true };
    case 'consult': {
      const { requests, inTurn } = action.content;
      return { partners: requests.map(({ partner }) => partner), inTurn };
    }
    case 'partner_receive':
      return { complete: action.content.complete };
    case 'partner_approve':
      return { approve: action.content.approve };
    case 'propose':
      return { outcome: action.content.outcome };
    case 'review':
      return { agree: action.content.agree };
    case 'sign':
      return { approve: action.content.approve, outcome: state.proposal?.outcome ?? 'grant' };
    case 'issue':
      return { outcome: action.content.outcome };
    default:
      return {};
  }
}
