/** Lời của kế hoạch chuyển phiên bản. */
export const migrationTexts = {
  processGone: (id: string) => `phiên bản mới không còn quy trình ${id}`,
  placeGone: (id: string) => `phiên bản mới không còn bước ${id} mà hồ sơ đang đứng`,
  placeChanged: (name: string) => `bước “${name}” mà hồ sơ đang đứng đã thành việc khác`,
  variantGone: (id: string) => `phiên bản mới không còn trường hợp ${id} của hồ sơ`,
  partnerGone: (name: string) => `đang chờ ${name}, mà phiên bản mới không hỏi cơ quan ấy`,
  step: (from: string, to: string) => `bước “${from}” thành “${to}”`,
  stepTerm: (name: string, from: string, to: string) =>
    `hạn của bước “${name}”: ${from || 'không ghi'} → ${to || 'không ghi'}`,
  stepRole: (name: string, from: string, to: string) => `người làm bước “${name}”: ${from} → ${to}`,
  documentAsked: (name: string) => `phiên bản mới đòi thêm “${name}”; hồ sơ đã nộp không phải bổ sung`,
} as const;
