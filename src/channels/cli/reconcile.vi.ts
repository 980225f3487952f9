type Registered = { dossierCode: string; number: string; book: string; registeredOn: string };

type Payment = { reference: string; amountVnd: number; transactionId: string };
const vnd = ({ amountVnd, transactionId }: Payment) =>
  `${amountVnd.toLocaleString('vi-VN')} đồng, giao dịch ${transactionId}`;

const said = ({ number, book, registeredOn }: Registered) => `số ${number}, quyển ${book}, ngày ${registeredOn}`;

/** Lời của lệnh `motcua reconcile`. */
export const reconcileTexts = {
  usage:
    'Cách dùng: motcua reconcile --system civil-status|business-register|national-portal|payment-platform|document-axis --on NGÀY; NGÀY như 2026-12-01.',
  noAnswer: (system: string) => `Không lấy được danh sách của hệ thống ${system}; hãy thử lại sau.`,
  head: (system: string, on: string, same: number) => `Đối soát ${system} ngày ${on}: ${same} hồ sơ khớp.`,
  clear: 'Không có sai khác.',
  onlyOurs: (one: Registered) => `    ${one.dossierCode}: ở đây đã ghi ${said(one)}; hệ thống của bộ, ngành không có`,
  onlyTheirs: (one: Registered) => `    ${one.dossierCode}: hệ thống của bộ, ngành đã cấp ${said(one)}; ở đây chưa ghi`,
  different: (ours: Registered, theirs: Registered) =>
    `    ${ours.dossierCode}: ở đây ghi ${said(ours)}; hệ thống của bộ, ngành ghi ${said(theirs)}`,
  notConnected: 'Chưa kết nối Cổng Dịch vụ công quốc gia: chưa đặt NATIONAL_PORTAL_URL.',
  paymentsNotConnected: 'Chưa kết nối nền tảng thanh toán: chưa đặt PAYMENT_PLATFORM_URL.',
  paymentsHead: (on: string, same: number) => `Đối soát nền tảng thanh toán ngày ${on}: ${same} giao dịch khớp.`,
  paidHere: (one: Payment & { subjectCode: string }) =>
    `    ${one.reference} (${one.subjectCode}): ở đây đã ghi thu ${vnd(one)}; nền tảng không có`,
  paidThere: (one: Payment & { isKnown: boolean }) =>
    `    ${one.reference}: nền tảng đã thu ${vnd(one)}; ${one.isKnown ? 'ở đây chưa ghi' : 'ở đây không có mã tham chiếu này'}`,
  paidOtherwise: (ours: Payment & { subjectCode: string }, theirs: Payment) =>
    `    ${ours.reference} (${ours.subjectCode}): ở đây ghi ${vnd(ours)}; nền tảng ghi ${vnd(theirs)}`,
  axisNotConnected: 'Chưa kết nối trục liên thông văn bản: chưa đặt DOCUMENT_AXIS_URL.',
  axisHead: (on: string, same: number) =>
    `Đối soát trục liên thông văn bản ngày ${on}: ${same} văn bản, trạng thái khớp.`,
  sentHere: ({ documentCode, code }: { documentCode: string; code: string }) =>
    `    ${documentCode}${code === '' ? '' : `, trạng thái ${code}`}: ở đây đã gửi; trục không có`,
  onAxis: ({ documentCode, statusCode }: { documentCode: string; statusCode: string }) =>
    `    ${documentCode}${statusCode === '' ? '' : `, trạng thái ${statusCode}`}: có trên trục; ở đây không có`,
  missing: (code: string) => `    ${code}: Cổng Dịch vụ công quốc gia chưa có`,
  membersDiffer: ({ code, members }: { code: string; members: string[] }) =>
    `    ${code}: Cổng Dịch vụ công quốc gia có khác ở ${members.join(', ')}`,
  found: (count: number) => `Sai khác (${count}):`,
};
