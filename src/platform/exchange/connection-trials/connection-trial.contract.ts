import { z } from 'zod';

/** Các bước thử kết nối, in their order. */
export const trialSteps = ['grant', 'credentials', 'quota', 'address', 'certificate', 'breaker', 'read'] as const;
/** Việc của ai: who calls, who is called, or who runs the axis. */
export const trialParties = ['consumer', 'provider', 'axis'] as const;
export const stepOutcomes = ['passed', 'failed', 'not_tried'] as const;
/** `no_gateway`: none took it in time; `no_result`: those that took it died on the way. */
export const trialStates = ['waiting', 'under_way', 'passed', 'failed', 'no_gateway', 'no_result'] as const;

/** Một bước thử kết nối, told in the reader's language. */
export const TrialStepView = z.object({
  step: z.enum(trialSteps),
  title: z.string(),
  outcome: z.enum(stepOutcomes),
  seen: z.string(),
  /** Of a step that failed: whose matter it is, with the agency's name, and what to do. */
  whose: z.object({ party: z.enum(trialParties), name: z.string() }).nullable(),
  todo: z.string(),
});
export type TrialStepView = z.infer<typeof TrialStepView>;

/** Lượt thử kết nối as those who may see the grant are told. */
export const ConnectionTrialView = z.object({
  id: z.uuid(),
  askedAt: z.iso.datetime(),
  askerName: z.string(),
  askerUnit: z.string(),
  state: z.enum(trialStates),
  /** One sentence: how it ended, or where it is. */
  summary: z.string(),
  steps: z.array(TrialStepView),
});
export type ConnectionTrialView = z.infer<typeof ConnectionTrialView>;

/** The id is made by who asks, so that asking twice is asking once. */
export const ConnectionTrialInput = z.object({ id: z.uuid() });
