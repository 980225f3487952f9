import type { UpstreamAnswer } from './call-upstream.ts';

export type AnswerCache = {
  find: (key: string) => (UpstreamAnswer & { kind: 'whole' }) | undefined;
  keep: (key: string, answer: UpstreamAnswer & { kind: 'whole' }, seconds: number) => void;
};

type Kept = { answer: UpstreamAnswer & { kind: 'whole' }; bytes: number; until: number };

/** What an answer takes beside its question and its body: its headers, its place in the table. */
const besideBytes = 1024;
/** Room is made of answers that have run out by looking through all, at most so often. */
const leastBetweenMs = 1000;

/**
 * Bộ nhớ đệm câu trả lời of operations whose contract allows it (`x-cache-seconds`) and that say nothing of a person. Kept as the
 * provider said it; every caller still gets its own rows and fields of it. Questions count as answers do: whoever asks is free to ask
 * another each time, as long as an address may be, to which the answer is nothing.
 */
export function createAnswerCache(mostBytes: number, nowMs: () => number = () => performance.now()): AnswerCache {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  let clearedAt = -Infinity;
  const drop = (key: string, entry: Kept) => {
    kept.delete(key);
    bytes -= entry.bytes;
  };
  function makeRoom(): void {
    const at = nowMs();
    if (at - clearedAt >= leastBetweenMs) {
      clearedAt = at;
      for (const [key, entry] of kept) if (entry.until <= at) drop(key, entry);
    }
    for (const [oldest, entry] of kept) {
      if (bytes <= mostBytes) break;
      drop(oldest, entry);
    }
  }
  return {
    find: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      if (found.until > nowMs()) return found.answer;
      drop(key, found);
      return undefined;
    },
    keep: (key, answer, seconds) => {
      const before = kept.get(key);
      if (before) drop(key, before);
      const entry = { answer, bytes: key.length + answer.body.length + besideBytes, until: nowMs() + seconds * 1000 };
      kept.set(key, entry);
      bytes += entry.bytes;
      if (bytes > mostBytes) makeRoom();
    },
  };
}
