import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDF, rgb } from '@libpdf/core';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');

/** Một trang PDF of a simulated system: lines of text, each with its size in points. */
export async function pdfPage(lines: readonly (readonly [text: string, size: number])[]): Promise<Uint8Array> {
  const pdf = PDF.create();
  const text = pdf.embedFont(await readFile(font));
  const page = pdf.addPage({ size: 'a4' });
  let y = 780;
  for (const [line, size] of lines) {
    page.drawText(line, { x: 56, y, size, font: text, color: rgb(0.1, 0.1, 0.1) });
    y -= size * 2;
  }
  return pdf.save();
}
