import type { DossierAction } from './dossier-action.ts';

export type DossierPause = { from: string; to: string | null; why: 'supplement' | 'payment' };

/** Chờ người nộp: when something was awaited of the applicant, from the log, also before acceptance; an open one has no end. */
export function waitsOf(actions: readonly DossierAction[]): (DossierPause & { accepted: boolean })[] {
  const waits: (DossierPause & { accepted: boolean })[] = [];
  let accepted = false;
  for (const action of actions) {
    const at = action.at.toISOString();
    const open = waits.at(-1);
    if (action.kind === 'accept') {
      accepted = true;
      if (action.content.waitsForPayment) waits.push({ from: at, to: null, why: 'payment', accepted });
    }
    if (action.kind === 'request_supplement') waits.push({ from: at, to: null, why: 'supplement', accepted });
    const ends =
      ['withdraw', 'stop', 'close'].includes(action.kind) ||
      (action.kind === 'supplement' && open?.why === 'supplement') ||
      (action.kind === 'pay' && open?.why === 'payment');
    if (open && ends) open.to ??= at;
  }
  return waits;
}

/** Tạm dừng: when the clock stood still and for what. Before acceptance no clock runs. */
export function pausesOf(actions: readonly DossierAction[]): DossierPause[] {
  return waitsOf(actions)
    .filter(({ accepted }) => accepted)
    .map(({ from, to, why }) => ({ from, to, why }));
}
