import type { Config } from '#infrastructure/config/config.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Log } from '#infrastructure/log.ts';
import {
  carryOutStops,
  createPostOut,
  openSiteStream,
  publishFigures,
  replayMessages,
  shipMessages,
  stampSeals,
  tellAlerts,
  tellReviews,
  watchExchange,
} from '#platform/exchange/index.ts';
import { createMailer } from '#platform/notifications/index.ts';
import { createTimeAuthority } from './connectors/time-authority/index.ts';
import { officialsOf } from './manage-exchange.ts';
import type { ModuleDeps } from './wire-modules.ts';

/** Canh chừng nền tảng tích hợp, in the role `worker`: a gateway that is lost cannot tell of it itself. */
export function watchAxis(
  { db, now, exchangeRules, organisation, exchangeSealing: sealing }: ModuleDeps,
  { config, sender, log }: { config: Config; sender: string; log: Log },
): { sweeps: Sweep[]; close: () => Promise<void> } {
  const { allowLoopback, trusted } = {
    allowLoopback: config.tryingOut,
    trusted: config.gateway.upstreamAuthorities,
  };
  const { postOut, close } = createPostOut({ allowLoopback, trusted, ownUrl: undefined });
  const { stream } = config;
  const { timeAuthority } = config.outside;
  const { everyMinutes } = exchangeRules.timeStamps;
  const stampWith = ({ url, authorities }: { url: string; authorities: string }) =>
    stampSeals({ db, now, askTimeStamp: createTimeAuthority({ url }), authorities, everyMinutes });
  const { reviews } = exchangeRules;
  const shipping = stream && shipMessages({ db, now, log, openStream: () => openSiteStream(stream) });
  return {
    sweeps: [
      carryOutStops({ db, now }),
      ...(timeAuthority ? [stampWith(timeAuthority)] : []),
      publishFigures({ db, now }),
      watchExchange({ db, now, rules: exchangeRules.watch, isStamped: timeAuthority !== undefined, reviews }),
      tellReviews({ db, now, reviews, officialsOf: officialsOf({ organisation, now }) }),
      replayMessages({ db, now, rules: exchangeRules.replays }),
      ...(shipping ? [shipping.sweep] : []),
      tellAlerts({ db, now, sealing, postOut, sendMail: createMailer({ smtpUrl: config.smtpUrl, sender }) }),
    ],
    close: async () => {
      await shipping?.close();
      await close();
    },
  };
}
