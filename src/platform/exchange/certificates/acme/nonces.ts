import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { refuse } from '../../exchange.errors.ts';
import { useNonce } from './acme.queries.ts';

const timeBytes = 6;
const bodyBytes = 22;
/** Of the whole, in base64url without a rest: some clients read it as one piece, and it must not be sayable in two ways. */
const nonceForm = /^[\w-]{72}$/;
const minuteMs = 60_000;

export type Nonces = {
  give: () => string;
  requireNew: (nonce: string) => Promise<void>;
  requireOurs: (nonce: string) => void;
};

/**
 * Số dùng một lần của ACME: carries its end and our mark, so that giving one writes nothing (strangers ask for them), and any process
 * knows one of another's. Only one that was used, by who signed rightly, is written down, until its end.
 */
export function createNonces({
  db,
  sealing,
  now,
  minutes,
}: {
  db: Db;
  sealing: Sealing;
  now: Clock;
  minutes: () => number;
}): Nonces {
  const markOf = (body: Buffer) => Buffer.from(sealing.keyOf(`acme nonce ${body.toString('hex')}`), 'base64url');
  const endOf = (nonce: string) => Buffer.from(nonce, 'base64url').readUIntBE(0, timeBytes);
  const requireOurs = (nonce: string) => {
    const bytes = nonceForm.test(nonce) ? Buffer.from(nonce, 'base64url') : undefined;
    const body = bytes?.subarray(0, bodyBytes);
    const isOurs = bytes && body && timingSafeEqual(bytes.subarray(bodyBytes), markOf(body));
    if (!isOurs || endOf(nonce) <= now().getTime()) throw refuse('exchange.acme_nonce_spent');
  };
  return {
    give: () => {
      const body = randomBytes(bodyBytes);
      body.writeUIntBE(now().getTime() + minutes() * minuteMs, 0, timeBytes);
      return Buffer.concat([body, markOf(body)]).toString('base64url');
    },
    requireOurs,
    requireNew: async (nonce) => {
      requireOurs(nonce);
      const endsAt = new Date(endOf(nonce));
      if (!(await useNonce(db, { nonce, endsAt }))) throw refuse('exchange.acme_nonce_spent');
    },
  };
}
