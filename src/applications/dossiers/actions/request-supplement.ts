import type { Acting } from './act-on-dossier.ts';
import type { OfficerCommand } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { requestSupplementPaper } from '../papers/dossier-papers.ts';
import { performAction } from './perform-action.ts';

type Command = Extract<OfficerCommand, { kind: 'request_supplement' }>;

/**
 * Yêu cầu bổ sung hồ sơ: one complete notice (form 02) with every component that is missing or wrong. Asking a second time needs
 * a reason why it was not asked at once (N3). The clock rests; what happens to it on completion is the rule profile's.
 */
export async function requestSupplement(acting: Acting, command: Command): Promise<Dossier> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const { items, reason, contact, repeatReason } = command;
  if (dossier.state.supplements.length > 0 && repeatReason === '') throw refuse('dossier.repeat_reason_required');
  const after = await performAction(tx, deps, {
    dossier,
    installed,
    action: {
      kind: 'request_supplement',
      at,
      by,
      commandId: command.commandId,
      content: { items, reason, contact, repeatReason },
    },
    move: 'stay',
  });
  requestSupplementPaper(acting, after, { items, reason, contact });
  return after;
}
