import type { Clock } from '#infrastructure/clock.ts';
import { PaymentResultMessage, signQuery, type AskPlatform } from '#platform/payments/index.ts';
import { createCaller, type OutsideLimits } from '../outside/index.ts';

/** Hỏi kết quả of a payment at the platform (its query message); silent, slow, down or wrong is no answer. */
export function createAskPlatform(
  { url, secret, now }: { url: string; secret: string; now: Clock },
  limits?: OutsideLimits,
): AskPlatform {
  const call = createCaller(limits);
  return async (chargeId) => {
    const answer = await call({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signQuery(chargeId, { secret, at: now() })),
      accepts: ['application/json'],
      read: ({ status, text }) =>
        status === 200
          ? { kind: 'said' as const, message: PaymentResultMessage.parse(JSON.parse(text)) }
          : { kind: 'nothing' as const },
    });
    return answer.kind === 'said' ? answer.message : undefined;
  };
}
