import type { Db } from '#infrastructure/database/connect.ts';
import { serviceKey } from '../service-key.ts';
import { logPageSize, type LogQuery } from './management.contract.ts';

/** A page of the log, newest first; `subjectKey` is the HMAC a person's looks are found by, `bodiesFrom` the earliest day of readable bodies. */
export function logStatement(
  db: Db,
  {
    query,
    subjectKey,
    bodiesFrom,
    from,
    until,
  }: {
    query: Omit<LogQuery, 'reason' | 'subject' | 'from' | 'to'>;
    subjectKey: string | undefined;
    bodiesFrom: string;
    from?: Date | undefined;
    /** No longer in it. */
    until?: Date | undefined;
  },
) {
  const { consumer, service, dossier, trace, composed, onlyFaults, before } = query;
  return (
    db
      .selectFrom('exchange.log_entry')
      .leftJoin('exchange.body_key as kept', (join) =>
        join.onRef('kept.day', '=', 'bodies').on('kept.day', '>=', bodiesFrom),
      )
      // Not the lines themselves: where bodies are kept they have megabytes.
      .select(['gateway_id', 'seq', 'at', 'consumer', 'service', 'operation', 'status', 'outcome', 'took_ms'])
      .select(['request_bytes', 'response_bytes', 'trace_id', 'subject_key', 'dossier_code', 'purpose'])
      .select(['composed_call', 'composed_part', 'bodies', 'kept.day as body_key_day'])
      .$if(consumer !== '', (rows) => rows.where('consumer', '=', consumer))
      .$if(service !== '', (rows) => rows.where('service', '=', service))
      .$if(dossier !== '', (rows) => rows.where('dossier_code', '=', dossier))
      .$if(trace !== '', (rows) => rows.where('trace_id', '=', trace))
      .$if(composed !== '', (rows) => rows.where('composed_call', '=', composed))
      .$if(subjectKey !== undefined, (rows) => rows.where('subject_key', '=', subjectKey ?? ''))
      .$if(from !== undefined, (rows) => rows.where('at', '>=', from ?? new Date(0)))
      .$if(until !== undefined, (rows) => rows.where('at', '<', until ?? new Date(0)))
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
  );
}

/** Names of systems and services by the codes the log has, and how much of the day's calls each grant in force has used. */
export async function selectFlowNames(db: Db, day: string) {
  const [systems, services, grants] = await Promise.all([
    db.selectFrom('exchange.system').select(['code', 'name']).execute(),
    db.selectFrom('exchange.service').select(['environment', 'code', 'version', 'name']).execute(),
    db
      .selectFrom('exchange.access_grant as granted')
      .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
      .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
      .leftJoin('exchange.quota_use as used', (join) =>
        join.onRef('used.grant_id', '=', 'granted.id').on('used.day', '=', day),
      )
      .select(['consumer.code as consumer', 'service.environment', 'service.code', 'service.version'])
      .select(['granted.daily_quota', 'used.leased'])
      .where('granted.state', '=', 'active')
      .execute(),
  ]);
  return {
    systems: new Map(systems.map(({ code, name }) => [code, name])),
    services: new Map(services.map((service) => [serviceKey(service), service.name])),
    quotas: new Map(
      grants.map((row) => [
        `${row.consumer} ${serviceKey(row)}`,
        { dailyQuota: row.daily_quota, used: row.leased ?? 0 },
      ]),
    ),
  };
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
