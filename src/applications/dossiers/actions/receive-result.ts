import type { Acting } from './act-on-dossier.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { performAction } from './perform-action.ts';

/** Nhận kết quả: the Decision's last step; the first time the applicant opens the result. */
export async function receiveResult(acting: Acting, { commandId }: { commandId: string }): Promise<Dossier> {
  const { tx, deps, dossier, installed, at, by } = acting;
  return performAction(tx, deps, {
    dossier,
    installed,
    action: { kind: 'receive_result', at, by, commandId, content: {} },
    move: 'stay',
  });
}
