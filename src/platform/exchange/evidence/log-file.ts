import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { LogLine } from './entry.ts';
import { Seal } from './seal.ts';

const SealLine = z.object({ seal: Seal });

/** A line of the file: an exchange, a seal, or something that is neither. */
export type StoredLine =
  | { kind: 'entry'; line: LogLine; text: string }
  | { kind: 'seal'; seal: Seal }
  | { kind: 'broken' };

/** Every whole line from a byte on, with where it ends; a tail without its line end is left out. */
export async function* readLog(path: string, from = 0): AsyncGenerator<StoredLine & { endsAt: number }> {
  let endsAt = from;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { start: from })) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      endsAt += end - start + 1;
      yield { ...parseLine(bytes.toString('utf8', start, end)), endsAt };
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

function parseLine(text: string): StoredLine {
  const value = jsonOf(text);
  if (text.startsWith('{"seal":')) {
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

/** The last seal and the byte its line ends at; undefined of a log without one. */
export async function findLastSeal(path: string): Promise<{ seal: Seal; endsAt: number } | undefined> {
  let last: { seal: Seal; endsAt: number } | undefined;
  for await (const line of readLog(path)) if (line.kind === 'seal') last = { seal: line.seal, endsAt: line.endsAt };
  return last;
}
