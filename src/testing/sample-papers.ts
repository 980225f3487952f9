/** Data of one paper of each kind, as the dossiers module fills them. */
const party = {
  kind: 'citizen',
  name: 'Nguyễn Thị Ngọc Ánh',
  personalId: '026190000001',
  taxCode: null,
  phone: '0912345678',
  email: 'ngoc.anh@example.vn',
  address: 'Tổ dân phố số 3, phường Tích Sơn, thành phố Vĩnh Yên',
};

export const paperHead = {
  unit: {
    name: 'Bộ phận Tiếp nhận và Trả kết quả phường Tích Sơn',
    parentName: 'UBND phường Tích Sơn',
    place: 'Tích Sơn',
  },
  code: '000.05.12.H62-261123-0007',
  lookUpUrl: 'http://127.0.0.1:3000/tra-cuu?ma=000.05.12.H62-261123-0007',
  issuedAt: { day: '2026-11-23', time: '09:05' },
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
  applicant: party,
  owner: party,
};

const form = {
  formNumber: '01',
  formTitle: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  formArticle: 'Điều 9 Thông tư 01/2018/TT-VPCP',
};
const file = { name: 'giay-chung-sinh.pdf', pages: 2, sizeBytes: 50_000, sha256: 'a'.repeat(64) };
const documents = [
  { name: 'Giấy chứng sinh', originals: 1, copies: 0, file },
  { name: 'Giấy chứng nhận kết hôn của cha, mẹ', originals: 0, copies: 1, file: null },
];
const due = {
  day: '2026-11-25',
  time: '16:30',
  sentences: ['Tính từ 09 giờ 05 phút ngày 23/11/2026.', 'Ngày 24/11/2026 nghỉ lễ.'],
};
const row = (path: string, section: string, label: string, text: string) => ({ path, section, label, text });
const result = {
  number: '15',
  issuedOn: '2026-11-23',
  title: 'Cấp giấy phép hoạt động',
  signer: { name: 'Trần Văn Bình', title: 'Chủ tịch', signsAs: 'TM' },
  registration: { number: '142', book: '2026', on: '2026-11-23', personalId: '026226001234' },
  summary: 'Hồ sơ đủ điều kiện theo quy định.',
  legalBases: ['Luật Hộ tịch số 60/2014/QH13', 'Nghị định số 123/2015/NĐ-CP'],
  rows: [
    row('child.name', 'Trẻ em', 'Họ, chữ đệm, tên', 'Nguyễn Gia Huỵnh'),
    row('child.birthDate', 'Trẻ em', 'Ngày sinh', '01/11/2026'),
    row('child.gender', 'Trẻ em', 'Giới tính', 'Nam'),
    row('copies.documentName', 'Giấy tờ', 'Tên giấy tờ', 'Bằng tốt nghiệp'),
    row('wife.name', 'Bên nữ', 'Họ, chữ đệm, tên', 'Phạm Thị Thuỷ'),
  ],
  values: { child: {} },
};

export const samplePapers: Readonly<Record<string, Record<string, unknown>>> = {
  'application-form': {
    title: 'Tờ khai đăng ký khai sinh',
    basis: 'Thông tư 04/2020/TT-BTP',
    receiver: '',
    code: '',
    signer: 'Lê Thị Hoa',
    signedOn: '2026-11-23',
    sections: [
      {
        title: 'Người mẹ',
        help: 'Ghi theo giấy tờ.',
        isTable: false,
        rows: [
          [
            { label: 'Họ, chữ đệm, tên', text: 'Lê Thị Hoa', lines: 1, options: [] },
            { label: 'Lý do', text: '', lines: 3, options: [] },
            { label: 'Giới tính', text: '', lines: 1, options: [{ label: 'Nữ', ticked: true }] },
            { label: 'Tôi cam đoan', text: '', lines: 1, options: [{ label: '', ticked: true }] },
          ],
        ],
      },
      { title: 'Nơi đã ở', help: '', isTable: true, rows: [[{ label: 'Nơi', text: '', lines: 1, options: [] }]] },
    ],
  },
  'acceptance-slip': {
    ...form,
    receiver: 'Lê Thị Hoa',
    channel: 'counter',
    term: '2 ngày làm việc',
    receivedAt: paperHead.issuedAt,
    due,
    delivery: 'counter',
    documents,
    fees: [{ name: 'Lệ phí', amountVnd: 21_000 }],
  },
  'supplement-request': {
    ...form,
    officer: 'Lê Thị Hoa',
    items: [{ name: 'Giấy chứng sinh', what: 'Ảnh mờ, không đọc được ngày sinh; đề nghị chụp lại.' }],
    reason: 'Giấy tờ chưa đọc được.',
    contact: 'Bộ phận một cửa, điện thoại 0211 3 999 999',
  },
  rejection: {
    ...form,
    officer: 'Lê Thị Hoa',
    reason: 'Không thuộc thẩm quyền giải quyết.',
    stage: 'intake',
    submittedOn: '2026-11-20',
  },
  'stop-notice': {
    ...form,
    officer: 'Lê Thị Hoa',
    officerTitle: 'Công chức tiếp nhận',
    reason: 'Người nộp đề nghị dừng.',
    stage: 'Thẩm tra hồ sơ',
    money: 'Hoàn trả 50.000 đồng.',
  },
  'consultation-request': {
    partner: 'Công an phường Tích Sơn',
    question: 'Xác nhận tình trạng cư trú của trẻ em.',
    dueOn: '2026-12-04',
    silence: 'deemed_consent',
    silenceArticle: 'khoản 4 Điều 102 Luật Xây dựng',
    documents: ['Giấy chứng sinh'],
    officer: 'Lê Thị Hoa',
    officerTitle: 'Chuyên viên',
  },
  'consultation-answer': {
    question: 'Xác nhận tình trạng cư trú của trẻ em.',
    outcome: 'Đồng ý',
    summary: 'Đã đăng ký thường trú cho trẻ em theo mẹ.',
    findings: [{ label: 'Ngày đăng ký thường trú', text: '23/11/2026' }],
    signer: { name: 'Trần Văn Bình', title: 'Trưởng Công an', signsAs: 'head' },
  },
  'apology-extension': {
    ...form,
    receivedOn: '2026-11-10',
    oldDue: '2026-11-20',
    newDue: '2026-11-27',
    reason: 'chờ kết quả xác minh.',
    officer: 'Trần Văn Bình',
    officerTitle: 'Chủ tịch',
  },
  'control-sheet': {
    ...form,
    decidingUnit: 'UBND phường Tích Sơn',
    due,
    rows: [
      {
        from: 'Lê Thị Hoa',
        fromUnit: 'UBND phường Tích Sơn',
        to: 'Phạm Văn Sơn',
        toUnit: 'UBND phường Tích Sơn',
        task: 'Thẩm tra hồ sơ',
        sent: paperHead.issuedAt,
        received: null,
        timing: 'early',
        contents: ['Giấy chứng sinh'],
      },
    ],
  },
  'hand-over-sheet': { from: 'Bộ phận một cửa', to: 'UBND phường', documents },
  'fee-receipt': {
    collector: 'Khổng Thị Mai',
    receiptNumber: '0000001',
    amountVnd: 21_000,
    items: [{ name: 'Lệ phí chứng thực', amountVnd: 21_000 }],
  },
  'joint-acceptance-slip': {
    ...form,
    receiver: 'Lê Thị Hoa',
    rows: [
      {
        code: paperHead.code,
        procedure: 'Đăng ký khai sinh',
        owner: party.name,
        decidingUnit: 'UBND phường Tích Sơn',
        due,
        delivery: 'post',
        feesVnd: 0,
      },
      {
        code: paperHead.code,
        procedure: 'Đăng ký thành lập hộ kinh doanh',
        owner: 'Trần Văn Mạnh',
        decidingUnit: 'UBND thành phố Vĩnh Yên',
        due: null,
        delivery: 'counter',
        feesVnd: 100_000,
      },
    ],
    totalVnd: 100_000,
  },
  'dossier-register': {
    ...form,
    on: '2026-11-23',
    rows: [
      {
        code: paperHead.code,
        procedure: 'Đăng ký khai sinh',
        owner: party.name,
        address: party.address,
        phone: party.phone,
        decidingUnit: 'UBND phường Tích Sơn',
        received: '2026-11-23',
        due: '2026-11-23',
        returned: '',
        delivery: 'online',
        status: 2,
      },
    ],
  },
  'postal-hand-over': {
    on: '2026-11-23',
    officer: 'Lê Thị Hoa',
    rows: [
      {
        code: paperHead.code,
        procedure: 'Đăng ký khai sinh',
        recipient: party.name,
        address: party.address,
        phone: party.phone,
        consignment: 'EB123456789VN',
        time: '15:40',
      },
    ],
  },
  'birth-certificate': result,
  'marriage-certificate': result,
  'household-business-certificate': result,
  'certified-copy-note': result,
  'administrative-decision': result,
  'administrative-letter': result,
};
