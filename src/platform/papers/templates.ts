/** Mẫu giấy tờ: every template with the title people see in lists. The layout and the book of each belong to its own file. */
const titles = {
  'application-form': 'Tờ khai',
  'acceptance-slip': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  'joint-acceptance-slip': 'Giấy tiếp nhận chung cho nhiều hồ sơ',
  'supplement-request': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  rejection: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ',
  'apology-extension': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
  'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
  'consultation-request': 'Phiếu chuyển xử lý hồ sơ',
  'consultation-answer': 'Văn bản trả lời của cơ quan phối hợp',
  'control-sheet': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  'hand-over-sheet': 'Phiếu bàn giao hồ sơ',
  'fee-receipt': 'Biên lai thu phí, lệ phí',
  'dossier-register': 'Sổ theo dõi hồ sơ',
  'postal-hand-over': 'Bảng kê bàn giao kết quả cho bưu chính công ích',
  'birth-certificate': 'Giấy khai sinh',
  'marriage-certificate': 'Giấy chứng nhận kết hôn',
  'household-business-certificate': 'Giấy chứng nhận đăng ký hộ kinh doanh',
  'certified-copy-note': 'Lời chứng chứng thực bản sao',
  'administrative-decision': 'Quyết định',
  'administrative-letter': 'Giấy phép, giấy xác nhận',
} as const;

export type TemplateName = keyof typeof titles;

const byName: Readonly<Record<string, string>> = titles;

export function hasTemplate(name: string): boolean {
  return Object.hasOwn(titles, name);
}

export function templateTitle(name: string): string {
  return byName[name] ?? name;
}

/** Templates whose number is one of a yearly book: a result, not a slip. */
const results: readonly string[] = [
  'birth-certificate',
  'marriage-certificate',
  'household-business-certificate',
  'certified-copy-note',
  'administrative-decision',
  'administrative-letter',
];

export function isResultTemplate(name: string): boolean {
  return results.includes(name);
}

const person = ['name', 'birthDate', 'ethnicGroup', 'nationality', 'residence'];
const under = (section: string, fields: readonly string[]) => fields.map((field) => `${section}.${field}`);

/** Fields a template names; one that prints every row of the form names none. */
const namedFields: Readonly<Record<string, readonly string[]>> = {
  'birth-certificate': [
    ...under('child', ['name', 'birthDate', 'gender', 'birthPlace', 'ethnicGroup', 'nationality', 'homeTown']),
    ...under('mother', person),
    ...under('father', person),
  ],
  'marriage-certificate': [...under('wife', [...person, 'personalId']), ...under('husband', [...person, 'personalId'])],
  'certified-copy-note': under('copies', ['documentName', 'pages', 'count']),
};

/** What a form must have for the template to say anything. */
export function formPathsOf(template: string): readonly string[] {
  return namedFields[template] ?? [];
}
