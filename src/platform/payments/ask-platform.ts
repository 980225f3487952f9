import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import { keepFile } from '#platform/papers/index.ts';
import { claimToAsk, claimToFetch, keepBill } from './attempts.queries.ts';
import { confirmPayment } from './confirm-payment.ts';
import type { PaymentPlatform } from './payment-platform.ts';

export type AskingDeps = { db: Db; now: Clock; paymentPlatform: PaymentPlatform };

const everyMs = 5000;
const batch = 20;

/**
 * Hỏi nền tảng thanh toán of attempts of which no success was told: a message that was lost, while one side was down, is made good
 * within minutes. Its answer is held against everything a message is held against; what is not genuine changes nothing.
 */
export function askForPayments(deps: AskingDeps): Sweep {
  return {
    name: 'ask_for_payments',
    everyMs,
    run: async () => {
      const due = await claimToAsk(deps.db, { at: deps.now(), limit: batch });
      for (const reference of due) await askForOne(deps, reference);
      return due.length === batch;
    },
  };
}

/** Asks about one attempt and records what is genuine. */
export async function askForOne(deps: AskingDeps, reference: string): Promise<void> {
  const message = await deps.paymentPlatform.ask(reference);
  if (message?.MaThamChieu !== reference) return;
  await confirmPayment(deps, message).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** Lấy biên lai của nền tảng for payments that have none yet: it is kept with the other files and never asked for again. */
export function fetchBills({ storage, ...deps }: AskingDeps & { storage: Storage }): Sweep {
  return {
    name: 'fetch_payment_bills',
    everyMs,
    run: async () => {
      const due = await claimToFetch(deps.db, { at: deps.now(), limit: batch });
      for (const paid of due) {
        const { reference: id } = paid;
        const answer = await deps.paymentPlatform.findBill(paid);
        if (answer.kind !== 'bill') continue;
        // Held to what any file from outside is held to; one that does not open is asked for again.
        const file = await keepFile({ ...deps, storage }, { name: `${id}.pdf`, bytes: answer.pdf });
        if (file) await keepBill(deps.db, { id, sha256: file.sha256, sizeBytes: file.sizeBytes });
      }
      return due.length === batch;
    },
  };
}
