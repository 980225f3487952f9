import type { StandInPayment } from './payment-book.queries.ts';

export const outcomes = ['paid', 'failed', 'paid_untold'] as const;
const labels: Readonly<Record<(typeof outcomes)[number], string>> = {
  paid: 'Thanh toán thành công',
  failed: 'Thanh toán không thành công',
  paid_untold: 'Thanh toán thành công, thông báo bị thất lạc',
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

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
  return document(
    `<p class="note">Trang này đứng thay nền tảng thanh toán quốc gia để dùng thử; không có khoản tiền nào được chuyển.</p>
<dl><dt>Nội dung</dt><dd>${escape(what)}</dd><dt>Số tiền</dt><dd><strong>${amountVnd.toLocaleString('vi-VN')} đồng</strong></dd><dt>Mã giao dịch</dt><dd>${escape(transactionId)}</dd></dl>
<p>${standing}</p>
<form method="post">${buttons.join('')}</form>`,
  );
}

export const noPaymentPage = document('<p>Không có giao dịch nào ở địa chỉ này.</p>');

function document(body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nền tảng thanh toán (mô phỏng)</title>
<style>
body{margin:0;background:#f3f4f6;color:#1b1f24;font:17px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;max-width:36rem;margin:0 auto;padding:20px 16px 32px;background:#fff;min-height:100vh}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 12px}
.note{border-left:4px solid #8a5a00;padding:4px 12px;margin:0 0 16px;background:#fff8e6}
dt{color:#4a5260}dd{margin:0 0 8px;overflow-wrap:anywhere}
button{font:inherit;display:block;width:100%;min-height:48px;margin:0 0 12px;padding:8px 16px;border:1px solid #1b1f24;border-radius:6px;background:#fff;color:inherit;cursor:pointer}
button.main{background:#0b5c3b;border-color:#0b5c3b;color:#fff}
</style></head><body><main><h1>Nền tảng thanh toán (mô phỏng)</h1>
${body}</main></body></html>`;
}
