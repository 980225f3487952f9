import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ContentFault } from '#infrastructure/content-file.ts';
import { catalogueColumns, readCatalogueLine, type CatalogueColumn, type CatalogueEntry } from './catalogue-line.ts';
import { catalogueTexts as texts } from './catalogue-texts.vi.ts';

/** Danh mục đã đọc: each code once, and what was wrong, line by line. */
export type ReadCatalogue = { entries: CatalogueEntry[]; faults: string[]; linesLeftOut: number };

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Reads the catalogue as CSV. Throws a `ContentFault` when the file as a whole is of no use. */
export function readCatalogue(bytes: Uint8Array, file: string): ReadCatalogue {
  const [header, ...records] = readRecords(bytes, file);
  const places = new Map((header?.record ?? []).map((name, place) => [name.trim(), place]));
  const missing = catalogueColumns.filter((column) => !places.has(column));
  if (!header || missing.length > 0) throw new ContentFault([texts.columnsMissing(file, missing)]);

  const faults: string[] = [];
  const entries = new Map<string, { entry: CatalogueEntry; line: number }>();
  let before = header.info.lines;
  for (const { record, info } of records) {
    const line = before + 1;
    before = info.lines;
    const { entry, faults: own } = readRecord(record, { places, width: header.record.length });
    const code = entry?.code ?? record[places.get('code') ?? 0]?.trim() ?? '';
    faults.push(...own.map((fault) => texts.line(line, code, fault)));
    if (!entry) continue;
    const first = entries.get(entry.code);
    if (first) faults.push(texts.line(line, code, texts.duplicate(first.line)));
    else entries.set(entry.code, { entry, line });
  }
  return {
    entries: [...entries.values()].map(({ entry }) => entry),
    faults,
    linesLeftOut: records.length - entries.size,
  };
}

function readRecords(bytes: Uint8Array, file: string): z.infer<typeof Parsed> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ContentFault([texts.notUtf8(file)]);
  }
  try {
    return Parsed.parse(parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ContentFault([texts.notCsv(file, Number(error['lines'] ?? 0), error.code)]);
  }
}

function readRecord(
  record: readonly string[],
  { places, width }: { places: ReadonlyMap<string, number>; width: number },
): ReturnType<typeof readCatalogueLine> {
  if (record.length !== width) return { entry: undefined, faults: [texts.columnCount(record.length, width)] };
  const cell = (column: CatalogueColumn) => record[places.get(column) ?? -1] ?? '';
  return readCatalogueLine({
    code: cell('code'),
    name: cell('name'),
    sector_codes: cell('sector_codes'),
    sectors: cell('sectors'),
    promulgator: cell('promulgator'),
    level: cell('level'),
    type: cell('type'),
    internal: cell('internal'),
    subject_codes: cell('subject_codes'),
    executing_agency: cell('executing_agency'),
    coordinating: cell('coordinating'),
    channels: cell('channels'),
    doc_components: cell('doc_components'),
    decision_no: cell('decision_no'),
    decision_date: cell('decision_date'),
    updated: cell('updated'),
  });
}
