import { existsSync } from 'node:fs';
import type { LogLine } from './entry.ts';
import { nextAfter, readLog } from './log-file.ts';
import { mostUnderSeal, type Seal } from './seal.ts';
import { placeOfLastSeal } from './seals-from-end.ts';

type LogEnd = { last: Seal | undefined; unsealed: LogLine[]; endsAt: number; behind: number };

/**
 * How a log ends: its last seal, the whole lines after it in their order, the byte they end at, and how many whole lines stand behind
 * that: after one a disk damaged, none can be sealed. A line without its end was acknowledged to nobody.
 */
export async function readEnd(path: string): Promise<LogEnd> {
  let end: LogEnd = { last: undefined, unsealed: [], endsAt: 0, behind: 0 };
  if (!existsSync(path)) return end;
  for await (const stored of readLog(path, await placeOfLastSeal(path))) {
    const { last, unsealed, endsAt, behind } = end;
    if (stored.kind === 'seal') end = { last: stored.seal, unsealed: [], endsAt: stored.endsAt, behind: 0 };
    else if (stored.kind === 'entry' && isNext(stored.line, end)) {
      unsealed.push(stored.line);
      end = { last, unsealed, endsAt: stored.endsAt, behind };
    } else end = { last, unsealed, endsAt, behind: behind + 1 };
  }
  return end;
}

const isNext = ({ seq }: LogLine, { last, unsealed, behind }: LogEnd): boolean =>
  behind === 0 && unsealed.length < mostUnderSeal && seq === nextAfter(last) + unsealed.length;
