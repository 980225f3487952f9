import type { Config } from '#infrastructure/config/config.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { carryOutStops, createPostOut, tellAlerts, watchExchange } from '#platform/exchange/index.ts';
import { createMailer } from '#platform/notifications/index.ts';
import type { ModuleDeps } from './wire-modules.ts';

/** Canh chừng nền tảng tích hợp, in the role `worker`: a gateway that is lost cannot tell of it itself. */
export function watchAxis(
  { db, now, exchangeRules, exchangeSealing: sealing }: ModuleDeps,
  { config, sender }: { config: Config; sender: string },
): { sweeps: Sweep[]; close: () => Promise<void> } {
  const { allowLoopback, trusted } = {
    allowLoopback: config.demoData && !config.production,
    trusted: config.gateway.upstreamAuthorities,
  };
  const { postOut, close } = createPostOut({ allowLoopback, trusted, ownUrl: undefined });
  return {
    sweeps: [
      carryOutStops({ db, now }),
      watchExchange({ db, now, rules: exchangeRules.watch }),
      tellAlerts({ db, now, sealing, postOut, sendMail: createMailer({ smtpUrl: config.smtpUrl, sender }) }),
    ],
    close,
  };
}
