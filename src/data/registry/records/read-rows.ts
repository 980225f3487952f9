import type { Register } from '../definition/read-registers.ts';
import { importTexts as texts } from './import.vi.ts';
import { keysOf } from './keep-version.ts';
import { readCell } from './read-cell.ts';
import type { RecordData } from './record-change.ts';

/** Bảng of a file: the names of its columns, and its lines as they stand in it. */
export type ImportTable = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

export type ImportRow = { readonly line: number; readonly data: RecordData };
/** `rows` without the faulty ones. */
type ReadRows = { paths: string[]; rows: ImportRow[]; faults: string[] };

/** Reads every line by the definition of the register; tells all that is wrong, line by line. Without columns it cannot go on. */
export function readRows(register: Register, { columns, rows }: ImportTable): ReadRows {
  const { paths, faults } = readColumns(register, columns);
  if (faults.length > 0) return { paths: [], rows: [], faults: faults.map((fault) => texts.line(1, fault)) };
  const firstLines = new Map<string, number>();
  const read = rows.map(({ line, cells }) => {
    if (cells.length > paths.length) return { faults: [texts.line(line, texts.cellCount(cells.length, paths.length))] };
    const data = dataOf(register, paths, cells);
    const wrong = register
      .wrongFields(data)
      .map((path) => texts.wrongCell(labelOf(register, path), cells[paths.indexOf(path)] ?? ''));
    const own = [...wrong, ...checkKeys(register, { line, data }, firstLines)];
    return own.length === 0
      ? { row: { line, data }, faults: [] }
      : { faults: own.map((fault) => texts.line(line, fault)) };
  });
  return {
    paths,
    rows: read.flatMap(({ row }) => row ?? []),
    faults: read.flatMap(({ faults: own }) => own),
  };
}

/** Columns are named by field or by its label; one of them must say which record is meant. */
function readColumns(register: Register, columns: readonly string[]): { paths: string[]; faults: string[] } {
  if (columns.length === 0) return { paths: [], faults: [texts.emptyFile] };
  const named = columns.map((column) => {
    const name = column.normalize('NFC').trim();
    return Object.keys(register.fields).find((path) => path === name || register.fields[path]?.label === name);
  });
  const faults = columns.flatMap((column, index) => {
    const path = named[index];
    if (path === undefined) return [texts.unknownColumn(column)];
    return named.indexOf(path) < index ? [texts.columnTwice(path)] : [];
  });
  const keys = register.identifiers.flatMap(({ kind, many }) => (many ? [] : [kind]));
  if (!keys.some((kind) => named.includes(kind))) faults.push(texts.keyColumnMissing(keys));
  return { paths: named.flatMap((path) => path ?? []), faults };
}

function dataOf(register: Register, paths: readonly string[], cells: readonly string[]): RecordData {
  const filled = paths.flatMap((path, index) => {
    const text = cells[index] ?? '';
    return text.trim() === '' ? [] : [[path, readCell(register, path, text)] as const];
  });
  return Object.fromEntries(filled);
}

/** A record stands in a file once. */
function checkKeys(register: Register, { line, data }: ImportRow, firstLines: Map<string, number>): string[] {
  const keys = keysOf(register, data).filter(({ many }) => !many);
  if (keys.length === 0) return [texts.keyMissing];
  return keys.flatMap(({ kind, value }) => {
    const first = firstLines.get(`${kind} ${value}`);
    if (first !== undefined) return [texts.keyTwice(labelOf(register, kind), value, first)];
    firstLines.set(`${kind} ${value}`, line);
    return [];
  });
}

const labelOf = ({ fields }: Register, path: string): string => `${fields[path]?.label ?? ''} (${path})`;
