import type { Clock } from '#infrastructure/clock.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import type { Register } from '../definition/read-registers.ts';
import { registryEn } from '../registry.en.ts';
import { registryVi } from '../registry.vi.ts';
import { importTexts as texts } from './import.vi.ts';
import { putRecord, type PutOutcome } from './put-record.ts';
import { readRows, type ImportRow, type ImportTable } from './read-rows.ts';
import type { RecordChange } from './record-change.ts';
import { beginImport } from './records.queries.ts';

export type { ImportTable };

export type ImportReport = Record<PutOutcome['outcome'], number> & {
  /** Lines that may be a record there is already, and by which rules. */
  suspected: { line: number; rules: readonly string[] }[];
};

/** Lỗi của tệp nhập: every fault with its line; nothing of the file is in. */
export class ImportFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ImportFault';
    this.faults = faults;
  }
}

/** Ends a rehearsal: carries the report out of the transaction that is taken back. */
class Rehearsed extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('rehearsed');
    this.report = report;
  }
}

type Import = {
  register: Register;
  table: ImportTable;
  /** The file the table came from: the same file again changes nothing. */
  file: { name: string; sha256: string };
  by: RecordChange['by'];
  dryRun: boolean;
};

/**
 * Nhập tệp vào cơ sở dữ liệu: each line creates a record or corrects the fields it has columns for, all in one transaction. Throws
 * `ImportFault` with everything that is wrong, and then nothing is in. `dryRun` takes the whole back and answers what would be done.
 */
export async function importRecords({ db, now }: { db: Db; now: Clock }, order: Import): Promise<ImportReport> {
  const { paths, rows, faults } = readRows(order.register, order.table);
  if (faults.length > 0) throw new ImportFault(faults);
  try {
    return await inTransaction(db, async (tx) => {
      await beginImport(tx, order.register.register);
      const report = await putRows(tx, { ...order, paths, rows, at: now() });
      if (order.dryRun) throw new Rehearsed(report);
      return report;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

async function putRows(
  tx: Tx,
  { register, paths, rows, file, by, at }: Import & { paths: string[]; rows: ImportRow[]; at: Date },
): Promise<ImportReport> {
  const report: ImportReport = { created: 0, corrected: 0, unchanged: 0, repeated: 0, suspected: [] };
  const faults: string[] = [];
  for (const { line, data } of rows) {
    const commandId = uuidOf(`import ${register.register} ${file.sha256} ${line}`);
    const source = { kind: 'import', ref: `${file.name}:${line}` } as const;
    const change = { commandId, at, by, reason: texts.reason(file.name), article: register.article, source };
    try {
      const { outcome, duplicates } = await putRecord(tx, { register, data, change, only: paths });
      report[outcome] += 1;
      if (duplicates.length > 0)
        report.suspected.push({ line, rules: [...new Set(duplicates.flatMap(({ rules }) => rules))] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push(texts.line(line, refusalText(error, { vi: registryVi, en: registryEn }, 'vi')));
    }
  }
  if (faults.length > 0) throw new ImportFault(faults);
  return report;
}
