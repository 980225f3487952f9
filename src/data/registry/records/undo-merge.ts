import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { refuse } from '../registry.errors.ts';
import { judgePair } from './duplicates.queries.ts';
import { keepVersion } from './keep-version.ts';
import { findMergeForUpdate, hasLaterMerge, setUndone } from './merges.queries.ts';
import { demandOwned, getRecord } from './put-record.ts';
import type { RecordChange } from './record-change.ts';
import { findRecordForUpdate, findVersionOfCommand } from './records.queries.ts';

type UndoMerge = { register: Register; mergeId: string; change: RecordChange };

/**
 * Hủy gộp bản ghi: the loser answers again as it was; the winner gives back what it had taken, as far as nobody has corrected that
 * since. The two are judged to be two. Refuses while a later merge into the same winner stands. In the caller's transaction.
 */
export async function undoMerge(tx: Tx, { register, mergeId, change }: UndoMerge): Promise<void> {
  demandOwned(register);
  const name = register.register;
  if (await findVersionOfCommand(tx, { register: name, commandId: change.commandId })) return;
  const merge = await findMergeForUpdate(tx, { register: name, id: mergeId });
  if (!merge) throw refuse('registry.record_missing');
  if (merge.undoneAt !== null) throw refuse('registry.merge_undone');
  if (await hasLaterMerge(tx, merge)) throw refuse('registry.later_merge');
  const winner = await getRecord(tx, { register, id: merge.winnerId });
  const loser = await findRecordForUpdate(tx, { register: name, id: merge.loserId });
  if (!loser) throw refuse('registry.record_missing');
  const isTaken = (path: string) =>
    merge.filled.includes(path) && isDeepStrictEqual(winner.data[path], loser.data[path]);
  const data = Object.fromEntries(Object.entries(winner.data).filter(([path]) => !isTaken(path)));
  const [pair, at] = [[merge.winnerId, merge.loserId], change.at] as const;
  await judgePair(tx, { register: name, pair, state: 'apart', at });
  const kept = { ...winner, data, version: winner.version + 1 };
  await keepVersion(tx, { register, record: kept, kind: 'undo_merge', change });
  const again = { ...loser, mergedInto: null, version: loser.version + 1 };
  await keepVersion(tx, { register, record: again, kind: 'undo_merge', change });
  await setUndone(tx, { id: mergeId, change });
}
