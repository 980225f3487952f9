import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { refuse } from '../registry.errors.ts';
import { keepVersion } from './keep-version.ts';
import { demandOwned, getRecord } from './put-record.ts';
import type { RecordChange } from './record-change.ts';
import { findVersionOfCommand } from './records.queries.ts';

/**
 * Chấm dứt hiệu lực của bản ghi: `on` is the last day it holds; nothing is taken out. From now on its numbers may be given to another
 * record. In the caller's transaction.
 */
export async function endRecord(
  tx: Tx,
  { register, id, on, change }: { register: Register; id: string; on: string; change: RecordChange },
): Promise<void> {
  demandOwned(register);
  if (await findVersionOfCommand(tx, { register: register.register, commandId: change.commandId })) return;
  const record = await getRecord(tx, { register, id });
  if (on < record.validFrom) throw refuse('registry.ends_before');
  const ended = { ...record, validTo: on, version: record.version + 1 };
  await keepVersion(tx, { register, record: ended, kind: 'end', change });
}
