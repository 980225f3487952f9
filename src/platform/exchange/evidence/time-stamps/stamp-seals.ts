import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { rootOf } from '../merkle.ts';
import { numbersOf, stampText } from './stamped-seals.ts';
import { checkTimeStamp } from './time-stamp-token.ts';
import { insertStamp, selectSealDigests, selectUnstamped } from './time-stamps.queries.ts';

/** Port: asks a time stamp authority for a stamp over a text, of which it sees the SHA-256 only. Gives the token (DER). */
export type AskTimeStamp = (text: string) => Promise<Uint8Array>;

const everyMs = 15_000;
/** Of a busy gateway a stamp stands over so many at most: their seals are read into memory for it. */
const mostUnderStamp = 1024;

type StampDeps = {
  db: Db;
  now: Clock;
  askTimeStamp: AskTimeStamp;
  /** PEM. */
  authorities: string;
  everyMinutes: number;
};

/**
 * Đóng dấu thời gian cho niêm phong: an authority outside the province says when it saw them, so that not even the agency that keeps
 * the axis can date them back. Nothing waits for it: while the authority is away seals go on and are stamped once it is back; how long
 * that takes is watched (`time_stamp_late`). A stamp that does not hold is not kept, and is asked for again.
 */
export function stampSeals(deps: StampDeps): Sweep {
  return {
    name: 'time stamp seals',
    everyMs,
    run: async () => {
      const askedAt = deps.now();
      const due = await selectUnstamped(deps.db, new Date(askedAt.getTime() - deps.everyMinutes * 60_000));
      // What is wrong with one gateway's seals keeps no other waiting.
      const faults: unknown[] = [];
      for (const gateway of due) await stampGateway(deps, { ...gateway, askedAt }).catch((fault) => faults.push(fault));
      if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
      return false;
    },
  };
}

async function stampGateway(
  deps: StampDeps,
  { gateway, from, to, askedAt }: { gateway: string; from: number; to: number; askedAt: Date },
): Promise<void> {
  for (let first = from; first <= to; first += mostUnderStamp) {
    const isKept = await stampRange(deps, {
      gateway,
      from: first,
      to: Math.min(to, first + mostUnderStamp - 1),
      askedAt,
    });
    // Another process is at these seals.
    if (!isKept) return;
  }
}

async function stampRange(
  { db, askTimeStamp, authorities }: StampDeps,
  { gateway, from, to, askedAt }: { gateway: string; from: number; to: number; askedAt: Date },
): Promise<boolean> {
  const seals = await selectSealDigests(db, { gateway, from, to });
  if (seals.size !== to - from + 1) throw new Error(`Seals of ${gateway} are missing between ${from} and ${to}`);
  const text = stampText({
    gateway,
    from,
    to,
    root: rootOf(numbersOf(from, to).map((number) => seals.get(number) ?? '')),
  });
  const token = await askTimeStamp(text);
  const held = await checkTimeStamp(token, { text, authorities });
  if (!held) throw new Error('The authority gave a time stamp that does not hold');
  return insertStamp(db, { gateway, from, to, token, at: held.at, askedAt });
}
