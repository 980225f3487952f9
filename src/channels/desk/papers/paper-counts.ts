export type PaperCount = { originals: number; copies: number };
export type PaperCounts = Readonly<Record<string, PaperCount>>;

/** A component as the counter needs it: how many the law asks for. */
export type AskedPaper = { id: string; originals: number; copies: number };

const none: PaperCount = { originals: 0, copies: 0 };
export const mostPapers = 999;

export function countOf(counts: PaperCounts, id: string): PaperCount {
  return counts[id] ?? none;
}

/** Đánh dấu hoặc bỏ đánh dấu: ticking counts as many as the law asks for, at least one. */
export function tickPaper(counts: PaperCounts, paper: AskedPaper, what: keyof PaperCount): PaperCounts {
  const count = countOf(counts, paper.id);
  const next = count[what] > 0 ? 0 : Math.max(1, paper[what]);
  return { ...counts, [paper.id]: { ...count, [what]: next } };
}

/** A number typed beside a tick; what is no number counts as none. */
export function typeCount(
  counts: PaperCounts,
  id: string,
  { what, text }: { what: keyof PaperCount; text: string },
): PaperCounts {
  const typed = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return { ...counts, [id]: { ...countOf(counts, id), [what]: typed } };
}

/** Phím số: the paper of that place and what to tick of it; undefined for any other key. */
export function paperOfKey(
  papers: readonly AskedPaper[],
  { code, shiftKey }: { code: string; shiftKey: boolean },
): { paper: AskedPaper; what: keyof PaperCount } | undefined {
  const place = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  const paper = place === undefined ? undefined : papers[Number(place) - 1];
  return paper && { paper, what: shiftKey ? 'copies' : 'originals' };
}
