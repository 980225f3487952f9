/** Chữ không dấu, for finding what was typed without marks: `Vĩnh Yên` and `vinh yen` meet. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();
}
