import type { RegisterSource } from '#data/registry/index.ts';
import { createJsonSource, type JsonSettings } from '../outside/index.ts';
import { readCivilStatus } from './read-civil-status.ts';

/**
 * Cơ sở dữ liệu hộ tịch điện tử: what is registered of a person. The acts have the members of the register book found in programs of
 * provinces (so, quyenSo, ngayDangKy, noiDangKy); how they hang together in one answer is ours, until the ministry publishes it.
 */
export function createCivilStatusSource(settings: JsonSettings): RegisterSource {
  return createJsonSource(settings, {
    path: '/tra-cuu',
    identifiers: { personalId: { member: 'soDinhDanh', pattern: /^0\d{11}$/ } },
    read: readCivilStatus,
  });
}
