import type { RegisterSource } from '#data/registry/index.ts';
import { createJsonSource, type JsonSettings } from '../outside/index.ts';
import { readEnterprise } from './read-enterprise.ts';

/**
 * Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp: ChiTietDoanhNghiep by the enterprise code, which is also the tax code; a household's
 * is the personal number of its owner. Names of the members are those found in programs of provinces.
 */
export function createBusinessSource(settings: JsonSettings): RegisterSource {
  return createJsonSource(settings, {
    path: '/chiTietDoanhNghiep',
    identifiers: { taxCode: { member: 'msdn', pattern: /^(\d{10}(-\d{3})?|0\d{11})$/ } },
    read: readEnterprise,
  });
}
