import type { PartView } from '../composition/part-view.contract.ts';
import type { serviceStates } from '../exchange.contract.ts';
import type { StopView } from '../management/management.contract.ts';

/** Một dịch vụ trong danh mục of the developer portal: one version, with its twin to try out with. */
export type CatalogueEntry = {
  code: string;
  version: string;
  name: string;
  description: string;
  providerName: string;
  personal: boolean;
  article: string;
  state: (typeof serviceStates)[number];
  sunsetOn: string | null;
  inProduction: boolean;
  inSandbox: boolean;
};

export const sampleLanguages = ['curl', 'typescript', 'java', 'csharp'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

export type OperationPage = {
  id: string;
  method: string;
  path: string;
  summary: string;
  parameters: readonly {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    description: string;
    example: string;
  }[];
  /** An invented body, of an operation that takes one. */
  body: string | null;
  fields: readonly { path: string; title: string; sensitive: boolean }[];
  /** The answer of a service to try out with. */
  answer: { status: number; body: string } | null;
  samples: Readonly<Record<SampleLanguage, string>>;
  /** The same in SOAP: envelopes and samples; null for what has no place in an envelope. */
  soap: { request: string; answer: string | null; samples: Readonly<Record<SampleLanguage, string>> } | null;
};

export type ServiceChange = { at: string; kind: 'published' | 'changed' | 'deprecated' | 'suspended' | 'retired' };

/** Trang hợp đồng giao tiếp of one version. */
export type ContractPage = CatalogueEntry & {
  /** Cam kết chất lượng, and what a consumer does while the service does not answer. */
  promise: { availability: number; p95Ms: number } | null;
  degraded: string | null;
  /** Hours the first answer to a command with an `Idempotency-Key` is kept. */
  firstAnswers: { keptHours: number; keyRequired: boolean } | null;
  /** Lưu nội dung trao đổi, for as long as the province's rule says. */
  keepsBodies: boolean;
  /** A stop that was announced, or is under way. */
  stop: StopView | null;
  gatewayUrl: string;
  /** Path of the service to try out with, or the real one where there is none. */
  shownKey: string;
  /** Where it is called in the manner of X-Road, if it has a name there. */
  xroadAddress: string | null;
  operations: readonly OperationPage[];
  /** By operation, of a service that is put together from others: the grants a consumer needs beside that for this one. */
  composition: readonly { operation: string; parts: readonly PartView[] }[];
  faults: readonly { status: number; code: string; message: string; description: string }[];
  versions: readonly { version: string; state: CatalogueEntry['state'] }[];
  changes: readonly ServiceChange[];
};

/** Chủ đề thông điệp, as the developer portal tells it. */
export type TopicPage = {
  code: string;
  name: string;
  keepDays: number;
  fields: readonly { name: string; title: string; required: boolean }[];
};

/** What was sent in a trial, and what the gateway said. */
export type Trial = { operation: string; request: string; status: number; body: string };

export type ServiceFigures = { calls: number; answeredShare: number; p50Ms: number; p95Ms: number };
/** Cam kết chất lượng of a service and whether the last thirty days kept it; shares from 0 to 1. */
export type PromiseKept = { answeredShare: number; p95Ms: number; isKept: boolean };
export type ServiceStatus = {
  key: string;
  name: string;
  state: CatalogueEntry['state'];
  day: ServiceFigures | null;
  week: ServiceFigures | null;
  month: ServiceFigures | null;
  promise: PromiseKept | null;
  stop: StopView | null;
};
/** Tình trạng của nền tảng, without a word of who calls. */
export type ExchangeStatus = {
  at: string;
  gateways: readonly { running: boolean; seenAt: string }[];
  services: readonly ServiceStatus[];
};

/** Khóa thử nghiệm: shown once. */
export type SandboxKey = { clientId: string; clientSecret: string; purposeKey: string; services: readonly string[] };
