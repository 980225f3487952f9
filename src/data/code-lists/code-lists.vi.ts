/** Lỗi của nội dung danh mục: what is wrong and what to do. */
export const codeListTexts = {
  wrongFile: (list: string) => `danh mục ${list} phải nằm trong tệp ${list}.yaml.`,
  twice: (code: string) =>
    `mã ${code} trùng với mục ở trên; ghi validTo cho mục cũ và validFrom cho mục mới để hai mục không cùng hiệu lực.`,
  placeUnread:
    'không đọc được đơn vị hành chính; hãy viết mã (2, 3 hoặc 5 chữ số), dấu cách, tên, thụt một dấu tab sâu hơn đơn vị cấp trên.',
  placeTwice: (code: string) => `mã ${code} có hai lần; mỗi đơn vị hành chính chỉ ghi một lần.`,
} as const;
