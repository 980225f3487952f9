import { sql } from 'kysely';
import { dayMs } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { selectWaiting } from '../certificates/certificate-requests.queries.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { selectLeakedKeys } from '../decoys/decoys.queries.ts';
import { selectEndingParts } from '../composition/composition.queries.ts';
import { selectUrgentProposals } from '../proposals/proposals.queries.ts';
import { providerFaults } from '../figures/sum-figures.ts';
import { serviceKey } from '../service-key.ts';
import { confirmBy, confirmedBefore } from '../management/judge-use.ts';
import type { ReviewRule } from '../management/review-rules.ts';
import type { WatchedFacts } from './find-alarms.ts';

/** A gateway not seen for so long was taken away, not lost. */
const forgottenAfterMs = 7 * dayMs;
/** Nobody answered. */
const unanswered = ['unreachable', 'timed_out', 'resting'];

/** All figures of a moment, one query a list; `day` is today's in Vietnam. */
export async function readFacts(
  db: Db,
  {
    at,
    day,
    windowMinutes,
    stillUsedDays,
    isStamped,
    review,
  }: {
    at: Date;
    day: string;
    windowMinutes: number;
    stillUsedDays: number;
    isStamped: boolean;
    review?: ReviewRule | undefined;
  },
): Promise<WatchedFacts> {
  const [
    services,
    promisedP95Ms,
    quotas,
    credentials,
    grants,
    leakedKeys,
    gateways,
    unstamped,
    stuck,
    late,
    lateReviews,
    waitingCertificates,
    sunsets,
    endingParts,
    urgentChanges,
    brokenTests,
  ] = await Promise.all([
    selectServiceFigures(db, new Date(at.getTime() - windowMinutes * 60_000)),
    selectPromises(db),
    selectQuotas(db, day),
    selectEndingCredentials(db, at),
    selectEndingGrants(db, day),
    selectLeakedKeys(db, new Date(at.getTime() - dayMs)),
    selectGatewaySeconds(db, at),
    isStamped ? selectUnstampedMinutes(db, at) : [],
    selectStuckCounts(db, new Date(at.getTime() - dayMs)),
    selectLateMinutes(db, at),
    review ? selectLateReviews(db, { at, day, review }) : [],
    selectWaiting(db),
    selectSunsets(db, { at, day, stillUsedDays }),
    selectEndingParts(db),
    selectUrgentProposals(db, at),
    selectBrokenTests(db),
  ]);
  return {
    services,
    promisedP95Ms,
    quotas,
    credentials,
    grants,
    leakedKeys,
    gateways,
    unstamped,
    stuck,
    late,
    lateReviews,
    waitingCertificates,
    sunsets,
    endingParts: endingParts.map((row) => ({ ...row, days: daysBetween(new Date(day), new Date(row.sunsetOn)) })),
    urgentChanges,
    brokenTests,
  };
}

async function selectServiceFigures(db: Db, since: Date): Promise<WatchedFacts['services']> {
  const { rows } = await sql<{ service: string; calls: number; faults: number; unanswered: number; p95: number }>`
    select service, count(*)::integer as calls,
           count(*) filter (where outcome = any (${providerFaults}::text[]))::integer as faults,
           count(*) filter (where outcome = any (${unanswered}::text[]))::integer as unanswered,
           coalesce(percentile_cont(0.95) within group (order by took_ms) filter (where outcome = 'answered'), 0) as p95
    from exchange.log_entry
    where at >= ${since} and outcome not in ('started', 'tried') and (status < 400 or outcome = any (${providerFaults}::text[]))
    group by service`.execute(db);
  return rows.map(({ p95, ...row }) => ({ ...row, p95Ms: p95 }));
}

async function selectPromises(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('exchange.service')
    .select(['code', 'version', 'environment', 'settings'])
    .where('state', 'in', ['published', 'deprecated'])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const { promise } = ServiceSettings.parse(row.settings);
      return promise ? [[serviceKey(row), promise.p95Ms] as const] : [];
    }),
  );
}

async function selectQuotas(db: Db, day: string): Promise<WatchedFacts['quotas']> {
  const rows = await db
    .selectFrom('exchange.quota_use as used')
    .innerJoin('exchange.access_grant as granted', 'granted.id', 'used.grant_id')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['consumer.code as consumer', 'used.leased as used', 'granted.daily_quota as quota'])
    .select(['service.code', 'service.version', 'service.environment'])
    .where('used.day', '=', day)
    .where('granted.state', '=', 'active')
    .execute();
  return rows.map((row) => ({ consumer: row.consumer, service: serviceKey(row), used: row.used, quota: row.quota }));
}

/** The last key of each kind a system has: one that is replaced already may end. */
async function selectEndingCredentials(db: Db, at: Date): Promise<WatchedFacts['credentials']> {
  const rows = await db
    .selectFrom('exchange.credential as credential')
    .innerJoin('exchange.system as owner', 'owner.id', 'credential.system_id')
    .select(({ fn }) => ['owner.code as system', 'credential.kind', fn.max('credential.not_after').as('ends')])
    .where('credential.revoked_at', 'is', null)
    .where('owner.state', '=', 'active')
    .where('owner.environment', '=', 'production')
    .groupBy(['owner.code', 'credential.kind'])
    .execute();
  return rows.map(({ system, kind, ends }) => ({ system, kind, days: daysBetween(at, ends) }));
}

async function selectEndingGrants(db: Db, day: string): Promise<WatchedFacts['grants']> {
  const rows = await db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['consumer.code as consumer', 'granted.valid_to', 'service.code', 'service.version', 'service.environment'])
    .where('granted.state', '=', 'active')
    .where('granted.valid_to', '>=', day)
    .where('service.environment', '=', 'production')
    .execute();
  return rows.map((row) => ({
    ...{ consumer: row.consumer, service: serviceKey(row) },
    days: daysBetween(new Date(day), new Date(row.valid_to)),
  }));
}

async function selectGatewaySeconds(db: Db, at: Date): Promise<WatchedFacts['gateways']> {
  const rows = await db
    .selectFrom('exchange.gateway')
    .select(['id', 'seen_at'])
    .where('seen_at', '>', new Date(at.getTime() - forgottenAfterMs))
    .execute();
  return rows.map(({ id, seen_at: seenAt }) => ({
    gateway: id,
    seconds: Math.floor((at.getTime() - seenAt.getTime()) / 1000),
  }));
}

/** How long the oldest seal without a time stamp has stood, of each gateway. */
async function selectUnstampedMinutes(db: Db, at: Date): Promise<WatchedFacts['unstamped']> {
  const { rows } = await sql<{ gateway: string; sealed_at: Date }>`
    select gateway.id as gateway, oldest.sealed_at
    from exchange.gateway as gateway
    cross join lateral (
      select sealed.sealed_at from exchange.sealed_batch as sealed
      where sealed.gateway_id = gateway.id and sealed.number > coalesce((
        select to_number from exchange.time_stamp
        where gateway_id = gateway.id order by from_number desc limit 1), 0)
      order by sealed.number limit 1) as oldest`.execute(db);
  return rows.map(({ gateway, sealed_at: sealedAt }) => ({ gateway, minutes: minutesBetween(sealedAt, at) }));
}

async function selectStuckCounts(db: Db, since: Date): Promise<WatchedFacts['stuck']> {
  const { rows } = await sql<{ topic: string; recipient: string; count: number }>`
    select topic.code as topic, recipient.code as recipient, count(*)::integer as count
    from exchange.delivery as delivery
    join exchange.topic as topic on topic.id = delivery.topic_id
    join exchange.system as recipient on recipient.id = delivery.recipient_id
    where delivery.state in ('dead', 'expired', 'refused') and delivery.settled_at >= ${since}
    group by topic.code, recipient.code`.execute(db);
  return rows;
}

/** How long the oldest message of each subscription has waited, from the index of what waits; and for the stream of other sites. */
async function selectLateMinutes(db: Db, at: Date): Promise<WatchedFacts['late']> {
  const { rows } = await sql<{ topic: string; recipient: string; sent_at: Date }>`
    select topic.code as topic, recipient.code as recipient, oldest.sent_at
    from exchange.topic_right as wanted
    join exchange.topic as topic on topic.id = wanted.topic_id
    join exchange.system as recipient on recipient.id = wanted.system_id
    cross join lateral (
      select message.sent_at from exchange.delivery as delivery
      join exchange.message as message on message.sender_id = delivery.sender_id and message.id = delivery.message_id
      where delivery.recipient_id = wanted.system_id and delivery.topic_id = wanted.topic_id and delivery.state = 'waiting'
      order by delivery.id limit 1) as oldest
    where wanted.may = 'subscribe'
    union all
    select stream.name, 'NATS', oldest.sent_at
    from exchange.stream as stream
    cross join lateral (
      select message.sent_at from exchange.message as message
      where message.stream_sequence is null order by message.number limit 1) as oldest
    where stream.held_until > ${new Date(at.getTime() - dayMs)}`.execute(db);
  return rows.map(({ topic, recipient, sent_at: sentAt }) => ({
    ...{ topic, recipient, minutes: minutesBetween(sentAt, at) },
  }));
}

/** Grants in force that nobody confirmed in time, from the index of what is to be confirmed. */
async function selectLateReviews(
  db: Db,
  { at, day, review }: { at: Date; day: string; review: ReviewRule },
): Promise<WatchedFacts['lateReviews']> {
  const rows = await db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['consumer.code as consumer', 'granted.reviewed_at', 'service.code', 'service.version'])
    .select('service.environment')
    .where('granted.state', '=', 'active')
    .where('granted.reviewed_at', '<', confirmedBefore(at, review, -1))
    .where('granted.valid_to', '>=', day)
    .where('service.environment', '=', 'production')
    .execute();
  return rows.map((row) => ({
    ...{ consumer: row.consumer, service: serviceKey(row) },
    days: daysBetween(new Date(confirmBy(row.reviewed_at, review)), new Date(day)),
  }));
}

/** Versions on their way out that somebody called within so many days. */
async function selectSunsets(
  db: Db,
  { at, day, stillUsedDays }: { at: Date; day: string; stillUsedDays: number },
): Promise<WatchedFacts['sunsets']> {
  const rows = await db
    .selectFrom('exchange.service as service')
    .innerJoin('exchange.access_grant as granted', 'granted.service_id', 'service.id')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.grant_use as used', 'used.grant_id', 'granted.id')
    .select(['service.code', 'service.version', 'service.environment', 'service.sunset_on'])
    .select(sql<string>`string_agg(distinct consumer.code, ', ' order by consumer.code)`.as('consumers'))
    .where('service.state', '=', 'deprecated')
    .where('service.environment', '=', 'production')
    .where('service.sunset_on', 'is not', null)
    .where('used.last_at', '>=', new Date(at.getTime() - stillUsedDays * dayMs))
    .groupBy('service.id')
    .execute();
  return rows.map(({ consumers, sunset_on: sunsetOn, ...row }) => ({
    ...{ service: serviceKey(row), consumers },
    days: daysBetween(new Date(day), new Date(sunsetOn ?? day)),
  }));
}

/** Tests of grants in force whose last run failed; against the contract and the service they are one. */
async function selectBrokenTests(db: Db): Promise<WatchedFacts['brokenTests']> {
  const rows = await db
    .selectFrom('exchange.test_result as result')
    .innerJoin('exchange.access_grant as granted', 'granted.id', 'result.grant_id')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['consumer.code as consumer', 'service.code', 'service.version', 'service.environment'])
    .select(['result.name', 'result.fault'])
    .distinctOn(['result.grant_id', 'result.name'])
    .where('result.fault', '<>', '')
    .where('granted.state', '=', 'active')
    .orderBy('result.grant_id')
    .orderBy('result.name')
    .execute();
  return rows.map(({ consumer, name, fault, ...row }) => ({ consumer, service: serviceKey(row), name, fault }));
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / dayMs);
}

function minutesBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 60_000);
}
