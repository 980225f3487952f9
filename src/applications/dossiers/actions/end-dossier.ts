import type { Acting } from './act-on-dossier.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { requestRejectionPaper } from '../papers/dossier-papers.ts';
import { performAction } from './perform-action.ts';

type Ending = { commandId: string; reason: string };

/** Từ chối tiếp nhận: state 3, with form 03 and its reason. */
export async function rejectDossier(acting: Acting, { commandId, reason }: Ending): Promise<Dossier> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const after = await performAction(tx, deps, {
    dossier,
    installed,
    action: { kind: 'reject', at, by, commandId, content: { reason } },
    move: 'end',
  });
  requestRejectionPaper(acting, after, reason);
  return after;
}

/** Rút hồ sơ: the applicant's right until the decision is signed; state 7. */
export async function withdrawDossier(acting: Acting, { commandId, reason }: Ending): Promise<Dossier> {
  const { tx, deps, dossier, installed, at, by } = acting;
  return performAction(tx, deps, {
    dossier,
    installed,
    action: { kind: 'withdraw', at, by, commandId, content: { reason } },
    move: 'end',
  });
}
