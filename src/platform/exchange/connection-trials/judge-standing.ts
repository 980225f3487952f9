import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { dayText } from '../management/tell-consumers.ts';
import type { TrialFacts } from './trial-facts.queries.ts';
import { failed, passed, type FailureCode, type TrialStep } from './trial-step.ts';

const notInForce: Readonly<Record<string, FailureCode>> = {
  requested: 'grant_waiting',
  agreed: 'grant_waiting',
  suspended: 'grant_suspended',
  refused: 'grant_over',
  ended: 'grant_over',
};
const offered = new Set(['published', 'deprecated']);

/** Quyền có hiệu lực lúc này: the grant by state, days and hours, and the systems and the service in use. */
export function judgeGrant({ grant, consumer, providerState, service }: TrialFacts, at: Date): TrialStep {
  const { state, validFrom: from, validTo: to, hours } = grant;
  const [day, time] = [vietnamDay(at), vietnamTime(at)];
  const wrong = notInForce[state];
  if (wrong) return failed('grant', wrong);
  if (day < from) return failed('grant', 'grant_not_begun', { from: dayText(from) });
  if (day > to) return failed('grant', 'grant_expired', { to: dayText(to) });
  if (consumer.state !== 'active') return failed('grant', 'consumer_suspended');
  if (providerState !== 'active') return failed('grant', 'provider_suspended');
  if (!offered.has(service.state)) return failed('grant', 'service_suspended');
  if (hours && (time < hours.from || time >= hours.to)) return failed('grant', 'grant_out_of_hours', hours);
  return passed('grant', 'grant_in_force', { to: dayText(to) });
}

/**
 * Khóa, chứng thư của bên khai thác: what the gateway asks of a caller. `demandsCertificate`: it has TLS, and takes tokens of production
 * systems, and of those that have a certificate, over one only. A system known to X-Road may come with a certificate alone; the home
 * system signs its tokens itself and has no secret.
 */
export function judgeCredentials(
  { consumer, environment, credentials }: TrialFacts,
  { at, demandsCertificate, home }: { at: Date; demandsCertificate: boolean; home: string | undefined },
): TrialStep {
  const lastOf = (wanted: string) =>
    credentials
      .filter(({ kind }) => kind === wanted)
      .map(({ notAfter }) => notAfter)
      .toSorted((a, b) => b.getTime() - a.getTime())[0];
  const [secret, certificate] = [lastOf('secret'), lastOf('certificate')];
  const holds = (end: Date | undefined): end is Date => end !== undefined && end > at;
  const hold = (...ends: Date[]) => {
    const first = new Date(Math.min(...ends.map((end) => end.getTime())));
    return passed('credentials', 'credentials_hold', { day: dayText(vietnamDay(first)) });
  };
  const needsCertificate = demandsCertificate && (environment === 'production' || holds(certificate));
  const missing = () => failed('credentials', 'certificate_missing');
  if (consumer.code === home) {
    if (!needsCertificate) return passed('credentials', 'credentials_own');
    return holds(certificate) ? hold(certificate) : missing();
  }
  if (demandsCertificate && consumer.hasXRoadId && holds(certificate) && !holds(secret)) return hold(certificate);
  if (secret === undefined) return failed('credentials', 'credentials_none');
  if (!holds(secret)) return failed('credentials', 'credentials_expired', { day: dayText(vietnamDay(secret)) });
  if (!needsCertificate) return hold(secret);
  return holds(certificate) ? hold(secret, certificate) : missing();
}

/** Số lượt còn lại: by the slices gateways have taken of the day, which they may not have used up. */
export function judgeQuota({ grant: { dailyQuota: quota }, leased }: TrialFacts): TrialStep {
  const left = Math.max(0, quota - leased);
  return left > 0 ? passed('quota', 'quota_left', { left, quota }) : failed('quota', 'quota_used_up', { quota });
}
