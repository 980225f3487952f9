import { givesAllUnnamed } from '#platform/exchange/exchange.contract.ts';

/** Các phần của nền tảng tích hợp, as its address names them. */
export const exchangeParts = [
  'ban-do',
  'canh-bao',
  'quyen',
  'ra-soat',
  'nguoi-thu-hai',
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

/** What it means that a grant of this service names no field: every field, but of signing on none. */
export function noFieldsText(serviceKey: string) {
  return givesAllUnnamed(serviceKey)
    ? ({ granted: 'exchange.grant.allFields', asked: 'exchange.request.fieldsFree' } as const)
    : ({ granted: 'exchange.grant.noFields', asked: 'exchange.request.fieldsNone' } as const);
}
