import type { RegisterSource } from '#data/registry/index.ts';
import { createJsonSource, type JsonSettings } from '../outside/index.ts';
import { readInsured } from './read-insured.ts';

/**
 * Cơ sở dữ liệu quốc gia về bảo hiểm. UNSURE: no published description of the service was found; asking and answer are ours, with the
 * fields of the declaration TK1-TS. When the insurer gives its description, this folder is what changes.
 */
export function createSocialInsuranceSource(settings: JsonSettings): RegisterSource {
  return createJsonSource(settings, {
    path: '/tra-cuu',
    identifiers: {
      personalId: { member: 'soDinhDanh', pattern: /^0\d{11}$/ },
      insuranceNumber: { member: 'maSoBhxh', pattern: /^\d{10}$/ },
    },
    read: readInsured,
  });
}
