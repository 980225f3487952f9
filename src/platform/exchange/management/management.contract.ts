import { z } from 'zod';
import { WatchedPart } from '../composition/part-view.contract.ts';
import { bodyStates } from '../kept-bodies/kept-bodies.contract.ts';
import { TestView } from '../consumer-tests/consumer-test.contract.ts';
import {
  environments,
  grantPriorities,
  Hours,
  purposeKinds,
  RowScope,
  serviceStates,
  ServiceSettings,
  systemStates,
  XRoadId,
} from '../exchange.contract.ts';
import { AgreementView } from './agreement.contract.ts';

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const grantStates = ['requested', 'agreed', 'active', 'refused', 'suspended', 'ended'] as const;
export const grantActions = ['agree', 'approve', 'refuse', 'suspend', 'resume', 'renew', 'end'] as const;

export const CredentialView = z.object({
  id: z.uuid(),
  kind: z.enum(['secret', 'certificate', 'key']),
  subject: z.string(),
  notAfter: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** Ends within thirty days. */
  endsSoon: z.boolean(),
  /** Tự động gia hạn bằng ACME. */
  renewsItself: z.boolean(),
});
export const DecoyView = z.object({ id: z.uuid(), placed: z.string(), createdAt: z.iso.datetime() });
export const SystemView = z.object({
  code: Code,
  name: z.string(),
  ownerName: z.string(),
  ownerCode: z.string(),
  contact: z.string(),
  securityLevel: z.number(),
  environment: z.enum(environments),
  xRoadId: z.string().nullable(),
  signOnAddresses: z.array(z.string()),
  state: z.enum(systemStates),
  credentials: z.array(CredentialView),
  decoys: z.array(DecoyView),
  mayManage: z.boolean(),
  mayIssueKeys: z.boolean(),
});
export type SystemView = z.infer<typeof SystemView>;

/** Ngừng theo kế hoạch; hours as `2026-12-15T22:00`, Vietnamese time when without an offset. */
export const PlannedStop = z.object({
  key: z.string().max(60),
  from: z.string().max(30),
  to: z.string().max(30),
  reason: z.string().trim().min(10).max(1000),
});
export type PlannedStop = z.infer<typeof PlannedStop>;

/** Kỳ ngừng đã báo, or under way. */
export const StopView = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  reason: z.string(),
  underWay: z.boolean(),
});
export type StopView = z.infer<typeof StopView>;

export const ServiceView = z.object({
  key: z.string(),
  code: z.string(),
  version: z.string(),
  name: z.string(),
  description: z.string(),
  providerCode: z.string(),
  providerName: z.string(),
  environment: z.enum(environments),
  personal: z.boolean(),
  article: z.string(),
  state: z.enum(serviceStates),
  sunsetOn: z.string().nullable(),
  stop: StopView.nullable(),
  /** Over the last day, and what an open alert says of it. */
  health: z.object({
    calls: z.number(),
    failed: z.number(),
    lastGoodAt: z.iso.datetime().nullable(),
    trouble: z.enum(['none', 'troubled', 'silent']),
  }),
  /** Lưu nội dung trao đổi, for the days of the overview. */
  keepsBodies: z.boolean(),
  operations: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      path: z.string(),
      summary: z.string(),
      /** Of its mapping; 0 where the provider speaks the contract. */
      examples: z.int(),
      fields: z.array(z.object({ path: z.string(), title: z.string(), sensitive: z.boolean() })),
    }),
  ),
  /** By operation, of a service that is put together from others. */
  composition: z.array(z.object({ operation: z.string(), parts: z.array(WatchedPart) })),
});
export type ServiceView = z.infer<typeof ServiceView>;

export const GrantView = z.object({
  id: z.uuid(),
  consumerCode: z.string(),
  consumerName: z.string(),
  serviceKey: z.string(),
  serviceName: z.string(),
  operations: z.array(z.string()),
  fields: z.array(z.string()).nullable(),
  rows: RowScope.nullable(),
  purpose: z.string(),
  article: z.string(),
  from: z.string(),
  to: z.string(),
  dailyQuota: z.number(),
  perSecond: z.number(),
  priority: z.enum(grantPriorities),
  hours: Hours.nullable(),
  state: z.enum(grantStates),
  /** Day by which a request is to be answered. */
  answerBy: z.string().nullable(),
  steps: z.array(
    z.object({
      at: z.iso.datetime(),
      actorName: z.string(),
      unitName: z.string(),
      action: z.string(),
      reason: z.string(),
    }),
  ),
  allowedActions: z.array(z.enum(grantActions)),
  /** Those of them that must say why. */
  reasonNeeded: z.array(z.enum(grantActions)),
  /** The agency that is asked for the data; one outside the province answers on paper, and who manages the axis writes it down. */
  keeper: z.object({ name: z.string(), isOutside: z.boolean() }),
  /** Whoever looks asked for it, so that somebody else must give it. */
  isOwnRequest: z.boolean(),
  tests: z.array(TestView),
  agreement: AgreementView.nullable(),
});
export type GrantView = z.infer<typeof GrantView>;

export const NewSystem = z.object({
  code: Code,
  name: z.string().trim().min(3).max(200),
  ownerCode: z.string().trim().min(1).max(40),
  contact: z.string().trim().max(300).default(''),
  securityLevel: z.number().int().min(1).max(5),
  environment: z.enum(environments),
  xRoadId: XRoadId.nullable().default(null),
});
export type NewSystem = z.infer<typeof NewSystem>;

/**
 * Thông tin sửa được của một hệ thống. Not its owner: its keys and certificates were given to the one it has. Not its code or environment
 * either: grants and the log name it by them.
 */
export const SystemFacts = NewSystem.pick({ name: true, contact: true, securityLevel: true, xRoadId: true }).required();
export type SystemFacts = z.infer<typeof SystemFacts>;

/** Cơ quan có thể là chủ quản, found by its name or code. */
export const OwnerChoice = z.object({ code: z.string(), name: z.string() });
export type OwnerChoice = z.infer<typeof OwnerChoice>;

export const NewService = z.object({
  code: Code,
  version: z.string().regex(/^[0-9]+(\.[0-9]+){0,2}$/),
  name: z.string().trim().min(3).max(200),
  description: z.string().trim().max(2000).default(''),
  provider: Code,
  environment: z.enum(environments),
  upstream: z.string().trim().max(500),
  contract: z.string().min(1).max(2_000_000),
  personal: z.boolean(),
  article: z.string().trim().min(3).max(300),
  settings: ServiceSettings.pick({ xRoadCode: true, providerWsdl: true }).default({}),
  /** Chuyển đổi bản tin by operation, in YAML or JSON (`ServiceMapping`); empty leaves what there is. */
  mapping: z.string().max(200_000).optional(),
  /** Cách ghép by operation, in YAML or JSON (`ServiceComposition`); empty leaves what there is. */
  composition: z.string().max(200_000).optional(),
});
export type NewService = z.infer<typeof NewService>;

export const GrantRequest = z.object({
  consumer: Code,
  service: z.string().max(60),
  operations: z.array(z.string().max(200)).min(1),
  fields: z.array(z.string().max(200)).nullable(),
  purpose: z.string().trim().min(5).max(500),
  article: z.string().trim().min(3).max(300),
  from: z.iso.date(),
  to: z.iso.date(),
  dailyQuota: z.number().int().min(1).max(100_000_000).default(10_000),
  perSecond: z.number().int().min(1).max(100_000).default(10),
  priority: z.enum(grantPriorities).default('counter'),
  hours: Hours.nullable().default(null),
});
export type GrantRequest = z.infer<typeof GrantRequest>;

export const GrantStepInput = z.object({
  action: z.enum(grantActions),
  reason: z.string().trim().max(1000).default(''),
  to: z.iso.date().optional(),
  /** With an approval: what it is granted for, where that is not what was asked. */
  priority: z.enum(grantPriorities).optional(),
});
export type GrantStepInput = z.infer<typeof GrantStepInput>;

/** `2026-12-01`, or with a minute `2026-12-01T16:00`, in Vietnamese time; empty for no bound. */
const LogMoment = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?)?$/)
  .default('');

export const LogQuery = z.object({
  reason: z.string().trim().min(10).max(500),
  consumer: z.string().max(40).default(''),
  service: z.string().max(60).default(''),
  dossier: z.string().max(60).default(''),
  trace: z.string().max(40).default(''),
  /** A composed call, as its lines name it: it and the calls for its parts. */
  composed: z.string().max(40).default(''),
  subject: z.string().max(60).default(''),
  onlyFaults: z.boolean().default(false),
  from: LogMoment,
  /** The day or minute it names is still in it. */
  to: LogMoment,
  before: z.object({ at: z.iso.datetime(), gateway: z.string(), seq: z.number() }).nullable().default(null),
});
export type LogQuery = z.infer<typeof LogQuery>;

/** Lines of the log at a time; a shorter answer is the last. */
export const logPageSize = 50;

export const LogRow = z.object({
  gateway: z.string(),
  seq: z.number(),
  at: z.iso.datetime(),
  consumer: z.string(),
  service: z.string(),
  operation: z.string(),
  status: z.number(),
  outcome: z.string(),
  /** Where a gateway refused: what the caller was told, as WSO2 names its parts (the description in Vietnamese). */
  refusal: z.object({ code: z.string(), message: z.string(), description: z.string() }).nullable(),
  tookMs: z.number(),
  requestBytes: z.number(),
  responseBytes: z.number(),
  trace: z.string(),
  dossier: z.string().nullable(),
  /** On what ground personal data were given. */
  purpose: z.enum(purposeKinds).nullable(),
  personal: z.boolean(),
  /** Of a composed call and of the calls for its parts: which composed call, and which part. */
  composed: z.object({ call: z.string(), part: z.string().nullable() }).nullable(),
  /** What became of its bodies; null where the service keeps none. */
  bodies: z.enum(bodyStates).nullable(),
});
export type LogRow = z.infer<typeof LogRow>;

/** Ai gọi ai: one line of the live map, over the hours asked for. */
export const FlowView = z.object({
  consumer: z.string(),
  consumerName: z.string(),
  service: z.string(),
  serviceName: z.string(),
  calls: z.number(),
  faults: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  lastGoodAt: z.iso.datetime().nullable(),
  dailyQuota: z.number().nullable(),
  usedToday: z.number(),
});
export type FlowView = z.infer<typeof FlowView>;

export const ExchangeOverview = z.object({
  mayManage: z.boolean(),
  gateways: z.array(
    z.object({
      id: z.string(),
      startedAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
      /** Of one that is not heard of: until when it may serve by what it knows. */
      servesUntil: z.iso.datetime().nullable(),
      batches: z.number(),
      stampedAt: z.iso.datetime().nullable(),
      stampedTo: z.number(),
    }),
  ),
  /** So many days after a call its bodies can be read, where a service keeps them. */
  bodiesKeptDays: z.int(),
  systems: z.array(SystemView),
  services: z.array(ServiceView),
});
export type ExchangeOverview = z.infer<typeof ExchangeOverview>;

/** The same after a change that may need a second person: `proposed` is the proposal it waits as, null when it is done. */
export const ChangedExchange = ExchangeOverview.extend({ proposed: z.uuid().nullable() });
export type ChangedExchange = z.infer<typeof ChangedExchange>;
