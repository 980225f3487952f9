import { open } from 'node:fs/promises';
import { nextAfter, readLog, sealOpening } from './log-file.ts';
import { listSegments, segmentFrom } from './segments.ts';
import type { Seal } from './seal.ts';

const lineOfSeal = Buffer.from(`\n${sealOpening}`);
const pieceBytes = 1_048_576;

/** Where lines that look like seals begin, the last first; whether they are seals is for who reads them. */
async function* placesFromEnd(path: string): AsyncGenerator<number> {
  await using file = await open(path);
  for (let end = (await file.stat()).size; end > 0; end -= pieceBytes) {
    const start = Math.max(0, end - pieceBytes);
    // One that begins in this piece may go on in the next.
    const wanted = end - start + lineOfSeal.length - 1;
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, start);
    const bytes = buffer.subarray(0, bytesRead);
    let at = bytes.lastIndexOf(lineOfSeal);
    while (at >= 0) {
      yield start + at + 1;
      at = at === 0 ? -1 : bytes.lastIndexOf(lineOfSeal, at - 1);
    }
  }
}

/** The whole seal that begins at a byte, and where it ends. */
async function sealAt(path: string, place: number): Promise<{ seal: Seal; endsAt: number } | undefined> {
  for await (const stored of readLog(path, place)) return stored.kind === 'seal' ? stored : undefined;
  return undefined;
}

/**
 * Chỗ niêm phong cuối cùng: where the last seal begins that all its lines stand before; 0 where no such seal has another before it.
 * Looked for from the end: a log grows for years, and whoever calls waits for a gateway that starts. A loss of power may leave a seal
 * on the disk and not the lines it was written with; nobody was told that those are there.
 */
export async function placeOfLastSeal(path: string): Promise<number> {
  let later: number | undefined;
  for await (const place of placesFromEnd(path)) {
    if (later !== undefined && (await areWhole(path, place, later))) return later;
    later = place;
  }
  return 0;
}

/** From one seal to a later one nothing but the lines of the later, in their order. */
async function areWhole(path: string, place: number, later: number): Promise<boolean> {
  let next: number | undefined;
  for await (const stored of readLog(path, place)) {
    if (stored.kind === 'seal' && next === undefined) next = nextAfter(stored.seal);
    else if (stored.kind === 'entry' && stored.line.seq === next) next += 1;
    else return stored.kind === 'seal' && stored.endsAt > later && nextAfter(stored.seal) === next;
  }
  return false;
}

/** The last seal of a file that is written no more. */
export async function lastSealOf(path: string): Promise<Seal | undefined> {
  let last: Seal | undefined;
  for await (const stored of readLog(path, await placeOfLastSeal(path))) if (stored.kind === 'seal') last = stored.seal;
  return last;
}

/** A byte of one file of a log. */
export type LogPlace = { path: string; from: number };

/** Where what comes after the seal with this number begins; after the last one before it where it is not there. */
export async function placeAfterSeal(folder: string, number: number): Promise<LogPlace> {
  const segments = await listSegments(folder);
  const holding = segments.findLast(({ firstBatch }) => firstBatch <= number) ?? segments[0];
  const { path } = holding ?? segmentFrom(folder, 1);
  if (number < 1 || !holding) return { path, from: 0 };
  for await (const place of placesFromEnd(path)) {
    const found = await sealAt(path, place);
    if (found && found.seal.number <= number) return { path, from: found.endsAt };
  }
  return { path, from: 0 };
}
