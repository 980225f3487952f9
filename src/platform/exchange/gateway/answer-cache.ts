import type { UpstreamAnswer } from './call-upstream.ts';

export type AnswerCache = {
  find: (key: string) => (UpstreamAnswer & { kind: 'whole' }) | undefined;
  keep: (key: string, answer: UpstreamAnswer & { kind: 'whole' }, seconds: number) => void;
};

type Kept = { answer: UpstreamAnswer & { kind: 'whole' }; until: number };

/**
 * Bộ nhớ đệm câu trả lời of operations whose contract allows it (`x-cache-seconds`) and that say nothing of a person. Kept as the
 * provider said it; every caller still gets its own rows and fields of it.
 */
export function createAnswerCache(mostBytes: number, nowMs: () => number = () => performance.now()): AnswerCache {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const drop = (key: string, { answer }: Kept) => {
    kept.delete(key);
    bytes -= answer.body.length;
  };
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
      kept.set(key, { answer, until: nowMs() + seconds * 1000 });
      bytes += answer.body.length;
      for (const [oldest, entry] of kept) {
        if (bytes <= mostBytes) break;
        drop(oldest, entry);
      }
    },
  };
}
