import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { refuse } from '../registry.errors.ts';
import type { SuspectedDuplicate } from './find-duplicates.ts';
import { keepVersion, keysOf } from './keep-version.ts';
import type { RecordChange, RecordData, StoredRecord } from './record-change.ts';
import { findRecordForUpdate, findVersionOfCommand, listRecordsWithKeys } from './records.queries.ts';

export type PutRecord = {
  register: Register;
  data: RecordData;
  change: RecordChange;
  /** The record meant; without it, the one that has the keys of the data. */
  recordId?: string;
  /** Fields the change speaks of; what the record says elsewhere stays. Without it the data is the whole record. */
  only?: readonly string[];
  /** From when a new record holds; the day of the change otherwise. */
  validFrom?: string;
};

export type PutOutcome = {
  id: string;
  version: number;
  outcome: 'created' | 'corrected' | 'unchanged' | 'repeated';
  duplicates: readonly SuspectedDuplicate[];
};

/**
 * Ghi một bản ghi: creates it, or corrects it by a new version; what was said before stays in the history. The same command again, or
 * the same data, changes nothing. Refuses data the definition does not allow, keys of two different records, and a record that has
 * ended or was merged. In the caller's transaction.
 */
export async function putRecord(tx: Tx, { register, change, ...put }: PutRecord): Promise<PutOutcome> {
  demandOwned(register);
  const { commandId, at } = change;
  const keys = keysOf(register, put.data).filter(({ many }) => !many);
  const [done, named] = await Promise.all([
    findVersionOfCommand(tx, { register: register.register, commandId }),
    listRecordsWithKeys(tx, { register: register.register, keys }),
  ]);
  if (done) return { id: done.recordId, version: done.version, outcome: 'repeated', duplicates: [] };
  const current = await chooseMeant(tx, { register, recordId: put.recordId, isKeyed: keys.length > 0, named });
  const data = current && put.only ? { ...without(current.data, put.only), ...put.data } : put.data;
  if (!register.isRecord(data)) throw refuse('registry.record_wrong');
  if (!current) {
    const validFrom = put.validFrom ?? vietnamDay(at);
    const record = { id: randomUUID(), data, version: 1, validFrom, validTo: null, mergedInto: null };
    const duplicates = await keepVersion(tx, { register, record, kind: 'create', change });
    return { id: record.id, version: 1, outcome: 'created', duplicates };
  }
  const { id, version, validFrom } = current;
  const record = { ...current, data, validFrom: put.validFrom ?? validFrom };
  if (isDeepStrictEqual(record, current)) return { id, version, outcome: 'unchanged', duplicates: [] };
  const next = { ...record, version: version + 1 };
  const duplicates = await keepVersion(tx, { register, record: next, kind: 'correct', change });
  return { id, version: next.version, outcome: 'corrected', duplicates };
}

export function demandOwned({ kind, projects, register }: Register): void {
  if (kind !== 'owned' || projects !== undefined) throw new Error(`Register ${register} is not kept here`);
}

/** The record, locked; refused where it no longer answers. */
export async function getRecord(tx: Tx, { register, id }: { register: Register; id: string }): Promise<StoredRecord> {
  const record = await findRecordForUpdate(tx, { register: register.register, id });
  if (!record) throw refuse('registry.record_missing');
  if (record.mergedInto !== null) throw refuse('registry.record_merged');
  if (record.validTo !== null) throw refuse('registry.record_ended');
  return record;
}

type Meant = { register: Register; recordId: string | undefined; isKeyed: boolean; named: readonly StoredRecord[] };

/** The record a change is about, among those that have its keys; undefined when it is a new one. */
async function chooseMeant(tx: Tx, { register, recordId, isKeyed, named }: Meant): Promise<StoredRecord | undefined> {
  if (recordId === undefined && !isKeyed) throw refuse('registry.key_missing');
  const live = named.filter(({ mergedInto, validTo }) => mergedInto === null && validTo === null);
  const [first] = live;
  if (live.length > 1 || (recordId !== undefined && first && first.id !== recordId))
    throw refuse('registry.keys_disagree');
  if (recordId !== undefined) return getRecord(tx, { register, id: recordId });
  if (!first && named.some(({ mergedInto }) => mergedInto !== null)) throw refuse('registry.record_merged');
  return first;
}

/** The data but for these fields. */
export const without = (data: RecordData, paths: readonly string[]): RecordData =>
  Object.fromEntries(Object.entries(data).filter(([path]) => !paths.includes(path)));
