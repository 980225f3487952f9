import { randomUUID } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Log } from '#infrastructure/log.ts';
import type { SiteStream } from './nats-stream.ts';
import { entryOf, goesIntoStream, streamName } from './stream-entry.ts';
import {
  findNumbers,
  forgetPlaces,
  holdStream,
  placeMessages,
  readLongestKeepDays,
  readPlaces,
  releaseStream,
  selectUnplaced,
  type Place,
  type Unplaced,
} from './stream.queries.ts';

export type ShipDeps = { db: Db; now: Clock; log: Log; openStream: () => Promise<SiteStream> };

const everyMs = 500;
/** Sent without waiting for each other; so much is sent twice at most when a server is lost. */
const atOnce = 256;
/** A process that is gone is followed by another after this; longer than one round can take. */
const heldForMs = 15_000;
const restAfterFailureMs = 3000;
/** Of the end of the stream, so many entries are asked for at a time. */
const readAtOnce = 64;

/**
 * Đưa thông điệp vào luồng liên điểm, in the order they were accepted, by one process at a time. Each entry says after which place it
 * stands, so that of entries on their way none can overtake another, whatever is lost: what follows a lost one is refused by the
 * servers. How far the stream came is read from the stream itself; PostgreSQL keeps the place of each message.
 */
export function shipMessages(deps: ShipDeps): { sweep: Sweep; close: () => Promise<void> } {
  const { db, now, log } = deps;
  const held = { stream: streamName, holder: randomUUID() };
  let stream: SiteStream | undefined;
  /** Last place of the stream, as long as nothing makes it doubtful. */
  let last: number | undefined;
  let restsUntil = 0;
  let isTroubled = false;

  const round = async (): Promise<boolean> => {
    const at = now();
    if (!(await holdStream(db, { ...held, at, until: new Date(at.getTime() + heldForMs) }))) {
      last = undefined;
      return false;
    }
    stream ??= await deps.openStream();
    last ??= await findLastPlace(db, { stream, held });
    const unplaced = await selectUnplaced(db, atOnce);
    const shipped = await ship(deps, { stream, held, last, unplaced });
    last = shipped.last;
    // Whatever went wrong: as long as something got through, the rest is tried again at once.
    if (shipped.fault !== undefined && shipped.written === 0) throw new Error(shipped.fault);
    if (shipped.fault !== undefined) return true;
    return unplaced.length === atOnce;
  };

  return {
    sweep: {
      name: 'ship messages to other sites',
      everyMs,
      run: async () => {
        if (Date.now() < restsUntil) return false;
        try {
          const more = await round();
          isTroubled = false;
          return more;
        } catch (error) {
          // An outage is told once, not every few seconds until it is over.
          if (!isTroubled) log.warn({ err: error }, 'messages do not reach the stream of other sites');
          if (isTroubled) restsUntil = Date.now() + restAfterFailureMs;
          isTroubled = true;
          last = undefined;
          return false;
        }
      },
    },
    close: async () => {
      await stream?.close();
      await releaseStream(db, held).catch(() => undefined);
    },
  };
}

type Held = { stream: string; holder: string };

/**
 * How far the stream came, with the places in PostgreSQL brought in line: what was put in and not written down is written down; what the
 * stream lost, or never had because it was made anew, is to be sent again.
 */
async function findLastPlace(db: Db, { stream, held }: { stream: SiteStream; held: Held }): Promise<number> {
  const { createdAt, last } = await stream.prepare(await readLongestKeepDays(db));
  const known = await readPlaces(db, streamName);
  if (known.createdAt !== createdAt) await forgetPlaces(db, { ...held, last: 0, createdAt });
  else if (known.last > last) await forgetPlaces(db, { ...held, last, createdAt });
  const from = known.createdAt === createdAt ? Math.min(known.last, last) : 0;
  for (let sequence = from + 1; sequence <= last; sequence += readAtOnce) {
    const places = Array.from({ length: Math.min(readAtOnce, last - sequence + 1) }, (_, index) => sequence + index);
    const whose = await Promise.all(places.map((place) => stream.whoseAt(place)));
    const numbers = await findNumbers(
      db,
      whose.flatMap((one) => one ?? []),
    );
    const found = whose.flatMap((one, index) => {
      const number = one && numbers.get(`${one.sender}/${one.id}`);
      return number === undefined ? [] : [{ number, sequence: sequence + index }];
    });
    await placeMessages(db, held, found);
  }
  return last;
}

/** Sends what is next; gives the last place then, `undefined` when it is in doubt. */
async function ship(
  { db, now, log }: Pick<ShipDeps, 'db' | 'now' | 'log'>,
  { stream, held, last, unplaced }: { stream: SiteStream; held: Held; last: number; unplaced: Unplaced[] },
): Promise<{ last: number | undefined; written: number; fault?: string }> {
  if (unplaced.length === 0) return { last, written: 0 };
  const at = now();
  const [going, staying]: [Unplaced[], Place[]] = [[], []];
  for (const message of unplaced) {
    const tooLarge = Buffer.byteLength(message.envelope) + headBytes > stream.mostBytes;
    if (tooLarge) log.error({ number: message.number }, 'a message is too large for the stream of other sites');
    if (!tooLarge && goesIntoStream(message, at)) going.push(message);
    else staying.push({ number: message.number, sequence: 0 });
  }
  const answers = await Promise.all(going.map((message, index) => stream.put(entryOf(message), last + index)));
  const places: Place[] = [];
  let fault: string | undefined;
  for (const [index, message] of going.entries()) {
    const answer = answers[index];
    if (!answer) break;
    if ('fault' in answer) {
      fault = answer.fault;
      break;
    }
    places.push({ number: message.number, sequence: answer.sequence });
    if (answer.sequence === last + index + 1) continue;
    fault = `place ${answer.sequence} instead of ${last + index + 1}`;
    break;
  }
  const written = await placeMessages(db, held, [...staying, ...places]);
  if (fault !== undefined) return { last: undefined, written, fault };
  // Another process holds the stream now, or had written the same: asked anew.
  if (written !== staying.length + places.length) return { last: undefined, written };
  return { last: last + going.length, written };
}

/** Subject, headers and id of an entry are below this. */
const headBytes = 8192;
