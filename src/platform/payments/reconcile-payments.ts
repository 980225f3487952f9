import { z } from 'zod';
import { askForOne, type AskingDeps } from './ask-platform.ts';
import { findAttempt, listPaidOn } from './attempts.queries.ts';
import type { PlatformTransaction } from './payment-platform.ts';

type OwnPayment = PlatformTransaction & { subjectCode: string };

export type PaymentDifferences = {
  same: number;
  /** Paid according to our books alone. */
  onlyOurs: OwnPayment[];
  /** Paid according to the platform alone; `isKnown` says that the reference is one of ours. */
  onlyTheirs: (PlatformTransaction & { isKnown: boolean })[];
  /** The same reference with another amount or transaction. */
  different: { ours: OwnPayment; theirs: PlatformTransaction }[];
};

/** Đối soát thanh toán of one day with the platform. Changes nothing; throws when the platform does not answer. */
export async function reconcilePayments(deps: AskingDeps, on: string): Promise<PaymentDifferences> {
  const listed = await deps.paymentPlatform.listPaid(on);
  if (listed.kind === 'unavailable') throw new Error(`The payment platform: ${listed.why}`);
  const ours = new Map((await listPaidOn(deps.db, on)).map((one) => [one.reference, one]));
  const found: PaymentDifferences = { same: 0, onlyOurs: [], onlyTheirs: [], different: [] };
  for (const theirs of listed.transactions) {
    const own = ours.get(theirs.reference);
    ours.delete(theirs.reference);
    if (!own) found.onlyTheirs.push({ ...theirs, isKnown: await isKnown(deps, theirs.reference) });
    else if (own.amountVnd === theirs.amountVnd && own.transactionId === theirs.transactionId) found.same += 1;
    else found.different.push({ ours: own, theirs });
  }
  found.onlyOurs = [...ours.values()];
  return found;
}

const isKnown = async ({ db }: AskingDeps, reference: string): Promise<boolean> =>
  z.uuid().safeParse(reference).success && (await findAttempt(db, reference)) !== undefined;

/**
 * Hằng đêm: what the platform lists and our books have not is asked for one by one, for only a signed message makes a charge paid.
 * Answers what differs after that.
 */
export async function repairPayments(deps: AskingDeps, on: string): Promise<PaymentDifferences> {
  const found = await reconcilePayments(deps, on);
  const missed = found.onlyTheirs.filter((one) => one.isKnown);
  if (missed.length === 0) return found;
  for (const { reference } of missed) await askForOne(deps, reference);
  return reconcilePayments(deps, on);
}
