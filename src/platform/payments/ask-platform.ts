import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { confirmPayment } from './confirm-payment.ts';
import type { PaymentResultMessage } from './payments.contract.ts';
import { claimToAsk } from './payments.queries.ts';

/** Port: what the payment platform says of a charge; undefined when it knows nothing of it, or does not answer. */
export type AskPlatform = (chargeId: string) => Promise<PaymentResultMessage | undefined>;

const everyMs = 5000;
const batch = 20;

/**
 * Hỏi nền tảng thanh toán of charges somebody went to pay and of which no message came: a message that was lost, while one side was down,
 * is made good within minutes. Its answer is held against everything a message is held against; what is not genuine changes nothing.
 */
export function askForPayments(deps: { db: Db; now: Clock; secret: string; askPlatform: AskPlatform }): Sweep {
  return {
    name: 'ask_for_payments',
    everyMs,
    run: async () => {
      const due = await claimToAsk(deps.db, { at: deps.now(), limit: batch });
      for (const chargeId of due) {
        const message = await deps.askPlatform(chargeId);
        if (message?.MaThamChieu !== chargeId) continue;
        await confirmPayment(deps, message).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
      return due.length === batch;
    },
  };
}
