type Registered = { dossierCode: string; number: string; book: string; registeredOn: string };

const said = ({ number, book, registeredOn }: Registered) => `số ${number}, quyển ${book}, ngày ${registeredOn}`;

/** Lời của lệnh `motcua reconcile`. */
export const reconcileTexts = {
  usage:
    'Cách dùng: motcua reconcile --system civil-status|business-register|national-portal --on NGÀY; NGÀY như 2026-12-01.',
  noAnswer: (system: string) => `Không lấy được danh sách của hệ thống ${system}; hãy thử lại sau.`,
  head: (system: string, on: string, same: number) => `Đối soát ${system} ngày ${on}: ${same} hồ sơ khớp.`,
  clear: 'Không có sai khác.',
  onlyOurs: (one: Registered) => `    ${one.dossierCode}: ở đây đã ghi ${said(one)}; hệ thống của bộ, ngành không có`,
  onlyTheirs: (one: Registered) => `    ${one.dossierCode}: hệ thống của bộ, ngành đã cấp ${said(one)}; ở đây chưa ghi`,
  different: (ours: Registered, theirs: Registered) =>
    `    ${ours.dossierCode}: ở đây ghi ${said(ours)}; hệ thống của bộ, ngành ghi ${said(theirs)}`,
  notConnected: 'Chưa kết nối Cổng Dịch vụ công quốc gia: chưa đặt NATIONAL_PORTAL_URL.',
  missing: (code: string) => `    ${code}: Cổng Dịch vụ công quốc gia chưa có`,
  membersDiffer: ({ code, members }: { code: string; members: string[] }) =>
    `    ${code}: Cổng Dịch vụ công quốc gia có khác ở ${members.join(', ')}`,
  found: (count: number) => `Sai khác (${count}):`,
};
