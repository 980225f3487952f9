import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { mostAttempts, nextTryAt } from './back-off.ts';
import {
  expireDeliveries,
  leaseDeliveries,
  postponeDelivery,
  selectPushTargets,
  settleDelivery,
  type Leased,
} from './messages.queries.ts';
import { signWebhook, webhookIdOf } from './sign-webhook.ts';

/** Port: posts a body somewhere outside, under the rules of the way out; gives the status, `undefined` when there was no answer. */
export type PostOut = (
  url: string,
  post: { headers: Record<string, string>; body: string },
) => Promise<number | undefined>;
type Deps = { db: Db; now: Clock; sealing: Sealing; postOut: PostOut };
type Target = { recipientId: string; topicId: string; url: string; secret: string };

/** Khóa ký thông điệp đẩy: shown to who owns the receiving system, made again whenever it is needed. */
export const pushSecret = (sealing: Sealing, { topic, recipient }: { topic: string; recipient: string }): string =>
  sealing.keyOf(`push|${topic}|${recipient}`);

const everyMs = 500;
const atOnce = 20;
const leaseMs = 60_000;

/**
 * Đẩy thông điệp tới địa chỉ nhận, signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`). What is not
 * taken is tried again at growing intervals; a recipient that is down holds up nobody else, and its other keys no longer than a round.
 */
export function pushMessages(deps: Deps): Sweep {
  return {
    name: 'push messages',
    everyMs,
    run: async () => {
      const at = deps.now();
      await expireDeliveries(deps.db, at);
      const targets = await selectPushTargets(deps.db, at);
      const counts = await Promise.all(
        targets.map(({ recipientId, topicId, url, ...named }) =>
          pushTo(deps, { recipientId, topicId, url, secret: pushSecret(deps.sealing, named) }),
        ),
      );
      return counts.some((count) => count === atOnce);
    },
  };
}

async function pushTo(deps: Deps, target: Target): Promise<number> {
  const at = deps.now();
  const until = new Date(at.getTime() + leaseMs);
  const leased = await leaseDeliveries(deps.db, {
    recipientId: target.recipientId,
    topicId: target.topicId,
    at,
    until,
    most: atOnce,
  });
  await Promise.all(leased.map((delivery) => pushOne(deps, target, delivery)));
  return leased.length;
}

async function pushOne(
  { db, now, postOut }: Deps,
  { recipientId, url, secret }: Target,
  { id, attempts, envelope, messageId }: Leased,
): Promise<void> {
  const status = await postOut(url, {
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      ...signWebhook(secret, { id: webhookIdOf({ id, messageId }), at: now(), body: envelope }),
    },
    body: envelope,
  });
  const at = now();
  const settle = (state: 'acknowledged' | 'refused' | 'dead', fault: string) =>
    settleDelivery(db, { id, recipientId, state, fault, at });
  if (status !== undefined && status >= 200 && status < 300) return void (await settle('acknowledged', ''));
  // 410 Gone is how a recipient says that it will never take this one.
  if (status === 410) return void (await settle('refused', 'HTTP 410'));
  const fault = status === undefined ? 'no answer' : `HTTP ${status}`;
  if (attempts >= mostAttempts) return void (await settle('dead', fault));
  await postponeDelivery(db, { id, nextAt: nextTryAt(attempts, at), fault });
}
