import { z } from 'zod';

const share = z.number().gt(0).max(100);

/** Ngưỡng cảnh báo, dated by the file they stand in; every figure of watching is data of the province. */
export const WatchRules = z.strictObject({
  /** Faults and times are counted over so many minutes. */
  windowMinutes: z.int().min(1).max(1440),
  /** A service with fewer calls in the window is not judged by shares. */
  fewestCalls: z.int().min(1),
  /** Per cent of calls the provider failed. */
  faultShare: z.strictObject({ warning: share, critical: share }),
  /** Milliseconds within which 95 of 100 answers must come, where a service promises nothing else. */
  slowP95Ms: z.int().min(1),
  /** Calls in a row without any answer of the provider. */
  silentCalls: z.int().min(1),
  /** Per cent of the calls of a day. */
  quotaShare: z.strictObject({ warning: share, critical: share }),
  /** Days before a key, a certificate or a grant ends. */
  endsWithinDays: z.strictObject({ warning: z.int().min(1), critical: z.int().min(1) }),
  /** A version on its way out is still used by who called it within so many days. */
  stillUsedDays: z.int().min(1),
  /** Seconds since a gateway was last seen. */
  gatewaySilentSeconds: z.int().min(10),
  /** Minutes the oldest message of a recipient has waited. */
  lateMinutes: z.int().min(1),
  /** Minutes the oldest seal has waited for a time stamp, where an authority is connected. */
  unstampedMinutes: z.int().min(1),
  /** An alert whose cause is gone for so many minutes is cleared. */
  clearsAfterMinutes: z.int().min(0),
});
export type WatchRules = z.infer<typeof WatchRules>;
