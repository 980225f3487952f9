import type { Db } from '#infrastructure/database/connect.ts';
import { leafOfLine } from '../evidence/entry.ts';
import { readSegments } from '../evidence/segments.ts';
import { SealedChanges } from './change-sections.ts';
import { selectEntriesAfter, type ChangeEntry } from './management-log.queries.ts';

/** What is wrong with which entry; `unbacked`: said to be sealed by this gateway, and not in its log. */
export type ChangeFault = { kind: 'altered' | 'missing' | 'out_of_order' | 'unbacked'; seq: number };
/** `elsewhere`: entries other gateways have sealed, to be held against their logs. */
export type ChangeReport = { entries: number; elsewhere: number; unsealed: number; faults: ChangeFault[] };

const pageSize = 1000;

/**
 * Kiểm chứng nhật ký quản lý: holds every entry against the digests in a gateway's log, and names those that were altered, taken out or
 * moved. The log itself is proven by `verifyLog`.
 */
export async function verifyChanges(db: Db, { log, gateway }: { log: string; gateway: string }): Promise<ChangeReport> {
  const sealed = await readSealed(log);
  const report: ChangeReport = { entries: 0, elsewhere: 0, unsealed: 0, faults: [] };
  let [last, page] = [0, await selectEntriesAfter(db, { seq: 0, most: pageSize })];
  const sealedSeqs = new Set(sealed.keys());
  while (page.length > 0) {
    for (const entry of page) {
      for (let seq = last + 1; seq < entry.seq; seq += 1) {
        report.faults.push({ kind: 'missing', seq });
        sealedSeqs.delete(seq);
      }
      report.faults.push(...findFaults(entry, { sealed, gateway }));
      if (sealed.has(entry.seq)) report.entries += 1;
      else if (entry.sealedBy === null) report.unsealed += 1;
      else report.elsewhere += 1;
      sealedSeqs.delete(entry.seq);
      last = entry.seq;
    }
    page = await selectEntriesAfter(db, { seq: last, most: pageSize });
  }
  // What is left was sealed and is behind the last entry that is there.
  for (const seq of sealedSeqs) report.faults.push({ kind: 'missing', seq });
  return report;
}

function findFaults(
  { seq, sections, sealedBy }: ChangeEntry,
  { sealed, gateway }: { sealed: ReadonlyMap<number, ReadonlySet<string>>; gateway: string },
): ChangeFault[] {
  const leaves = sealed.get(seq);
  if (!leaves) return sealedBy === gateway ? [{ kind: 'unbacked', seq }] : [];
  if (leaves.size === 1 && leaves.has(leafOfLine({ seq, sections }))) return [];
  const isMoved = [...sealed].some(
    ([other, others]) => other !== seq && others.has(leafOfLine({ seq: other, sections })),
  );
  return [{ kind: isMoved ? 'out_of_order' : 'altered', seq }];
}

/** By number, the digests the log has of an entry: one, however often it was written; two when it was altered between. */
async function readSealed(log: string): Promise<Map<number, Set<string>>> {
  const sealed = new Map<number, Set<string>>();
  for await (const stored of readSegments(log)) {
    const facts = stored.kind === 'entry' ? stored.line.sections.facts : undefined;
    if (!facts || !('text' in facts) || !facts.text.startsWith('{"managementLog":')) continue;
    for (const { seq, leaf } of SealedChanges.parse(JSON.parse(facts.text)).managementLog)
      sealed.set(seq, new Set([...(sealed.get(seq) ?? []), leaf]));
  }
  return sealed;
}
