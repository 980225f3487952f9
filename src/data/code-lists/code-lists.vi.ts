/** Lỗi của nội dung danh mục: what is wrong and what to do. */
export const codeListTexts = {
  wrongFile: (list: string) => `danh mục ${list} phải nằm trong tệp ${list}.yaml.`,
  twice: (code: string) =>
    `mã ${code} trùng với mục ở trên; ghi validTo cho mục cũ và validFrom cho mục mới để hai mục không cùng hiệu lực.`,
} as const;
