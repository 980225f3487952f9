/** Các phần của trang soạn, in the order in which one works; they are in the address. */
export const draftParts = [
  'thu-tuc',
  'quy-trinh',
  'mau-to-khai',
  'to-khai',
  'xem-truoc',
  'chay-thu',
  'cong-khai',
] as const;
export type DraftPart = (typeof draftParts)[number];

/** Where a file of a package is edited. */
export function partOfFile(file: string): DraftPart {
  if (file === 'procedure.yaml') return 'thu-tuc';
  return file === 'process.bpmn' ? 'quy-trinh' : 'to-khai';
}
