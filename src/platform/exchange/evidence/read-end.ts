import type { LogLine } from './entry.ts';
import { nextAfter, readLog } from './log-file.ts';
import { listSegments, segmentFrom } from './segments.ts';
import { mostUnderSeal, type Seal } from './seal.ts';
import { lastSealOf, placeOfLastSeal } from './seals-from-end.ts';

type LogEnd = { path: string; last: Seal | undefined; unsealed: LogLine[]; endsAt: number; behind: number };

/**
 * How a log ends: its last file, its last seal, the whole lines after it in their order, the byte they end at, and how many whole lines
 * stand behind that: after one a disk damaged, none can be sealed. A line without its end was acknowledged to nobody. Throws
 * `LogCutShort` where the last file has no seal yet and the file before it is gone: there is nothing to go on from.
 */
export async function readEnd(folder: string): Promise<LogEnd> {
  const segments = await listSegments(folder);
  const { path, firstBatch } = segments.at(-1) ?? segmentFrom(folder, 1);
  const before = segments.at(-2);
  let end: LogEnd = { path, last: before && (await lastSealOf(before.path)), unsealed: [], endsAt: 0, behind: 0 };
  if (segments.length === 0) return end;
  for await (const stored of readLog(path, await placeOfLastSeal(path))) {
    const { last, unsealed, endsAt, behind } = end;
    if (stored.kind === 'seal') end = { path, last: stored.seal, unsealed: [], endsAt: stored.endsAt, behind: 0 };
    else if (stored.kind === 'entry' && isNext(stored.line, end)) {
      unsealed.push(stored.line);
      end = { path, last, unsealed, endsAt: stored.endsAt, behind };
    } else end = { path, last, unsealed, endsAt, behind: behind + 1 };
  }
  if ((end.last?.number ?? 0) < firstBatch - 1) throw new LogCutShort(folder, firstBatch - 1);
  return end;
}

/** A batch is gone that the log should go on from: going on without it would make a second log of the same numbers. */
export class LogCutShort extends Error {
  constructor(folder: string, batch: number) {
    super(
      `Nhật ký trao đổi tại ${folder} thiếu lô ${batch}; hãy đưa tệp có lô ấy về lại (hoặc để đường dẫn tới nó ở chỗ cũ), hoặc mở cổng với GATEWAY_NAME khác.`,
    );
  }
}

const isNext = ({ seq }: LogLine, { last, unsealed, behind }: LogEnd): boolean =>
  behind === 0 && unsealed.length < mostUnderSeal && seq === nextAfter(last) + unsealed.length;
