/** Các phần của nền tảng tích hợp, as its address names them. */
export const exchangeParts = [
  'ban-do',
  'canh-bao',
  'quyen',
  'he-thong',
  'dich-vu',
  'nhat-ky',
  'thong-diep',
  'cong-quoc-gia',
  'van-ban',
] as const;
export type ExchangePart = (typeof exchangeParts)[number];
/** What only the agency in charge sees. */
export const managerParts: readonly ExchangePart[] = [
  'ban-do',
  'canh-bao',
  'nhat-ky',
  'thong-diep',
  'cong-quoc-gia',
  'van-ban',
];
