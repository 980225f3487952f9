import { escapeHtml, plainPage } from '../simulator-kit/index.ts';
import type { StandInPayment } from './payment-book.queries.ts';

export const outcomes = ['paid', 'failed', 'paid_untold'] as const;
const labels: Readonly<Record<(typeof outcomes)[number], string>> = {
  paid: 'Thanh toán thành công',
  failed: 'Thanh toán không thành công',
  paid_untold: 'Thanh toán thành công, thông báo bị thất lạc',
};

const page = (body: string) => plainPage('Nền tảng thanh toán (mô phỏng)', body);

/** Trang thanh toán (mô phỏng): what is to be paid, and the outcomes a tester can choose. Plain: no script, no picture. */
export function paymentPage({ state, what, amountVnd, transactionId }: StandInPayment): string {
  const choices = state === 'thanh-cong' ? [] : outcomes.filter((one) => state === 'khoi-tao' || one !== 'failed');
  const buttons = choices.map(
    (outcome, place) =>
      `<button name="outcome" value="${outcome}"${place === 0 ? ' class="main"' : ''}>${labels[outcome]}</button>`,
  );
  const standing = {
    'khoi-tao': 'Chọn kết quả để xem hệ thống một cửa xử lý thế nào:',
    'that-bai': 'Giao dịch này đã không thành công. Có thể cho nó thành công muộn:',
    'thanh-cong': 'Giao dịch này đã thành công.',
  }[state];
  return page(
    `<p class="note">Trang này đứng thay nền tảng thanh toán quốc gia để dùng thử; không có khoản tiền nào được chuyển.</p>
<dl><dt>Nội dung</dt><dd>${escapeHtml(what)}</dd><dt>Số tiền</dt><dd><strong>${amountVnd.toLocaleString('vi-VN')} đồng</strong></dd><dt>Mã giao dịch</dt><dd>${escapeHtml(transactionId)}</dd></dl>
<p>${standing}</p>
<form method="post">${buttons.join('')}</form>`,
  );
}

export const noPaymentPage = page('<p>Không có giao dịch nào ở địa chỉ này.</p>');
