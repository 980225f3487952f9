import { z } from 'zod';
import { readContentText } from '#infrastructure/content-file.ts';
import {
  environments,
  grantPriorities,
  Hours,
  RowScope,
  ServiceSettings,
  SignOnAddress,
  serviceStates,
  systemStates,
  XRoadId,
} from '../exchange.contract.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { ConsumerTests } from '../consumer-tests/consumer-test.contract.ts';
import { DeclaredAgreement } from '../management/agreement.contract.ts';
import { mockUpstream } from '../known/known.ts';
import { fieldPath } from '../contracts/filter-fields.ts';

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'chỉ gồm chữ thường không dấu, số và dấu gạch nối');
const ServiceKey = z
  .string()
  .regex(/^(sandbox\/)?[a-z][a-z0-9-]{1,39}\/[0-9]+(\.[0-9]+){0,2}$/, 'có dạng tên/phiên bản');
const PublicKey = z.looseObject({ kty: z.enum(['OKP', 'EC']), crv: z.enum(['Ed25519', 'P-256']), x: z.string() });

export const DeclaredSystem = z.strictObject({
  code: Code,
  name: z.string().min(3).max(200),
  /** Mã định danh and name of the agency that owns it. */
  owner: z.strictObject({ code: z.string().min(1).max(40), name: z.string().min(2).max(200) }),
  contact: z.string().max(300).default(''),
  securityLevel: z.number().int().min(1).max(5),
  environment: z.enum(environments),
  xRoadId: XRoadId.nullable().default(null),
  /** Where people come back to who sign in for it. */
  signOnAddresses: z.array(SignOnAddress).max(10).default([]),
  state: z.enum(systemStates).default('active'),
  /** Public keys its purpose tokens are signed with. */
  purposeKeys: z.array(PublicKey).max(5).default([]),
});
export type DeclaredSystem = z.infer<typeof DeclaredSystem>;

export const DeclaredService = z.strictObject({
  code: Code,
  version: z.string().regex(/^[0-9]+(\.[0-9]+){0,2}$/),
  name: z.string().min(3).max(200),
  description: z.string().max(2000).default(''),
  provider: Code,
  environment: z.enum(environments),
  /**
   * `motcua:/…` is a service of this system itself; `ngoai:/…` a system outside whose address and credentials are settings;
   * `mock:contract` answers as the contract says, to try out with; `composed:parts` is put together from others (`settings.composition`).
   */
  upstream: z.union([
    z.literal(mockUpstream),
    z.literal(composedUpstream),
    z.url({ protocol: /^(https?|motcua|ngoai)$/ }),
  ]),
  /** OpenAPI 3.0 or 3.1, or WSDL 1.1, as text. */
  contract: z.string().min(1),
  personal: z.boolean(),
  article: z.string().min(3).max(300),
  settings: ServiceSettings.partial().default({}),
  state: z.enum(serviceStates).default('published'),
  sunsetOn: z.iso.date().nullable().default(null),
});
export type DeclaredService = z.infer<typeof DeclaredService>;

export const DeclaredGrant = z.strictObject({
  consumer: Code,
  service: ServiceKey,
  operations: z.array(z.string()).min(1),
  fields: z.array(z.string().regex(fieldPath, 'không phải tên trường')).nullable().default(null),
  rows: RowScope.nullable().default(null),
  purpose: z.string().min(5).max(500),
  article: z.string().min(3).max(300),
  from: z.iso.date(),
  to: z.iso.date(),
  dailyQuota: z.number().int().min(1).max(100_000_000).default(10_000),
  perSecond: z.number().int().min(1).max(100_000).default(10),
  priority: z.enum(grantPriorities).default('counter'),
  hours: Hours.nullable().default(null),
  /** What the consumer relies on, tried every night. */
  tests: ConsumerTests.default([]),
  /** The agreement it is carried out under; the file itself is not in here. */
  agreement: DeclaredAgreement.nullable().default(null),
});
export type DeclaredGrant = z.infer<typeof DeclaredGrant>;

export const DeclaredTopic = z.strictObject({
  code: Code,
  name: z.string().min(3).max(200),
  owner: Code,
  /** JSON Schema of the data; without it anything goes. */
  schema: z.record(z.string(), z.unknown()).nullable().default(null),
  keepDays: z.number().int().min(1).max(365).default(30),
  publishers: z.array(Code).default([]),
  /** `push`: where messages are sent to; without it the subscriber takes them. */
  subscribers: z
    .array(
      z.strictObject({
        system: Code,
        push: z
          .url({ protocol: /^https?$/ })
          .nullable()
          .default(null),
      }),
    )
    .default([]),
});
export type DeclaredTopic = z.infer<typeof DeclaredTopic>;

/** Tệp khai báo kết nối: everything the console shows of systems, services and grants in force, as a file. Secrets are not in it. */
export const ExchangeFile = z.strictObject({
  systems: z.array(DeclaredSystem).default([]),
  services: z.array(DeclaredService).default([]),
  grants: z.array(DeclaredGrant).default([]),
  topics: z.array(DeclaredTopic).default([]),
});
export type ExchangeFile = z.infer<typeof ExchangeFile>;

/** Reads such a file; throws ContentFault with every fault, each with its line. */
export const readExchangeText = (file: string, text: string): ExchangeFile =>
  readContentText(file, text, ExchangeFile).value;
