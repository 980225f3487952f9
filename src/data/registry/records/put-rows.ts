import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { vietnamDay } from '#infrastructure/clock.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import { registryVi } from '../registry.vi.ts';
import { listByKeys, listCommandsDone, suspectBatch, writeBatch, type BatchRecord } from './batch.queries.ts';
import { ruleKeys } from './find-duplicates.ts';
import { importTexts as texts } from './import.vi.ts';
import { keysOf, subjectOf } from './keep-version.ts';
import { without } from './put-record.ts';
import type { ImportRow } from './read-rows.ts';
import type { RecordChange, StoredRecord } from './record-change.ts';

const rowsAtOnce = 1000;

export type PutRows = {
  register: Register;
  rows: readonly ImportRow[];
  /** Fields the file has columns for. */
  paths: readonly string[];
  file: { name: string; sha256: string };
  by: RecordChange['by'];
  at: Date;
};

export type RowsPut = {
  created: number;
  corrected: number;
  unchanged: number;
  repeated: number;
  /** Lines that may be a record there is already, and by which rules. */
  suspected: { line: number; rules: readonly string[] }[];
  faults: string[];
};

type Planned = { line: number; record: BatchRecord };

/**
 * Ghi các dòng của một tệp: what `putRecord` does to one record, a thousand at a time, so that a file of a hundred thousand lines is a
 * matter of seconds. A line that is refused is told and left out; whoever called decides what becomes of the others.
 */
export async function putRows(tx: Tx, order: PutRows): Promise<RowsPut> {
  const put: RowsPut = { created: 0, corrected: 0, unchanged: 0, repeated: 0, suspected: [], faults: [] };
  const lineOf = new Map<string, number>();
  for (let from = 0; from < order.rows.length; from += rowsAtOnce) {
    const rows = order.rows.slice(from, from + rowsAtOnce);
    const planned = await planRows(tx, { ...order, rows }, { put, lineOf });
    await writePlanned(tx, order, planned);
    for (const { line, record } of planned) {
      lineOf.set(record.id, line);
      put[record.version === 1 ? 'created' : 'corrected'] += 1;
    }
  }
  put.suspected = await suspect(tx, order, lineOf);
  return put;
}

/** Judges a batch against what is stored; what is not to be written is counted, or told as a fault. */
async function planRows(
  tx: Tx,
  order: PutRows,
  { put, lineOf }: { put: RowsPut; lineOf: ReadonlyMap<string, number> },
): Promise<Planned[]> {
  const { register, rows, file } = order;
  const commands = new Map(
    rows.map(({ line }) => [line, uuidOf(`import ${register.register} ${file.sha256} ${line}`)]),
  );
  const done = await listCommandsDone(tx, [...commands.values()]);
  const keys = rows.flatMap(({ data }) => keysOf(register, data).filter(({ many }) => !many));
  const known = Map.groupBy(await listByKeys(tx, { register: register.register, keys }), ({ key }) => nameOf(key));
  const taken = new Map(lineOf);
  return rows.flatMap(({ line, data: told }) => {
    const commandId = commands.get(line) ?? '';
    const fault = (why: string): [] => (put.faults.push(texts.line(line, why)), []);
    if (done.has(commandId)) return ((put.repeated += 1), []);
    const named = keysOf(register, told).flatMap((key) => (key.many ? [] : (known.get(nameOf(key)) ?? [])));
    const current = oneOf(named.map(({ record }) => record));
    if (typeof current === 'string') return fault(registryVi[current]);
    const data = current ? { ...without(current.data, order.paths), ...told } : told;
    if (!register.isRecord(data)) return fault(registryVi['registry.record_wrong']);
    const first = current && taken.get(current.id);
    if (first !== undefined) return fault(texts.recordTwice(first));
    if (current && isDeepStrictEqual(data, current.data)) return ((put.unchanged += 1), []);
    const record = recordOf(order, { line, data, current, commandId });
    taken.set(record.id, line);
    return [{ line, record }];
  });
}

const nameOf = ({ kind, value }: { kind: string; value: string }): string => `${kind} ${value}`;

/** The record that is meant, none, or why it cannot be said. */
function oneOf(
  named: readonly StoredRecord[],
): StoredRecord | undefined | 'registry.keys_disagree' | 'registry.record_merged' {
  const live = named.filter(({ mergedInto, validTo }) => mergedInto === null && validTo === null);
  if (new Set(live.map(({ id }) => id)).size > 1) return 'registry.keys_disagree';
  const [first] = live;
  return first ?? (named.some(({ mergedInto }) => mergedInto !== null) ? 'registry.record_merged' : undefined);
}

type Row = { line: number; data: StoredRecord['data']; current: StoredRecord | undefined; commandId: string };

function recordOf({ register, file, at }: PutRows, { line, data, current, commandId }: Row): BatchRecord {
  return {
    id: current?.id ?? randomUUID(),
    data,
    ...subjectOf(register, data),
    duplicateKeys: [],
    keys: keysOf(register, data).map(({ kind, value, many }) => ({ kind, value, sole: !many })),
    validFrom: current?.validFrom ?? vietnamDay(at),
    version: (current?.version ?? 0) + 1,
    kind: current ? 'correct' : 'create',
    commandId,
    sourceRef: `${file.name}:${line}`,
  };
}

async function writePlanned(tx: Tx, { register, file, by, at }: PutRows, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const likenesses = await ruleKeys(tx, { register, all: planned.map(({ record }) => record.data) });
  const records = planned.map(({ record }, index) => ({ ...record, duplicateKeys: likenesses[index] ?? [] }));
  const change = { at, by, reason: texts.reason(file.name), article: register.article };
  await writeBatch(tx, { register: register.register, records, change });
}

/** Lines whose record is like one that was there before, or like that of an earlier line. */
async function suspect(
  tx: Tx,
  { register, at }: PutRows,
  lineOf: ReadonlyMap<string, number>,
): Promise<RowsPut['suspected']> {
  if (lineOf.size === 0 || register.duplicates.length === 0) return [];
  const pairs = await suspectBatch(tx, { register: register.register, ids: [...lineOf.keys()], at });
  const rulesOf = new Map<number, Set<string>>();
  for (const { id, otherId, rules } of pairs) {
    const line = lineOf.get(id) ?? 0;
    if ((lineOf.get(otherId) ?? 0) > line) continue;
    rulesOf.set(line, new Set([...(rulesOf.get(line) ?? []), ...rules]));
  }
  return [...rulesOf].toSorted(([a], [b]) => a - b).map(([line, rules]) => ({ line, rules: [...rules] }));
}
