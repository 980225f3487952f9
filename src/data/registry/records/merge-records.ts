import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { refuse } from '../registry.errors.ts';
import { judgePair } from './duplicates.queries.ts';
import { keepVersion } from './keep-version.ts';
import { insertMerge } from './merges.queries.ts';
import { demandOwned, getRecord } from './put-record.ts';
import type { RecordChange } from './record-change.ts';
import { findVersionOfCommand } from './records.queries.ts';

type MergeRecords = { register: Register; winnerId: string; loserId: string; change: RecordChange };

/**
 * Gộp hai bản ghi: the winner keeps what it says and takes from the loser what it did not know; the loser no longer answers, but
 * nothing of it is lost. Answers the id of the merge, by which it can be undone. In the caller's transaction.
 */
export async function mergeRecords(tx: Tx, { register, winnerId, loserId, change }: MergeRecords): Promise<string> {
  demandOwned(register);
  const { commandId, at } = change;
  const name = register.register;
  if (await findVersionOfCommand(tx, { register: name, commandId })) return commandId;
  if (winnerId === loserId) throw refuse('registry.one_record');
  // Always locked in one order, so that two merges of the same pair wait for each other instead of for ever.
  for (const id of [winnerId, loserId].sort()) await getRecord(tx, { register, id });
  const winner = await getRecord(tx, { register, id: winnerId });
  const loser = await getRecord(tx, { register, id: loserId });
  const filled = Object.keys(loser.data).filter((path) => winner.data[path] === undefined);
  const merged = { ...loser, mergedInto: winnerId, version: loser.version + 1 };
  await keepVersion(tx, { register, record: merged, kind: 'merged', change });
  const kept = { ...winner, data: { ...loser.data, ...winner.data }, version: winner.version + 1 };
  await keepVersion(tx, { register, record: kept, kind: 'merge', change });
  await insertMerge(tx, {
    register: name,
    merge: { id: commandId, winnerId, loserId, filled, undoneAt: null },
    change,
  });
  await judgePair(tx, { register: name, pair: [winnerId, loserId], state: 'merged', at });
  return commandId;
}
