import { dayText } from '../management/tell-consumers.ts';
import type { LeakedKey } from '../decoys/decoys.queries.ts';
import type { AlertDetail, AlertKind, AlertSeverity } from './alert.contract.ts';
import type { WatchRules } from './watch-rules.ts';

/** What the axis looks like at a moment: one row of figures for each thing watched. */
export type WatchedFacts = {
  services: readonly { service: string; calls: number; faults: number; unanswered: number; p95Ms: number }[];
  /** What services promise, in milliseconds for 95 of 100 answers. */
  promisedP95Ms: ReadonlyMap<string, number>;
  quotas: readonly { consumer: string; service: string; used: number; quota: number }[];
  credentials: readonly { system: string; kind: string; days: number }[];
  grants: readonly { consumer: string; service: string; days: number }[];
  /** Keys that open nothing, shown within a day; `from` is the last address. */
  leakedKeys: readonly LeakedKey[];
  gateways: readonly { gateway: string; seconds: number }[];
  /** Only where an authority is connected. */
  unstamped: readonly { gateway: string; minutes: number }[];
  stuck: readonly { topic: string; recipient: string; count: number }[];
  late: readonly { topic: string; recipient: string; minutes: number }[];
  /** Grants that should have been confirmed so many days ago. */
  lateReviews: readonly { consumer: string; service: string; days: number }[];
  /** Systems whose request for a certificate nobody has decided yet. */
  waitingCertificates: readonly string[];
  /** Versions on their way out that are called still, by whom (codes), and in how many days they end; less than none when they should have. */
  sunsets: readonly { service: string; days: number; consumers: string }[];
  /** Versions on their way out that a composed service is put together from; `owner` answers for it. */
  endingParts: readonly { composed: string; part: string; sunsetOn: string; days: number; owner: string }[];
  /** What one person did at once, and hours left for another to confirm it; none left when it should have been. */
  urgentChanges: readonly { id: string; by: string; keys: string; hours: number }[];
  brokenTests: readonly { consumer: string; service: string; name: string; fault: string }[];
};

export type Alarm = { kind: AlertKind; subject: string; severity: AlertSeverity; detail: AlertDetail };

/** Những điều đáng báo, from the figures and the thresholds alone. */
export function findAlarms(facts: WatchedFacts, rules: WatchRules): Alarm[] {
  return [
    ...facts.services.flatMap((row) => serviceAlarms(row, facts.promisedP95Ms, rules)),
    ...facts.quotas.flatMap(({ consumer, service, used, quota }) => {
      const share = percent(used, quota);
      const severity = above(share, rules.quotaShare);
      return severity ? [alarm('quota_near', `${consumer} → ${service}`, severity, { used, quota, share })] : [];
    }),
    ...facts.credentials.flatMap(({ system, kind, days }) => {
      const severity = within(days, rules.endsWithinDays);
      return severity ? [alarm('credential_ends', `${system} (${kind})`, severity, { days })] : [];
    }),
    ...facts.grants.flatMap(({ consumer, service, days }) => {
      const severity = within(days, rules.endsWithinDays);
      return severity ? [alarm('grant_ends', `${consumer} → ${service}`, severity, { days })] : [];
    }),
    ...facts.leakedKeys.map(({ system, outcome, count, from, placed }) =>
      outcome === 'decoy_shown'
        ? alarm('decoy_shown', system, 'critical', { count, from, placed })
        : alarm('dead_key_shown', system, 'warning', { count, from }),
    ),
    ...facts.gateways
      .filter(({ seconds }) => seconds >= rules.gatewaySilentSeconds)
      .map(({ gateway, seconds }) =>
        alarm('gateway_silent', gateway, 'critical', { minutes: Math.floor(seconds / 60) }),
      ),
    ...facts.unstamped
      .filter(({ minutes }) => minutes >= rules.unstampedMinutes)
      .map(({ gateway, minutes }) => alarm('time_stamp_late', gateway, 'warning', { minutes })),
    ...facts.stuck.map(({ topic, recipient, count }) =>
      alarm('messages_stuck', `${topic} → ${recipient}`, 'warning', { count }),
    ),
    ...facts.late
      .filter(({ minutes }) => minutes >= rules.lateMinutes)
      .map(({ topic, recipient, minutes }) =>
        alarm('messages_late', `${topic} → ${recipient}`, 'warning', { minutes }),
      ),
    ...facts.waitingCertificates.map((system) => alarm('certificate_waits', system, 'warning', {})),
    ...facts.lateReviews.map(({ consumer, service, days }) =>
      alarm('review_overdue', `${consumer} → ${service}`, 'warning', { days }),
    ),
    ...facts.sunsets.flatMap(({ service, days, consumers }) => {
      if (days < 0) return [alarm('sunset_passed', service, 'critical', { days: -days, consumers })];
      const severity = within(days, rules.endsWithinDays);
      return severity ? [alarm('sunset_near', service, severity, { days, consumers })] : [];
    }),
    ...facts.endingParts.flatMap(({ composed, part, sunsetOn, days, owner }) => {
      const severity = within(days, rules.endsWithinDays);
      const detail = { composed, part, day: dayText(sunsetOn), owner };
      return severity ? [alarm('part_ends', `${composed} ← ${part}`, severity, detail)] : [];
    }),
    ...facts.urgentChanges.map(({ id, by, keys, hours }) =>
      hours < 0
        ? alarm('urgent_unconfirmed', id, 'critical', { by, keys, hours: -hours })
        : alarm('changed_urgently', id, 'critical', { by, keys, hours }),
    ),
    ...facts.brokenTests.map(({ consumer, service, name, fault }) =>
      alarm('contract_broken', `${consumer} → ${service}: ${name}`, 'critical', { fault }),
    ),
  ];
}

function serviceAlarms(
  { service, calls, faults, unanswered, p95Ms }: WatchedFacts['services'][number],
  promised: ReadonlyMap<string, number>,
  { windowMinutes: minutes, fewestCalls, faultShare, slowP95Ms, silentCalls }: WatchRules,
): Alarm[] {
  // Who does not answer at all is named so, not also as failing or slow.
  if (unanswered === calls && calls >= silentCalls)
    return [alarm('provider_silent', service, 'critical', { calls, minutes })];
  if (calls < fewestCalls) return [];
  const share = percent(faults, calls);
  const severity = above(share, faultShare);
  const most = promised.get(service) ?? slowP95Ms;
  return [
    ...(severity ? [alarm('service_faults', service, severity, { share, faults, calls, minutes })] : []),
    ...(p95Ms > most ? [alarm('service_slow', service, 'warning', { p95: Math.round(p95Ms), most, minutes })] : []),
  ];
}

const alarm = (kind: AlertKind, subject: string, severity: AlertSeverity, detail: AlertDetail): Alarm => ({
  ...{ kind, subject, severity, detail },
});
const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

function above(share: number, levels: { warning: number; critical: number }): AlertSeverity | undefined {
  if (share >= levels.critical) return 'critical';
  return share >= levels.warning ? 'warning' : undefined;
}

function within(days: number, levels: { warning: number; critical: number }): AlertSeverity | undefined {
  if (days <= levels.critical) return 'critical';
  return days <= levels.warning ? 'warning' : undefined;
}
