import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Register } from '../definition/read-registers.ts';
import { putRows, type RowsPut } from './put-rows.ts';
import { readRows, type ImportTable } from './read-rows.ts';
import type { RecordChange } from './record-change.ts';
import { beginImport } from './records.queries.ts';

export type { ImportTable };

/** What was done; `faults` are of lines left out, where that was asked for. */
export type ImportReport = RowsPut;

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
  /** Leaves faulty lines out instead of refusing the file. */
  skipFaulty?: boolean;
};

/**
 * Nhập tệp vào cơ sở dữ liệu: each line creates a record or corrects the fields it has columns for, all in one transaction. Throws
 * `ImportFault` with everything that is wrong, and then nothing is in — unless faulty lines are to be left out, of a file whose columns
 * are right. `dryRun` takes the whole back and answers what would be done.
 */
export async function importRecords({ db, now }: { db: Db; now: Clock }, order: Import): Promise<ImportReport> {
  const { paths, rows, faults } = readRows(order.register, order.table);
  const mayLeaveOut = order.skipFaulty === true && paths.length > 0;
  if (faults.length > 0 && !mayLeaveOut) throw new ImportFault(faults);
  try {
    return await inTransaction(db, async (tx) => {
      await beginImport(tx, order.register.register);
      const put = await putRows(tx, { ...order, paths, rows, at: now() });
      if (put.faults.length > 0 && !mayLeaveOut) throw new ImportFault(put.faults);
      const report = { ...put, faults: [...faults, ...put.faults] };
      if (order.dryRun) throw new Rehearsed(report);
      return report;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}
