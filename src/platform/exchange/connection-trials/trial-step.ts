import { z } from 'zod';
import { stepOutcomes, trialSteps, type trialParties } from './connection-trial.contract.ts';

type Party = (typeof trialParties)[number];
type StepName = (typeof trialSteps)[number];
const Params = z.record(z.string(), z.union([z.string(), z.number()]));
export type StepParams = z.infer<typeof Params>;

/** Bước thử as it is kept: what was seen as a code and its figures, never what a provider said. */
export const TrialStep = z.object({
  step: z.enum(trialSteps),
  outcome: z.enum(stepOutcomes),
  code: z.string().max(40),
  params: Params,
});
export type TrialStep = z.infer<typeof TrialStep>;

/** Điều làm bước thử không đạt, and whose matter it is. */
const failures = {
  grant_waiting: 'axis',
  grant_suspended: 'axis',
  grant_over: 'consumer',
  grant_not_begun: 'consumer',
  grant_expired: 'consumer',
  grant_out_of_hours: 'consumer',
  consumer_suspended: 'axis',
  provider_suspended: 'axis',
  service_suspended: 'provider',
  credentials_none: 'consumer',
  credentials_expired: 'consumer',
  certificate_missing: 'consumer',
  quota_used_up: 'consumer',
  gateway_unaware: 'axis',
  address_not_set: 'axis',
  address_forbidden: 'provider',
  name_not_found: 'provider',
  name_unanswered: 'axis',
  connection_refused: 'provider',
  no_connection: 'provider',
  certificate_expired: 'provider',
  certificate_not_yet: 'provider',
  certificate_other_name: 'provider',
  certificate_self_signed: 'provider',
  certificate_untrusted: 'provider',
  tls_broken: 'provider',
  breaker_resting: 'provider',
  timed_out: 'provider',
  unreachable: 'provider',
  busy: 'provider',
  bulk_part_full: 'axis',
  provider_failed: 'provider',
  provider_denies: 'provider',
  example_refused: 'provider',
  status_unknown: 'provider',
  not_json: 'provider',
  breaks_contract: 'provider',
  too_large: 'provider',
  refused_here: 'axis',
  not_recorded: 'axis',
} as const satisfies Record<string, Party>;
export type FailureCode = keyof typeof failures;

/** What a step that passed, or was not tried, says. */
type OtherCode =
  | 'grant_in_force'
  | 'credentials_hold'
  | 'credentials_own'
  | 'quota_left'
  | 'address_connected'
  | 'certificate_holds'
  | 'breaker_closed'
  | 'answered'
  | 'answered_none'
  | 'after_failure'
  | 'mock'
  | 'composed'
  | 'plain_http'
  | 'personal'
  | 'no_harmless_read'
  | 'soap_read_unknown';
export type StepCode = FailureCode | OtherCode;

const stepOf =
  <Code extends StepCode>(outcome: TrialStep['outcome']) =>
  (step: StepName, code: Code, params: StepParams = {}): TrialStep => ({ step, outcome, code, params });
export const passed = stepOf<OtherCode>('passed');
export const failed = stepOf<FailureCode>('failed');
export const notTried = stepOf<OtherCode>('not_tried');
export const afterFailure = (step: StepName, { step: broken }: TrialStep): TrialStep =>
  notTried(step, 'after_failure', { step: broken });

const isFailure = (code: string): code is FailureCode => Object.hasOwn(failures, code);
/** Việc của ai; nobody's when the step did not fail. */
export const whoseMatter = ({ code, outcome }: TrialStep): Party | undefined =>
  outcome === 'failed' && isFailure(code) ? failures[code] : undefined;

export const firstFailed = (steps: readonly TrialStep[]): TrialStep | undefined =>
  steps.find(({ outcome }) => outcome === 'failed');
