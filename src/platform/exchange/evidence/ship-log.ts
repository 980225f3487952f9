import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { isValueFault } from '#infrastructure/database/value-fault.ts';
import { isPlain } from '#infrastructure/http/plain-input.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { CallFacts, CallPerson } from '../gateway/record-call.ts';
import { parseLine } from './log-file.ts';
import { readSealed, type SealedPart } from './read-sealed.ts';
import { placeAfterSeal, type LogPlace } from './seals-from-end.ts';
import { listSegments } from './segments.ts';
import { insertShipped } from './shipped.queries.ts';

/** Port: told of every look at a person's data that went through the axis, so that the person can see it. */
export type LookThroughAxis = {
  id: string;
  at: Date;
  consumer: string;
  service: string;
  provider: string;
  outcome: 'found' | 'none';
  person: CallPerson;
};
export type TellLooks = (looks: readonly LookThroughAxis[]) => Promise<void>;

/** The gateway whose log it is, and how much of it is on the disk for certain. */
export type ShippedGateway = { name: string; folder: string; shippedBatch: number; onDisk: (path: string) => number };

const everyMs = 1000;

/**
 * Chuyển nhật ký về cơ sở dữ liệu, a second after it was sealed, for searching and for the people concerned: as the text it is, which
 * the database reads, because what a gateway spends on a line it spends on every call. May be done twice: what is there stays as it
 * was. The log itself stays with its gateway.
 */
export function shipLog({
  db,
  now,
  gateway: { name, folder, shippedBatch, onDisk },
  sealing,
  tellLooks,
}: {
  db: Db;
  now: Clock;
  gateway: ShippedGateway;
  sealing: Sealing;
  tellLooks: TellLooks;
}): Sweep {
  const state: { place?: LogPlace; shipped: number } = { shipped: shippedBatch };

  /** Gives the batch the database has after it. */
  async function ship({ seals, lines, personal }: SealedPart): Promise<number> {
    const looks = personal.flatMap((line) => openLook(line, sealing) ?? []);
    await tellLooks(looks.flatMap((look) => lookOf(name, look) ?? []));
    const given = Object.fromEntries(looks.map(({ seq, person }) => [seq, person.fields]));
    const shipped = { gateway: name, seals, lines, given, after: state.shipped, at: now() };
    const reached = await insertShipped(db, shipped).catch((error: unknown) => {
      if (!isValueFault(error)) throw error;
      return insertShipped(db, { ...shipped, lines: soundIn(lines) });
    });
    if (reached === undefined)
      throw new Error(`The database no longer knows gateway ${name}; it must be started again`);
    return reached;
  }

  async function shipOn(): Promise<boolean> {
    state.place ??= await placeAfterSeal(folder, state.shipped);
    const { path, from } = state.place;
    // What a loss of power may still take is not to be in the database either.
    const to = onDisk(path);
    const part = await readSealed(path, { from, after: state.shipped, to });
    const last = part.seals.at(-1)?.number;
    if (last !== undefined) {
      state.shipped = await ship(part);
      // Put back from a backup, the database misses what it had: from there once more.
      if (state.shipped !== last) {
        delete state.place;
        return shipOn();
      }
    }
    const isThrough = to === Infinity && part.readTo === from;
    const next = isThrough ? await segmentAfter(folder, path) : undefined;
    state.place = next ? { path: next, from: 0 } : { path, from: part.readTo };
    return part.readTo > from || next !== undefined;
  }

  return { name: `ship evidence of ${name}`, everyMs, run: shipOn };
}

async function segmentAfter(folder: string, path: string): Promise<string | undefined> {
  const segments = await listSegments(folder);
  return segments[segments.findIndex((segment) => segment.path === path) + 1]?.path;
}

/**
 * A line a disk or a hand has spoilt, or with a text the database cannot keep, is not shipped, and keeps none of the others back; `lgsp
 * verify` names what was spoilt.
 */
const soundIn = (lines: string): string =>
  lines
    .split('\n')
    .filter((line) => {
      const read = factsIn(line);
      return read !== undefined && isPlain(read.facts);
    })
    .map((line) => `${line}\n`)
    .join('');

function factsIn(line: string): { seq: number; facts: CallFacts; person: string | undefined } | undefined {
  const stored = parseLine(line);
  if (stored.kind !== 'entry') return undefined;
  const { facts, person } = stored.line.sections;
  const parsed = facts && 'text' in facts ? CallFacts.safeParse(JSON.parse(facts.text)) : undefined;
  if (!parsed?.success) return undefined;
  return { seq: stored.line.seq, facts: parsed.data, person: person && 'text' in person ? person.text : undefined };
}

type OpenedLook = { seq: number; facts: CallFacts; person: CallPerson };

/** Whom an answer was about and which fields went out; undefined where nothing was answered. */
function openLook(line: string, sealing: Sealing): OpenedLook | undefined {
  const { seq, facts, person } = factsIn(line) ?? {};
  // An answer that is given again shows their data again.
  if (!seq || person === undefined || (facts?.outcome !== 'answered' && facts?.outcome !== 'replayed'))
    return undefined;
  return { seq, facts, person: CallPerson.parse(JSON.parse(sealing.open(person))) };
}

/** What a person is told: their data went out, or somebody asked and there were none. */
function lookOf(name: string, { seq, facts, person }: OpenedLook): LookThroughAxis | undefined {
  // A composed answer is told of by its parts: each asked a register, and is a look of its own.
  if (facts.composed && facts.composed.part === undefined) return undefined;
  const { at, consumer, service, provider, status } = facts;
  // To try out with there are nobody's data, whatever number was asked by: nobody was looked at.
  if (service.startsWith('sandbox/')) return undefined;
  const outcome = status < 300 ? 'found' : 'none';
  return { id: `${name}|${seq}`, at: new Date(at), consumer, service, provider, outcome, person };
}
