import { dayMs } from '#infrastructure/clock.ts';
import type { AxisEntry } from './document-axis.ts';
import { listExchanged, sendAgain, type Exchanged } from './documents.queries.ts';
import type { ExchangeDeps } from './send-documents.ts';
import { takeOne } from './take-documents.ts';

export type DocumentDifferences = {
  same: number;
  /** In our books, unknown to the axis. */
  onlyOurs: Exchanged[];
  /** On the axis, not in our books. */
  onlyTheirs: AxisEntry[];
};

const keyOf = (...parts: readonly string[]): string => parts.join('|');

/** Đối soát văn bản of one day with the axis: both directions, documents and statuses. Changes nothing; throws when the axis does not answer. */
export async function reconcileDocuments(deps: ExchangeDeps, on: string): Promise<DocumentDifferences> {
  const entries = await listDay(deps, on);
  const ours = new Map(
    (await listExchanged(deps.db, on)).map((one) => {
      const [from, to] = one.direction === 'out' ? [one.ownCode, one.otherCode] : [one.otherCode, one.ownCode];
      return [keyOf(one.kept === 'document' ? 'edoc' : 'status', from, to, one.documentCode, one.code), one];
    }),
  );
  const found: DocumentDifferences = { same: 0, onlyOurs: [], onlyTheirs: [] };
  for (const entry of entries) {
    if (ours.delete(keyOfEntry(entry))) found.same += 1;
    else found.onlyTheirs.push(entry);
  }
  // Kept here a moment after the axis had it: what we have of a day may stand in its list of the day before.
  const dayBefore = new Date(new Date(`${on}T00:00:00Z`).getTime() - dayMs).toISOString().slice(0, 10);
  for (const entry of await listDay(deps, dayBefore)) ours.delete(keyOfEntry(entry));
  found.onlyOurs = [...ours.values()].filter(({ direction, isOfDay }) => direction === 'out' && isOfDay);
  return found;
}

const keyOfEntry = ({ kind, from, to, documentCode, statusCode }: AxisEntry) =>
  keyOf(kind, from, to, documentCode, statusCode);

async function listDay({ documentAxis }: ExchangeDeps, on: string): Promise<AxisEntry[]> {
  const listed = await documentAxis.listDay(on);
  if (listed.kind === 'unavailable') throw new Error(`The document axis: ${listed.why}`);
  return listed.entries;
}

/** Hằng đêm: what the axis lost is sent again, what we have not is taken. Answers what differed before that. */
export async function repairDocuments(deps: ExchangeDeps, on: string): Promise<DocumentDifferences> {
  const found = await reconcileDocuments(deps, on);
  for (const { kept, id } of found.onlyOurs) await sendAgain(deps.db, kept, { id, at: deps.now() });
  for (const entry of found.onlyTheirs) await takeOne(deps, entry);
  return found;
}
