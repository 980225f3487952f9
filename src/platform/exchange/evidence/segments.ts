import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLog, type StoredLine } from './log-file.ts';

/** Một tệp của nhật ký, by the number of the batch it begins with. */
export type Segment = { path: string; firstBatch: number };

/** The first file of every log. */
export const logFileName = 'nhat-ky.ndjson';
const laterName = /^nhat-ky-(\d{9,})\.ndjson$/;

/** Each file begins right after a seal: the lines of a batch stand in the file their seal stands in. */
export const segmentFrom = (folder: string, firstBatch: number): Segment => ({
  path: join(folder, firstBatch === 1 ? logFileName : `nhat-ky-${String(firstBatch).padStart(9, '0')}.ndjson`),
  firstBatch,
});

/**
 * Các tệp của một nhật ký, in their order; of one file that one. A gateway writes to the last. Those before it stay as they are: they may
 * be moved to another disk, with a link left in their place.
 */
export async function listSegments(log: string): Promise<Segment[]> {
  const found = await stat(log).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [{ path: log, firstBatch: 1 }];
  const segments: Segment[] = [];
  for (const name of await readdir(log)) {
    const firstBatch = name === logFileName ? 1 : Number(laterName.exec(name)?.[1] ?? 0);
    if (firstBatch > 0) segments.push({ path: join(log, name), firstBatch });
  }
  return segments.toSorted((a, b) => a.firstBatch - b.firstBatch);
}

/** Every whole line of a log, a folder or one file, from its first. */
export async function* readSegments(log: string): AsyncGenerator<StoredLine> {
  for (const { path } of await listSegments(log)) yield* readLog(path);
}

/** The file a line stands in, if it is there at all: the last that does not begin after it. */
export async function segmentOfLine(log: string, seq: number): Promise<Segment | undefined> {
  for (const segment of (await listSegments(log)).toReversed()) {
    const first = await firstLineOf(segment.path);
    if (first !== undefined && first <= seq) return segment;
  }
  return undefined;
}

async function firstLineOf(path: string): Promise<number | undefined> {
  for await (const stored of readLog(path)) if (stored.kind === 'entry') return stored.line.seq;
  return undefined;
}
