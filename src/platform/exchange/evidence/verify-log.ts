import { leafOfLine, type LogLine } from './entry.ts';
import { nextAfter, type StoredLine } from './log-file.ts';
import { rootOf } from './merkle.ts';
import { readSegments } from './segments.ts';
import { isSignedBy, mostUnderSeal, noSeal, sealDigest, type Seal } from './seal.ts';

/** What is wrong, and with which line or batch: `seq` of a line, `batch` of a seal; of seals that are gone up to which. */
export type LogFault =
  | { kind: 'altered' | 'missing' | 'out_of_order' | 'added'; seq: number }
  | { kind: 'seal_altered' | 'chain_broken' | 'bad_signature'; batch: number }
  | { kind: 'seal_missing'; batch: number; to: number }
  | { kind: 'unreadable'; after: number };

/** `unsealed` lines stand at the end in their order: a gateway at work seals them within a tenth of a second, a killed one when it opens. */
export type LogReport = {
  entries: number;
  batches: number;
  unsealed: number;
  lastSeal: string;
  faults: LogFault[];
};

/**
 * Kiểm chứng nhật ký: reads a log, a folder or one file, from its first line and names every line that was altered, taken out, put in or moved, and every
 * seal that does not hold. `expectedSeals` are digests of seals kept elsewhere (witnesses, the database): a log cut off at its end
 * still proves itself, only who saw the later seals can tell.
 */
export async function verifyLog(
  log: string,
  { publicKey, expectedSeals = new Map() }: { publicKey: string; expectedSeals?: ReadonlyMap<number, string> },
): Promise<LogReport> {
  return verifyLines(readSegments(log), { publicKey, expectedSeals });
}

async function verifyLines(
  lines: AsyncIterable<StoredLine>,
  { publicKey, expectedSeals }: { publicKey: string; expectedSeals: ReadonlyMap<number, string> },
): Promise<LogReport> {
  const faults: LogFault[] = [];
  let [batches, entries, next, previous] = [0, 0, 1, noSeal];
  let since: LogLine[] = [];
  for await (const stored of lines) {
    if (stored.kind === 'broken') faults.push({ kind: 'unreadable', after: since.at(-1)?.seq ?? next - 1 });
    if (stored.kind === 'entry') since.push(stored.line);
    if (stored.kind !== 'seal') continue;
    const { seal } = stored;
    if (seal.number > batches + 1) faults.push({ kind: 'seal_missing', batch: batches + 1, to: seal.number - 1 });
    faults.push(...findSealFaults(seal, { previous, publicKey, expected: expectedSeals.get(seal.number) }));
    faults.push(...findLineFaults(since, seal));
    entries += since.length;
    since = [];
    batches = seal.number;
    next = nextAfter(seal);
    previous = sealDigest(seal);
  }
  // More than a seal may stand on were not left by a gateway.
  const unsealed = since.findIndex((line, index) => line.seq !== next + index || index >= mostUnderSeal);
  const after = unsealed < 0 ? [] : since.slice(unsealed);
  for (const { seq } of after) faults.push({ kind: 'added', seq });
  const lastExpected = Math.max(0, ...expectedSeals.keys());
  if (lastExpected > batches) faults.push({ kind: 'seal_missing', batch: batches + 1, to: lastExpected });
  return { entries, batches, unsealed: since.length - after.length, lastSeal: previous, faults };
}

function findSealFaults(
  seal: Seal,
  { previous, publicKey, expected }: { previous: string; publicKey: string; expected: string | undefined },
): LogFault[] {
  const faults: LogFault[] = [];
  if (rootOf(seal.leaves) !== seal.root) faults.push({ kind: 'seal_altered', batch: seal.number });
  if (!isSignedBy(seal, seal.signature, publicKey)) faults.push({ kind: 'bad_signature', batch: seal.number });
  const isChained = seal.previous === previous && (expected === undefined || expected === sealDigest(seal));
  if (!isChained) faults.push({ kind: 'chain_broken', batch: seal.number });
  return faults;
}

/** Compares the lines found before a seal with the leaves it was made over. */
function findLineFaults(lines: readonly LogLine[], seal: Seal): LogFault[] {
  const faults: LogFault[] = [];
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  seal.leaves.forEach((leaf, index) => {
    const seq = seal.from + index;
    const line = bySeq.get(seq);
    if (!line) faults.push({ kind: 'missing', seq });
    else if (leafOfLine(line) !== leaf) faults.push({ kind: 'altered', seq });
  });
  const end = seal.from + seal.leaves.length;
  let highest = 0;
  const seen = new Set<number>();
  for (const { seq } of lines) {
    if (seq < seal.from || seq >= end || seen.has(seq)) faults.push({ kind: 'added', seq });
    else if (seq < highest) faults.push({ kind: 'out_of_order', seq });
    highest = Math.max(highest, seq);
    seen.add(seq);
  }
  return faults;
}
