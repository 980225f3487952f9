import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { beginPayment, findChargeOf, type PaymentPlatform } from '#platform/payments/index.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { getVisibleDossier } from './visible-dossier.ts';

/**
 * Nộp phí trực tuyến: begins the payment at the platform and answers the address of its page. Only the platform's message makes it
 * paid; should none come, the platform is asked.
 */
export async function startPayment(
  deps: DossierDeps & { paymentPlatform: PaymentPlatform | undefined },
  { actor, code }: { actor: Actor; code: string },
): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const allowed = allowedActions(actor, factsOf(dossier), []).some(({ kind }) => kind === 'pay');
  const charge = await findChargeOf(deps.db, { kind: 'dossier', id: dossier.id });
  if (!allowed || !charge) throw refuse('dossier.action_not_allowed', { code });
  const unit = deps.organisation.findUnit(charge.unitId, vietnamDay(deps.now()));
  return beginPayment(deps, {
    chargeId: charge.id,
    what: `THANH TOAN HO SO ${code}`,
    returnUrl: new URL(`/ho-so/${code}`, deps.publicUrl).href,
    receipt: {
      subjectCode: code,
      procedure: { code: dossier.procedureCode, name: dossier.procedureName },
      unit: { code: unit?.agencyCode ?? '', name: unit?.name ?? '' },
      payer: { name: actor.name, personalId: actor.personalId ?? '' },
      items: charge.items,
    },
  });
}
