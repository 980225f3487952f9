import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import type { FlowView, LogQuery } from './management.contract.ts';

export const logPageSize = 50;

/** A page of the log, newest first; `subjectKey` is the HMAC a person's looks are found by. */
export async function selectLog(
  db: Db,
  { query, subjectKey }: { query: Omit<LogQuery, 'reason' | 'subject'>; subjectKey: string | undefined },
) {
  const { consumer, service, dossier, trace, onlyFaults, before } = query;
  return db
    .selectFrom('exchange.log_entry')
    .selectAll()
    .$if(consumer !== '', (rows) => rows.where('consumer', '=', consumer))
    .$if(service !== '', (rows) => rows.where('service', '=', service))
    .$if(dossier !== '', (rows) => rows.where('dossier_code', '=', dossier))
    .$if(trace !== '', (rows) => rows.where('trace_id', '=', trace))
    .$if(subjectKey !== undefined, (rows) => rows.where('subject_key', '=', subjectKey ?? ''))
    .$if(onlyFaults, (rows) => rows.where('status', '>=', 400))
    .$if(before !== null, (rows) =>
      rows.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('at', 'gateway_id', 'seq'),
          '<',
          tuple(new Date(before?.at ?? 0), before?.gateway ?? '', before?.seq ?? 0),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('gateway_id', 'desc')
    .orderBy('seq', 'desc')
    .limit(logPageSize)
    .execute();
}

/** Ai gọi ai since a moment, with what each call cost and how much of the day's calls is used. One pass over the hours asked for. */
export async function selectFlows(db: Db, { since, day }: { since: Date; day: string }): Promise<FlowView[]> {
  const { rows } = await sql<{
    consumer: string;
    consumer_name: string | null;
    service: string;
    service_name: string | null;
    calls: string;
    faults: string;
    p50: number;
    p95: number;
    last_good_at: Date | null;
    daily_quota: number | null;
    used: number | null;
  }>`
    with flow as (
      select consumer, service, count(*) as calls, count(*) filter (where status >= 400) as faults,
             percentile_cont(0.5) within group (order by took_ms) as p50,
             percentile_cont(0.95) within group (order by took_ms) as p95,
             max(at) filter (where status < 400) as last_good_at
      from exchange.log_entry where at >= ${since} and outcome <> 'started' group by consumer, service
    ), known as (
      select service.id, service.name,
             case when service.environment = 'sandbox' then 'sandbox/' else '' end || service.code || '/' || service.version as key
      from exchange.service
    )
    select flow.*, system.name as consumer_name, known.name as service_name, granted.daily_quota, used.leased as used
    from flow
    left join exchange.system on system.code = flow.consumer
    left join known on known.key = flow.service
    left join exchange.access_grant as granted
      on granted.consumer_id = system.id and granted.service_id = known.id and granted.state = 'active'
    left join exchange.quota_use as used on used.grant_id = granted.id and used.day = ${day}
    order by flow.calls desc limit 500`.execute(db);
  return rows.map((row) => ({
    consumer: row.consumer,
    consumerName: row.consumer_name ?? row.consumer,
    service: row.service,
    serviceName: row.service_name ?? row.service,
    calls: Number(row.calls),
    faults: Number(row.faults),
    p50Ms: row.p50,
    p95Ms: row.p95,
    lastGoodAt: row.last_good_at?.toISOString() ?? null,
    dailyQuota: row.daily_quota,
    usedToday: row.used ?? 0,
  }));
}

/** A stored line and the seal over it, for a proof. */
export async function findSealedEntry(db: Db, { gateway, seq }: { gateway: string; seq: number }) {
  return db
    .selectFrom('exchange.log_entry as line')
    .innerJoin('exchange.sealed_batch as sealed', (join) =>
      join.onRef('sealed.gateway_id', '=', 'line.gateway_id').onRef('sealed.number', '=', 'line.batch'),
    )
    .innerJoin('exchange.gateway as gateway', 'gateway.id', 'line.gateway_id')
    .select(['line.entry', 'sealed.seal', 'gateway.public_key as publicKey'])
    .where('line.gateway_id', '=', gateway)
    .where('line.seq', '=', seq)
    .executeTakeFirst();
}
