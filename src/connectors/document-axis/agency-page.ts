import type { AxisDocument } from '#applications/correspondence/index.ts';
import { escapeHtml, plainPage } from '../simulator-kit/index.ts';

export const agencyActs = ['register', 'refuse', 'assign', 'handle', 'reply'] as const;

const names: Readonly<Record<string, string>> = {
  ...{ '01': 'đã đến', '02': 'đã từ chối', '03': 'đã tiếp nhận', '04': 'đã phân công', '05': 'đang xử lý' },
  ...{ '06': 'đã trả lời', '13': 'bên gửi xin lấy lại', '15': 'đã cho lấy lại', '16': 'không cho lấy lại' },
};

type Delivered = { id: string; document: AxisDocument; statuses: readonly string[] };

/** Hộp thư của cơ quan ngoài hệ thống (mô phỏng): what it got over the axis, and what a tester lets it do with it. */
export function agencyPage(delivered: readonly Delivered[]): string {
  const items = delivered.map(({ id, document, statuses }) => {
    const { number, notation, from, to, subject, content, attachments } = document;
    return `<h2>${escapeHtml(`${number}/${notation}`)} – ${escapeHtml(subject)}</h2>
<dl><dt>Gửi từ</dt><dd>${escapeHtml(from.name)}</dd><dt>Gửi đến</dt><dd>${escapeHtml(to.name)}</dd>
<dt>Nội dung</dt><dd>${escapeHtml(content)}</dd><dt>Tệp kèm theo</dt><dd>${attachments.map(({ name }) => escapeHtml(name)).join('; ')}</dd>
<dt>Trạng thái đã báo</dt><dd>${statuses.map((code) => names[code] ?? code).join('; ')}</dd></dl>
${forms(id, statuses)}`;
  });
  const note =
    '<p class="note">Trang này đứng thay phần mềm văn bản của bộ, ngành, tỉnh khác để dùng thử trục liên thông văn bản.</p>';
  return plainPage(
    'Hộp thư cơ quan ngoài hệ thống (mô phỏng)',
    note + (items.join('\n') || '<p>Chưa có văn bản nào được gửi đến.</p>'),
  );
}

function forms(id: string, statuses: readonly string[]): string {
  const is = (...codes: readonly string[]) => codes.some((code) => statuses.includes(code));
  if (is('02', '06', '15')) return '';
  const form = (act: string, label: string, field = '') =>
    `<form method="post" action="hop-thu/${id}">${field}<button name="act" value="${act}"${act === 'reply' ? ' class="main"' : ''}>${label}</button></form>`;
  const text = (label: string) => `<label>${label}<input name="text" required maxlength="500"></label>`;
  if (!is('03'))
    return form('register', 'Tiếp nhận, vào sổ') + form('refuse', 'Từ chối', text('Lý do từ chối (bắt buộc)'));
  return [
    is('04', '05') ? '' : form('assign', 'Phân công xử lý'),
    is('05') ? '' : form('handle', 'Bắt đầu xử lý'),
    form('reply', 'Gửi văn bản trả lời', text('Nội dung trả lời')),
  ].join('');
}
