import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { refuse } from '../../exchange.errors.ts';
import { useNonce } from './acme.queries.ts';

const timeBytes = 6;
const randomPart = 16;
/** Characters of both in base64url. */
const bodyLength = 30;
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
  const markOf = (body: string) => sealing.keyOf(`acme nonce ${body}`);
  const endOf = (body: string) => Buffer.from(body, 'base64url').readUIntBE(0, timeBytes);
  const requireOurs = (nonce: string) => {
    const [body, mark] = [nonce.slice(0, bodyLength), nonce.slice(bodyLength)];
    if (!/^[\w-]{30}$/.test(body) || !isSame(mark, markOf(body)) || endOf(body) <= now().getTime())
      throw refuse('exchange.acme_nonce_spent');
  };
  return {
    give: () => {
      const ends = Buffer.alloc(timeBytes);
      ends.writeUIntBE(now().getTime() + minutes() * minuteMs, 0, timeBytes);
      const body = Buffer.concat([ends, randomBytes(randomPart)]).toString('base64url');
      return `${body}${markOf(body)}`;
    },
    requireOurs,
    requireNew: async (nonce) => {
      requireOurs(nonce);
      const endsAt = new Date(endOf(nonce.slice(0, bodyLength)));
      if (!(await useNonce(db, { nonce, endsAt }))) throw refuse('exchange.acme_nonce_spent');
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
