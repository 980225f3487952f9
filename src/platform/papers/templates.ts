import type { Language } from '#infrastructure/language.ts';

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

/** The same in English, for lists; the papers themselves are Vietnamese. */
const titlesEn: Readonly<Record<TemplateName, string>> = {
  'application-form': 'Application form',
  'acceptance-slip': 'Acknowledgement of receipt and appointment slip',
  'joint-acceptance-slip': 'Joint acknowledgement of several dossiers',
  'supplement-request': 'Request to supplement or correct the dossier',
  rejection: 'Slip of refusal to receive or settle the dossier',
  'apology-extension': 'Letter of apology with a new appointment',
  'stop-notice': 'Notice that the dossier is stopped',
  'consultation-request': 'Referral of the dossier to another agency',
  'consultation-answer': 'Answer of the coordinating agency',
  'control-sheet': 'Control sheet of the dossier',
  'hand-over-sheet': 'Hand-over sheet of the dossier',
  'fee-receipt': 'Receipt of fees and charges',
  'dossier-register': 'Register of dossiers',
  'postal-hand-over': 'List of results handed to the public post',
  'birth-certificate': 'Birth certificate',
  'marriage-certificate': 'Marriage certificate',
  'household-business-certificate': 'Household business registration certificate',
  'certified-copy-note': 'Certification of a copy',
  'administrative-decision': 'Decision',
  'administrative-letter': 'Permit or confirmation',
};

const byName: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi: titles, en: titlesEn };

export function hasTemplate(name: string): boolean {
  return Object.hasOwn(titles, name);
}

export function templateTitle(name: string, lang: Language = 'vi'): string {
  return byName[lang][name] ?? name;
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
