import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ContentFault } from '#infrastructure/content-file.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import type { ImportTable } from '#data/registry/index.ts';
import { registersTexts as texts } from './registers.vi.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
const Cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.date(),
  z.null(),
  z.undefined(),
  z.looseObject({ result: z.unknown().optional(), text: z.unknown().optional(), richText: z.unknown().optional() }),
]);
const RichText = z.array(z.looseObject({ text: z.string() }));

/** Reads a table file, .csv (UTF-8) or the first sheet of an .xlsx. Throws a `ContentFault` when it is none. */
export async function readTable(file: string): Promise<{ table: ImportTable; sha256: string }> {
  const bytes = await readFile(file).catch(() => {
    throw new ContentFault([texts.unreadable(file)]);
  });
  const kind = extname(file).toLowerCase();
  if (kind !== '.csv' && kind !== '.xlsx') throw new ContentFault([texts.notTable(file)]);
  const lines = kind === '.csv' ? readCsv(bytes, file) : await readXlsx(bytes, file);
  const [header, ...rows] = lines;
  return { table: { columns: header?.cells ?? [], rows }, sha256: sha256(bytes) };
}

type Line = ImportTable['rows'][number];

function readCsv(bytes: Uint8Array, file: string): Line[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ContentFault([texts.notUtf8(file)]);
  }
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    const records = Parsed.parse(parse(text, options));
    // A record is told by the line it begins on; `info.lines` is where it ends.
    return records.map(({ record }, index) => ({ line: (records[index - 1]?.info.lines ?? 0) + 1, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ContentFault([texts.notCsv(file, Number(error['lines'] ?? 0), error.code)]);
  }
}

/** No register of a province is larger; a file of some kilobytes that unpacks to more is made to do harm. */
const maxUnpackedBytes = 400 * 1_048_576;
const maxColumns = 500;

async function readXlsx(bytes: Uint8Array, file: string): Promise<Line[]> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked > maxUnpackedBytes) throw new ContentFault([texts.tooLarge(file)]);
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes).catch(() => {
    throw new ContentFault([texts.notXlsx(file)]);
  });
  const lines: Line[] = [];
  workbook.worksheets[0]?.eachRow((row, line) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      // One cell far to the right makes every cell before it.
      if (column > maxColumns) throw new ContentFault([texts.tooWide(file, line, maxColumns)]);
      cells[column - 1] = cellText(cell.value);
    });
    const filled = Array.from(cells, (cell) => cell ?? '');
    if (filled.some((cell) => cell !== '')) lines.push({ line, cells: filled });
  });
  return lines;
}

/** What stands in a cell: a day as the register writes it, of a formula its result, of formatted text its letters. */
function cellText(value: unknown): string {
  const cell = Cell.parse(value);
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'object') return String(cell);
  const rich = RichText.safeParse(cell.richText);
  if (rich.success) return rich.data.map(({ text }) => text).join('');
  return cellText(cell.result ?? (typeof cell.text === 'string' ? cell.text : null));
}
