import type { Actor } from '#infrastructure/actor.ts';
import { findChargeOf, markBegun, paymentPageOf } from '#platform/payments/index.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { getVisibleDossier } from './visible-dossier.ts';

/**
 * Nộp phí trực tuyến: the signed address of the payment page. Only the platform's message makes it paid; should none
 * come, the platform is asked.
 */
export async function startPayment(
  deps: DossierDeps & { paymentPage: string; paymentSecret: string },
  { actor, code, returnUrl }: { actor: Actor; code: string; returnUrl: string },
): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const allowed = allowedActions(actor, factsOf(dossier), []).some(({ kind }) => kind === 'pay');
  const charge = await findChargeOf(deps.db, { kind: 'dossier', id: dossier.id });
  if (!allowed || !charge) throw refuse('dossier.action_not_allowed', { code });
  await markBegun(deps.db, { id: charge.id, at: deps.now() });
  return paymentPageOf(deps, { charge, what: `THANH TOAN HO SO ${code}`, returnUrl });
}
