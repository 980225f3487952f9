import { open, type FileHandle } from 'node:fs/promises';
import { parseLine, sealOpening } from './log-file.ts';
import type { Seal } from './seal.ts';

/** Phần đã niêm phong of a log, as it stands in the file. */
export type SealedPart = {
  seals: Seal[];
  /** The lines the seals stand over, the seals among them; each with its end. */
  lines: string;
  /** Those of the lines that say about whom a call was. */
  personal: string[];
  /** Where the next part begins. */
  readTo: number;
};

/** Some five hundred lines: what a busy second left, held all at once, costs the calls that go on a tenth in garbage. */
const pieceBytes = 384 * 1024;
const lineEnd = 10;
/** Quotes within a text of a line are escaped: this stands nowhere but before the section itself. */
const personOpening = '"person":{"text":';

/**
 * Đọc phần đã niêm phong: from one byte of a log on and not beyond another, some hundred lines at a time, and no line that no seal
 * stands over yet. Seals up to number `after`, and their lines, are passed over. Lines are not looked into: most are of no person and
 * go on as the text they are.
 */
export async function readSealed(
  path: string,
  { from, to, after }: { from: number; to: number; after: number },
): Promise<SealedPart> {
  if (to <= from) return { seals: [], lines: '', personal: [], readTo: from };
  await using file = await open(path);
  // Awaited: the file is closed when this returns.
  return await readPiece(file, { from, to, after, most: pieceBytes });
}

async function readPiece(
  file: FileHandle,
  { from, to, after, most }: { from: number; to: number; after: number; most: number },
): Promise<SealedPart> {
  const wanted = Math.min(most, to - from);
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, from);
  const part = cutAtSeals(buffer.subarray(0, bytesRead), after);
  // Kept bodies make long lines: one batch may be longer than a piece.
  if (part.readTo === 0 && bytesRead === most) return readPiece(file, { from, to, after, most: 2 * most });
  return { ...part, readTo: from + part.readTo };
}

function cutAtSeals(bytes: Buffer, after: number): SealedPart {
  const seals: Seal[] = [];
  let [begin, end, start] = [0, 0, 0];
  for (let stop = bytes.indexOf(lineEnd); stop >= 0; stop = bytes.indexOf(lineEnd, start)) {
    const seal = sealIn(bytes, start, stop);
    start = stop + 1;
    if (!seal) continue;
    end = start;
    if (seal.number > after) seals.push(seal);
    else begin = start;
  }
  const sealed = bytes.subarray(begin, end);
  return { seals, lines: sealed.toString('utf8'), personal: personalIn(sealed), readTo: end };
}

function sealIn(bytes: Buffer, start: number, stop: number): Seal | undefined {
  if (bytes.toString('latin1', start, start + sealOpening.length) !== sealOpening) return undefined;
  const stored = parseLine(bytes.toString('utf8', start, stop));
  return stored.kind === 'seal' ? stored.seal : undefined;
}

function personalIn(bytes: Buffer): string[] {
  const personal: string[] = [];
  for (let at = bytes.indexOf(personOpening); at >= 0;) {
    const stop = bytes.indexOf(lineEnd, at);
    personal.push(bytes.toString('utf8', bytes.lastIndexOf(lineEnd, at) + 1, stop));
    at = bytes.indexOf(personOpening, stop);
  }
  return personal;
}
