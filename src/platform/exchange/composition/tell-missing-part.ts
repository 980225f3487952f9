import { type FaultName, GatewayFault, wordsOf } from '../gateway/faults.ts';
import type { Known } from '../known/known.ts';
import type { CompiledPart } from './compile-composition.ts';

/** Whose matter a refusal of a part is; of those not named here, its provider's. */
const matters: Partial<Record<FaultName, 'consumer' | 'axis' | 'nobody'>> = {
  not_granted: 'consumer',
  out_of_hours: 'consumer',
  too_fast: 'consumer',
  quota_used_up: 'consumer',
  purpose_missing: 'consumer',
  purpose_invalid: 'consumer',
  purpose_unlawful: 'consumer',
  bad_parameters: 'consumer',
  bad_body: 'consumer',
  bad_target: 'consumer',
  no_service: 'axis',
  no_operation: 'axis',
  wrong_method: 'axis',
  wrong_media_type: 'axis',
  composition_failed: 'axis',
  bulk_part_full: 'axis',
  not_recorded: 'axis',
  part_not_found: 'nobody',
  part_unasked: 'nobody',
  broken_off: 'nobody',
};
const sentences = {
  consumer: 'việc của hệ thống gọi',
  axis: 'việc của cơ quan quản lý nền tảng',
  nobody: '',
};

/** Thành phần thiếu, as the answer tells it. */
export type MissingPart = { part: string; service?: string; code: string; message: string };

/**
 * Lỗi của một thành phần, said of the composed call: which part, of which service, whose matter. Only a service that is in the public
 * catalogue is named: of another the consumer has no way to know.
 */
export function faultOfPart(fault: GatewayFault, part: CompiledPart, known: Known): GatewayFault {
  const service = known.services.get(part.service);
  const matter = matters[fault.fault];
  const whose =
    matter === undefined ? `việc của bên cung cấp ${service?.providerCode ?? ''}`.trim() : sentences[matter];
  const about = [
    `thành phần ${part.name}${service ? `, dịch vụ ${service.key}` : ''}`,
    ...(fault.detail === undefined ? [] : [fault.detail]),
    ...(whose === '' ? [] : [whose]),
  ];
  const { retryAfterSeconds } = fault;
  return new GatewayFault(fault.fault, {
    detail: about.join('; '),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

export function tellMissingPart(fault: GatewayFault, part: CompiledPart, known: Known): MissingPart {
  const { code, description } = wordsOf(faultOfPart(fault, part, known));
  const isKnown = known.services.has(part.service);
  return { part: part.name, ...(isKnown && { service: part.service }), code, message: description };
}
