import type { CounterDocument } from '#applications/dossiers/actions/officer-command.contract.ts';
import { countOf, type PaperCounts } from './paper-counts.ts';

/** Uploads of each component. */
export type Scans = Readonly<Record<string, readonly string[]>>;

/** Giấy tờ nhận tại quầy as they are sent: counts stand at the first scan, further scans beside it; nothing for a component without either. */
export function documentsOf(
  ids: readonly string[],
  { counts, scans }: { counts: PaperCounts; scans: Scans },
): CounterDocument[] {
  return ids.flatMap((documentId) => {
    const count = countOf(counts, documentId);
    const [first = null, ...others] = scans[documentId] ?? [];
    if (first === null && count.originals + count.copies === 0) return [];
    return [
      { documentId, uploadId: first, ...count },
      ...others.map((uploadId) => ({ documentId, uploadId, originals: 0, copies: 0 })),
    ];
  });
}
