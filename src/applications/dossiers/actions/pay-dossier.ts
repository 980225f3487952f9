import type { Tx } from '#infrastructure/database/connect.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { collectCharge, findChargeOf } from '#platform/payments/index.ts';
import { termOf } from '../course/processing-time.ts';
import type { Acting } from './act-on-dossier.ts';
import { appointAfterPause } from '../course/appointment.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { decidingCalendar } from './drive-process.ts';
import { requestFeeReceipt } from '../papers/dossier-papers.ts';
import { performAction } from './perform-action.ts';

/** Thu phí tại quầy: money and receipt and the dossier's action in one transaction. */
export async function payAtCounter(
  acting: Acting,
  { commandId, method }: { commandId: string; method: 'cash' | 'transfer' },
): Promise<Dossier> {
  const { tx, actor, at, dossier } = acting;
  const charge = await findChargeOf(tx, { kind: 'dossier', id: dossier.id });
  if (!charge) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const { receiptNumber } = await collectCharge(tx, { chargeId: charge.id, at, method, collectedBy: actor.id });
  return recordPayment(acting, { commandId, chargeId: charge.id, amountVnd: charge.amountVnd, receiptNumber, method });
}

type Payment = { commandId: string; chargeId: string; amountVnd: number; receiptNumber: number; method: string };

/** The dossier's side of a payment. While it waited for the fee the clock stood still: the time waited is added. */
export async function recordPayment(
  paying: { tx: Tx; deps: InTransaction; by: ActionActor; at: Date; dossier: Dossier; installed: InstalledPackage },
  { commandId, chargeId, amountVnd, receiptNumber, method }: Payment,
): Promise<Dossier> {
  const { tx, deps, by, at, dossier, installed } = paying;
  const calendar = decidingCalendar(deps, { dossier, at });
  const appointment =
    dossier.status === 'awaiting_payment' && dossier.acceptedAt
      ? appointAfterPause(termOf(paying), { from: dossier.acceptedAt, to: at }, { rules: deps.rules, calendar })
      : null;
  const after = await performAction(tx, deps, {
    dossier,
    installed,
    action: {
      kind: 'pay',
      at,
      by,
      commandId,
      content: { chargeId, amountVnd, receiptNumber: String(receiptNumber).padStart(7, '0'), method, appointment },
    },
    move: 'stay',
  });
  requestFeeReceipt({ tx, deps, at, installed, by }, after);
  return after;
}
