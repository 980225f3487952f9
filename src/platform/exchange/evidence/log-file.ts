import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { LogLine } from './entry.ts';
import { Seal } from './seal.ts';

/** How the line of a seal begins; that of an exchange begins with its number. */
export const sealOpening = '{"seal":';
const SealLine = z.object({ seal: Seal });

/** A line of the file: an exchange, a seal, or something that is neither. */
export type StoredLine =
  | { kind: 'entry'; line: LogLine; text: string }
  | { kind: 'seal'; seal: Seal }
  | { kind: 'broken' };

/**
 * Every whole line from a byte on, with where it ends; a tail without its line end is left out. The first zero byte is the end: the
 * file is laid out ahead (`log-writer.ts`). Anything behind it that is not zero is told as broken.
 */
export async function* readLog(path: string, from = 0): AsyncGenerator<StoredLine & { endsAt: number }> {
  let endsAt = from;
  let rest: Buffer = Buffer.alloc(0);
  /** Where the first zero byte was seen. */
  let zeroAt: number | undefined;
  for await (const chunk of createReadStream(path, { start: from })) {
    let behind = Buffer.from(chunk);
    if (zeroAt === undefined) {
      const bytes = Buffer.concat([rest, behind]);
      const base = endsAt;
      const zero = bytes.indexOf(0);
      const end = zero < 0 ? bytes.length : zero;
      let start = 0;
      for (let stop = bytes.indexOf(10); stop >= 0 && stop < end; stop = bytes.indexOf(10, start)) {
        endsAt += stop - start + 1;
        yield { ...parseLine(bytes.toString('utf8', start, stop)), endsAt };
        start = stop + 1;
      }
      rest = bytes.subarray(start);
      if (zero < 0) continue;
      zeroAt = base + zero;
      behind = bytes.subarray(zero);
    }
    if (isZero(behind)) continue;
    // Written meanwhile: read on from there. A zero still: put there by somebody, or by a disk that lost its power.
    if (await isZeroStill(path, zeroAt)) yield { kind: 'broken', endsAt };
    else yield* readLog(path, endsAt);
    return;
  }
}

const isZero = (bytes: Buffer): boolean => bytes.equals(Buffer.alloc(bytes.length));

async function isZeroStill(path: string, at: number): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, at);
  return bytesRead === 1 && buffer[0] === 0;
}

/** One line without its end. */
export function parseLine(text: string): StoredLine {
  const value = jsonOf(text);
  if (text.startsWith(sealOpening)) {
    const seal = SealLine.safeParse(value);
    return seal.success ? { kind: 'seal', seal: seal.data.seal } : { kind: 'broken' };
  }
  const line = LogLine.safeParse(value);
  return line.success ? { kind: 'entry', line: line.data, text } : { kind: 'broken' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The number of the first line a seal does not stand over. */
export const nextAfter = (seal: Seal | undefined): number => (seal ? seal.from + seal.leaves.length : 1);
