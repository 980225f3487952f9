import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { backfillResults } from '#applications/dossiers/index.ts';
import { countRecords, exportOpenParts, ImportFault, importRecords, type Register } from '#data/registry/index.ts';
import type { CommandRoot, System } from './command.ts';
import { readTable } from './read-table.ts';
import { registersTexts as texts } from './registers.vi.ts';
import { csvChunks, xlsxBytes } from './write-table.ts';

/**
 * `motcua registers list | backfill | import TỆP --register MÃ [--dry-run] [--skip-faulty] | export --register MÃ --format csv|xlsx [--out TỆP]`: the registers the
 * province owns. What is wrong with a file goes to standard error line by line, and then nothing of it is in
 * unless faulty lines are to be left out.
 */
export async function registersCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      register: { type: 'string', default: '' },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-faulty': { type: 'boolean', default: false },
    },
  });
  const [what, file, ...rest] = positionals;
  const { register, format, out } = values;
  if (what === 'list' && file === undefined) return withSystem(list);
  if (what === 'backfill' && file === undefined) return withSystem(backfill);
  if (what === 'import' && file !== undefined && rest.length === 0)
    return withSystem((system) =>
      withRegister(system, register, (owned) =>
        importFile(system, {
          ...{ register: owned, file, dryRun: values['dry-run'], skipFaulty: values['skip-faulty'] },
        }),
      ),
    );
  if (what === 'export' && file === undefined && (format === 'csv' || format === 'xlsx'))
    return withSystem((system) =>
      withRegister(system, register, (owned) => exportOpen(system, { register: owned, format, out })),
    );
  return refuse(texts.usage);
}

async function list({ deps: { db, registers } }: System): Promise<number> {
  const counts = await countRecords(db);
  for (const { register, name, kind, projects } of registers.values())
    console.log(
      projects
        ? texts.projected({ register, name })
        : texts.row({ register, name, kind, ...(counts.get(register) ?? { records: 0, suspected: 0 }) }),
    );
  return 0;
}

async function backfill({ deps }: System): Promise<number> {
  const dossiers = await backfillResults(deps, (done) => console.error(texts.backfilling(done)));
  console.log(texts.backfilled(dossiers));
  return 0;
}

async function withRegister(
  { deps: { registers } }: System,
  key: string,
  work: (register: Register) => Promise<number>,
): Promise<number> {
  const owned = [...registers.values()].filter(({ kind }) => kind === 'owned');
  const register = owned.find((one) => one.register === key);
  return register
    ? work(register)
    : refuse(
        texts.noRegister(
          key,
          owned.map((one) => one.register),
        ),
      );
}

async function importFile(
  { deps }: System,
  { register, file, ...how }: { register: Register; file: string; dryRun: boolean; skipFaulty: boolean },
): Promise<number> {
  if (register.projects) return refuse(texts.projected(register));
  const { table, sha256 } = await readTable(file);
  try {
    const report = await importRecords(deps, {
      register,
      table,
      file: { name: basename(file), sha256 },
      by: { id: null, name: 'motcua registers import' },
      ...how,
    });
    for (const fault of report.faults) console.error(fault);
    if (report.faults.length > 0) console.error(texts.leftOut(report.faults.length));
    for (const { line, rules } of report.suspected) console.error(texts.suspected(line, rules));
    console.log((how.dryRun ? texts.rehearsed : texts.imported)(report, report.suspected.length));
    return 0;
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    for (const fault of error.faults) console.error(fault);
    return refuse(texts.refused(error.faults.length));
  }
}

async function exportOpen(
  { deps }: System,
  { register, format, out }: { register: Register; format: 'csv' | 'xlsx'; out: string | undefined },
): Promise<number> {
  if (register.open.length === 0) return refuse(texts.nothingOpen(register.register));
  let lines = 0;
  async function* counted() {
    for await (const page of exportOpenParts(deps, register)) {
      lines += page.length;
      yield page;
    }
  }
  const table = { columns: register.open, pages: counted() };
  const source = format === 'csv' ? Readable.from(csvChunks(table)) : Readable.from([await xlsxBytes(table)]);
  if (out === undefined) await pipeline(source, process.stdout, { end: false });
  else await pipeline(source, createWriteStream(out));
  console.error(texts.exported(lines, register.open));
  return 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
