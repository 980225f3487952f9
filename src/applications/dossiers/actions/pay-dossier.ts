import type { Tx } from '#infrastructure/database/connect.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { collectCharge, findChargeOf } from '#platform/payments/index.ts';
import { dueAfterPayment } from '../course/course-clock.ts';
import type { Course } from '../course/course.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { requestFeeReceipt } from '../papers/dossier-papers.ts';
import type { Acting } from './act-on-dossier.ts';
import { groundOf, performAction } from './perform-action.ts';

/** Thu phí tại quầy: money and receipt and the dossier's action in one transaction. */
export async function payAtCounter(
  acting: Acting,
  { commandId, method }: { commandId: string; method: 'cash' | 'transfer' },
): Promise<Course> {
  const { tx, actor, at, dossier } = acting;
  const charge = await findChargeOf(tx, { kind: 'dossier', id: dossier.id });
  if (!charge) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const { receiptNumber } = await collectCharge(tx, { chargeId: charge.id, at, method, collectedBy: actor.id });
  return recordPayment(acting, { commandId, chargeId: charge.id, amountVnd: charge.amountVnd, receiptNumber, method });
}

type Payment = { commandId: string; chargeId: string; amountVnd: number; receiptNumber: number; method: string };

/** The dossier's side of a payment. While it waited for the fee the clock stood still: the time waited is added. */
export function recordPayment(
  paying: { tx: Tx; deps: InTransaction; by: ActionActor; at: Date; course: Course; installed: InstalledPackage },
  { commandId, chargeId, amountVnd, receiptNumber, method }: Payment,
): Course {
  const { tx, deps, by, at, course, installed } = paying;
  const appointment = dueAfterPayment(groundOf(deps, installed), course.dossier, at);
  const content = { chargeId, amountVnd, receiptNumber: String(receiptNumber).padStart(7, '0'), method, appointment };
  const action = { kind: 'pay' as const, at, by, commandId, content };
  const after = performAction(tx, deps, { course, installed, action, task: null });
  requestFeeReceipt({ tx, deps, at, installed, by }, after.dossier);
  return after;
}
