import { pdfPage } from '../simulator-kit/index.ts';
import type { StandInPayment } from './payment-book.queries.ts';
import { platformTime } from './messages.ts';

/** Biên lai (mô phỏng) of a paid transaction, a page of PDF. */
export function simulatedBill({ what, amountVnd, transactionId, reference, settledAt }: StandInPayment) {
  return pdfPage([
    ['NỀN TẢNG THANH TOÁN (MÔ PHỎNG)', 12],
    ['Biên lai thu phí, lệ phí', 20],
    ['Bản dùng thử: không có khoản tiền nào được chuyển.', 12],
    [`Nội dung: ${what}`, 13],
    [`Số tiền: ${amountVnd.toLocaleString('vi-VN')} đồng`, 13],
    [`Mã giao dịch: ${transactionId}`, 13],
    [`Mã tham chiếu: ${reference}`, 13],
    [`Thời gian: ${settledAt ? platformTime(settledAt) : ''}`, 13],
  ]);
}
