import type { DossierAction } from './dossier-action.ts';

export type DossierPause = { from: string; to: string | null; why: 'supplement' | 'payment' };

/** Tạm dừng: when the clock stood still and for what, from the log; an open one has no end. Before acceptance no clock runs. */
export function pausesOf(actions: readonly DossierAction[]): DossierPause[] {
  const pauses: DossierPause[] = [];
  let isAccepted = false;
  for (const action of actions) {
    const at = action.at.toISOString();
    const open = pauses.at(-1);
    if (action.kind === 'accept') {
      isAccepted = true;
      if (action.content.waitsForPayment) pauses.push({ from: at, to: null, why: 'payment' });
    }
    if (action.kind === 'request_supplement' && isAccepted) pauses.push({ from: at, to: null, why: 'supplement' });
    const ends =
      action.kind === 'withdraw' ||
      (action.kind === 'supplement' && open?.why === 'supplement') ||
      (action.kind === 'pay' && open?.why === 'payment');
    if (open && ends) open.to ??= at;
  }
  return pauses;
}
