import { csvLine } from '#infrastructure/csv.ts';

/** Bảng ready to be written: the names of its columns and its lines, a page at a time. */
export type TablePages = { columns: readonly string[]; pages: AsyncIterable<string[][]> };

/** UTF-8 with the mark spreadsheets want. */
export async function* csvChunks({ columns, pages }: TablePages): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns)}`;
  for await (const page of pages) yield page.map(csvLine).join('');
}

/** One sheet, every cell text: nothing in it is calculated. */
export async function xlsxBytes({ columns, pages }: TablePages): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Dữ liệu mở');
  sheet.addRow([...columns]);
  for await (const page of pages) for (const cells of page) sheet.addRow(cells);
  return workbook.xlsx.writeBuffer();
}
