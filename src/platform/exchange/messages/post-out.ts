import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { trustBeside } from '#infrastructure/http/trust.ts';
import { guardedLookup, isForbiddenAddress, type UpstreamRules } from '../gateway/upstreams.ts';
import type { PostOut } from './push-messages.ts';

const timeoutMs = 10_000;
const mostAnswerBytes = 65_536;

/** Posts to a subscriber's address under the rules of the way out: no forbidden address, verified certificates, no redirects. */
export function createPostOut(rules: UpstreamRules): { postOut: PostOut; close: () => Promise<void> } {
  const agent = new Agent({
    connections: 16,
    connect: {
      timeout: 5000,
      lookup: guardedLookup(rules),
      ...trustBeside(rules.trusted),
    },
  });
  return {
    postOut: async (url, { headers, body }) => {
      const literal = new URL(url).hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && isForbiddenAddress(literal, rules)) return undefined;
      try {
        const answer = await request(url, {
          method: 'POST',
          headers,
          body,
          dispatcher: agent,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        await answer.body.dump({ limit: mostAnswerBytes });
        return answer.statusCode;
      } catch {
        return undefined;
      }
    },
    close: () => agent.destroy(),
  };
}
