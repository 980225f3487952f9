import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDF, rgb } from '@libpdf/core';
import type { StandInPayment } from './payment-book.queries.ts';
import { platformTime } from './messages.ts';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');

/** Biên lai (mô phỏng) of a paid transaction, a page of PDF. */
export async function simulatedBill(payment: StandInPayment): Promise<Uint8Array> {
  const pdf = PDF.create();
  const text = pdf.embedFont(await readFile(font));
  const page = pdf.addPage({ size: 'a4' });
  const lines = [
    ['NỀN TẢNG THANH TOÁN (MÔ PHỎNG)', 12],
    ['Biên lai thu phí, lệ phí', 20],
    ['Bản dùng thử: không có khoản tiền nào được chuyển.', 12],
    [`Nội dung: ${payment.what}`, 13],
    [`Số tiền: ${payment.amountVnd.toLocaleString('vi-VN')} đồng`, 13],
    [`Mã giao dịch: ${payment.transactionId}`, 13],
    [`Mã tham chiếu: ${payment.reference}`, 13],
    [`Thời gian: ${payment.settledAt ? platformTime(payment.settledAt) : ''}`, 13],
  ] as const;
  let y = 780;
  for (const [line, size] of lines) {
    page.drawText(line, { x: 56, y, size, font: text, color: rgb(0.1, 0.1, 0.1) });
    y -= size * 2;
  }
  return pdf.save();
}
