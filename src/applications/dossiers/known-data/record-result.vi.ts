/** Lời ghi cùng bản ghi kết quả. */
export const recordTexts = {
  issued: 'Cấp kết quả giải quyết thủ tục hành chính',
  corrected: (what: string) => `Đính chính: ${what}`,
};
