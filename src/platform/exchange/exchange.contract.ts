import { z } from 'zod';
import { ServiceComposition } from './composition/composition.contract.ts';
import { ServiceMapping } from './mapping/mapping.contract.ts';

export const environments = ['sandbox', 'production'] as const;
export const systemStates = ['active', 'suspended', 'retired'] as const;
/** Mục đích of a call for personal data: an open dossier, a person's own form, an intake at the counter, what the system itself sends, an emergency. */
export const purposeKinds = ['dossier', 'self', 'counter', 'sending', 'emergency'] as const;
/** Mức ưu tiên of a grant: for people who wait at a counter or a screen, or for work in bulk. */
export const grantPriorities = ['counter', 'bulk'] as const;
export const serviceStates = ['draft', 'published', 'deprecated', 'suspended', 'retired'] as const;

/** Milliseconds a service may be given at most. */
export const longestTimeoutMs = 120_000;

/** Further tries a service may be given at most. */
export const mostRetries = 2;

/** Cách gọi một dịch vụ: what the gateway holds its provider and its callers to. */
export const ServiceSettings = z.object({
  /** From the first byte sent to the last received. */
  timeoutMs: z.number().int().min(100).max(longestTimeoutMs).default(5000),
  maxRequestBytes: z.number().int().min(0).max(1_073_741_824).default(1_048_576),
  /** Of an answer that is read whole (JSON); files are passed on as they come. */
  maxResponseBytes: z.number().int().min(1024).max(33_554_432).default(4_194_304),
  /** Calls under way at the same time; more are turned away, so that a provider that hangs holds up nobody else. */
  concurrency: z.number().int().min(1).max(512).default(32),
  /** Of those, per cent that may be in bulk, uploads on their way among them: the rest is for who waits at a counter. */
  bulkPercent: z.number().int().min(1).max(100).default(50),
  /** Further tries of a call that reads and got no answer. */
  retries: z.number().int().min(0).max(mostRetries).default(1),
  checkRequests: z.boolean().default(true),
  checkResponses: z.boolean().default(true),
  /** Bodies are kept in the log, sealed, for the provider that needs them as evidence. */
  keepBodies: z.boolean().default(false),
  /**
   * Giữ câu trả lời đầu: of commands that carry an `Idempotency-Key`, so many hours; `keyRequired` demands the key. Absent: keys mean
   * nothing to the gateway.
   */
  firstAnswers: z
    .object({ keptHours: z.number().int().min(1).max(720), keyRequired: z.boolean().default(false) })
    .optional(),
  /** Cam kết chất lượng: per cent of calls answered and milliseconds for 95 of 100 answers, measured against the log. */
  promise: z.object({ availability: z.number().min(1).max(100), p95Ms: z.number().int().min(1) }).optional(),
  /** Chế độ suy giảm: what a consumer does while the service does not answer, in words. */
  degraded: z.string().trim().min(10).max(500).optional(),
  /** Name of the service in X-Road, where its provider has an identifier; without it X-Road does not reach it. */
  xRoadCode: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional(),
  /** Where the provider does not speak the contract callers see. */
  mapping: ServiceMapping.optional(),
  /** WSDL of a provider that speaks SOAP and not the contract; the mapping names its operations. */
  providerWsdl: z.string().max(2_000_000).optional(),
  /** Of a service whose answers are put together from those of others, and only of one. */
  composition: ServiceComposition.optional(),
});
export type ServiceSettings = z.infer<typeof ServiceSettings>;

/** Dịch vụ đăng nhập một lần: the service whose grants say which systems people may sign in for. */
export const signOnService = 'dang-nhap';
/** Whether a grant of the service that names no field (`null`) gives them all. Of who signed in a system learns what is named, else nothing. */
export const givesAllUnnamed = (serviceKey: string): boolean =>
  serviceKey.replace(/^sandbox\//, '').split('/')[0] !== signOnService;

/** Nơi quay về after people have signed in for a system: a page of its own, over TLS but on one's own machine. */
export const SignOnAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => {
    const { protocol, hostname, hash } = new URL(address);
    return hash === '' && (protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost');
  }, 'là địa chỉ https, không có phần sau dấu #');

/** Whether a return address is one of a machine people try out on, where codes travel without TLS: none for real people. */
export const isOnTrial = (address: string): boolean => new URL(address).protocol !== 'https:';

/** Định danh trên X-Road: instance/class/member/subsystem. */
export const XRoadId = z.string().regex(/^[\w.-]+(?:\/[\w.-]+){2,3}$/, 'có dạng instance/lớp/thành viên/hệ thống con');

export const RowScope = z.object({ field: z.string(), values: z.array(z.string()).min(1).max(2000) });
export const Hours = z.object({ from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) });
