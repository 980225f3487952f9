import { join } from 'node:path';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { CallFacts, CallPerson } from '../gateway/record-call.ts';
import { logFileName } from './evidence-log.ts';
import { readLog } from './log-file.ts';
import { insertShipped, type ShippedBatch } from './shipped.queries.ts';

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
export type ShippedGateway = { name: string; folder: string; shippedBatch: number; onDisk: () => number };

/** In one go, unless one batch alone has more: what a busy second left, held all at once, costs the calls that go on a tenth in garbage. */
const mostLines = 500;
const everyMs = 1000;

/**
 * Chuyển nhật ký về cơ sở dữ liệu, a second after it was sealed, for searching and for the people concerned. May be done twice: what
 * is there stays as it was. The log itself stays with its gateway.
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
  const path = join(folder, logFileName);
  const state = { from: 0, shipped: shippedBatch };
  return {
    name: `ship evidence of ${name}`,
    everyMs,
    run: async () => {
      const { batches, readTo } = await readBatches(path, { ...state, to: onDisk() });
      if (batches.length === 0) {
        state.from = readTo;
        return false;
      }
      const opened = batches.map(({ seal, entries }) => ({
        seal,
        entries: entries.map((entry) => ({ ...entry, person: openPerson(entry, sealing) })),
      }));
      await tellLooks(opened.flatMap(({ entries }) => entries.flatMap((entry) => looksOf(name, entry))));
      const shipped = opened.map(({ seal, entries }) => ({
        seal,
        entries: entries.map(({ person, ...entry }) => ({ ...entry, fields: person?.fields ?? null })),
      }));
      await insertShipped(db, { gateway: name, batches: shipped, at: now() });
      state.from = readTo;
      state.shipped = batches.at(-1)?.seal.number ?? state.shipped;
      return true;
    },
  };
}

type Shipping = Omit<ShippedBatch, 'entries'> & {
  entries: { seq: number; facts: CallFacts; person: string | undefined; text: string }[];
};

async function readBatches(
  path: string,
  { from, to, shipped }: { from: number; to: number; shipped: number },
): Promise<{ batches: Shipping[]; readTo: number }> {
  const batches: Shipping[] = [];
  let entries: Shipping['entries'] = [];
  let lines = 0;
  let readTo = from;
  for await (const stored of readLog(path, from)) {
    // What a loss of power may still take is not to be in the database either.
    if (stored.endsAt > to) break;
    if (stored.kind === 'entry') {
      const { facts, person } = stored.line.sections;
      const parsed = facts && 'text' in facts ? CallFacts.safeParse(JSON.parse(facts.text)) : undefined;
      if (parsed?.success)
        entries.push({
          seq: stored.line.seq,
          facts: parsed.data,
          person: person && 'text' in person ? person.text : undefined,
          text: stored.text,
        });
    }
    if (stored.kind !== 'seal') continue;
    if (stored.seal.number > shipped) {
      batches.push({ seal: stored.seal, entries });
      lines += entries.length;
    }
    entries = [];
    readTo = stored.endsAt;
    if (lines >= mostLines) break;
  }
  return { batches, readTo };
}

type OpenedEntry = Omit<Shipping['entries'][number], 'person'> & { person: CallPerson | undefined };

/** Whom an answer was about and which fields went out; undefined for data of nobody, where nothing was answered and where it was erased. */
function openPerson({ facts, person }: Shipping['entries'][number], sealing: Sealing): CallPerson | undefined {
  // An answer that is given again shows their data again.
  if (person === undefined || (facts.outcome !== 'answered' && facts.outcome !== 'replayed')) return undefined;
  return CallPerson.parse(JSON.parse(sealing.open(person)));
}

/** What a person is told: their data went out, or somebody asked and there were none. */
function looksOf(gateway: string, { seq, facts, person }: OpenedEntry): LookThroughAxis[] {
  // A composed answer is told of by its parts: each asked a register, and is a look of its own.
  if (person === undefined || (facts.composed && facts.composed.part === undefined)) return [];
  const { at, consumer, service, provider, status } = facts;
  const outcome = status < 300 ? 'found' : 'none';
  return [{ id: `${gateway}|${seq}`, at: new Date(at), consumer, service, provider, outcome, person }];
}
