import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { StopView } from './management.contract.ts';

export async function insertStop(
  tx: Tx,
  stop: { id: string; serviceId: string; from: Date; to: Date; reason: string; actorName: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('exchange.planned_stop')
    .values({
      id: stop.id,
      service_id: stop.serviceId,
      from_at: stop.from,
      to_at: stop.to,
      reason: stop.reason,
      actor_name: stop.actorName,
      announced_at: stop.at,
      state: 'announced',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Stops that are announced or under way by service, one a service at most. */
export async function listStops(db: Db): Promise<Map<string, StopView>> {
  const rows = await db
    .selectFrom('exchange.planned_stop')
    .selectAll()
    .where('state', 'in', ['announced', 'under_way'])
    .execute();
  return new Map(
    rows.map(({ service_id: service, from_at: from, to_at: to, reason, state }) => [
      service,
      { from: from.toISOString(), to: to.toISOString(), reason, underWay: state === 'under_way' },
    ]),
  );
}

/** The announced stop of a service is cancelled; false when there is none, or it has begun. */
export async function cancelAnnouncedStop(tx: Tx, serviceId: string): Promise<boolean> {
  const row = await tx
    .updateTable('exchange.planned_stop')
    .set({ state: 'cancelled' })
    .where('service_id', '=', serviceId)
    .where('state', '=', 'announced')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Begins what is due: the service is suspended, and how it stood before is kept. Answers how many. */
export async function beginStops(tx: Tx, at: Date): Promise<number> {
  const { rows } = await sql`
    with due as (
      select stop.id, stop.service_id, service.state from exchange.planned_stop as stop
      join exchange.service as service on service.id = stop.service_id
      where stop.state = 'announced' and stop.from_at <= ${at} for update of stop, service skip locked
    ), begun as (
      update exchange.planned_stop as stop set state = 'under_way', prior_state = due.state from due where stop.id = due.id
    )
    update exchange.service as service set state = 'suspended' from due
    where service.id = due.service_id and due.state in ('published', 'deprecated') returning service.id`.execute(tx);
  return rows.length;
}

/** Ends what is due: the service is open again as it was, unless somebody has changed its state meanwhile. */
export async function endStops(tx: Tx, at: Date): Promise<number> {
  const { rows } = await sql`
    with due as (
      select stop.id, stop.service_id, stop.prior_state from exchange.planned_stop as stop
      join exchange.service as service on service.id = stop.service_id
      where stop.state = 'under_way' and stop.to_at <= ${at} for update of stop, service skip locked
    ), ended as (
      update exchange.planned_stop as stop set state = 'over' from due where stop.id = due.id
    )
    update exchange.service as service set state = due.prior_state from due
    where service.id = due.service_id and service.state = 'suspended' and due.prior_state in ('published', 'deprecated')
    returning service.id`.execute(tx);
  return rows.length;
}

/** Units whose systems hold a grant for a service. */
export async function selectConsumerUnits(tx: Tx, serviceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .select('consumer.owner_unit_id')
    .distinct()
    .where('granted.service_id', '=', serviceId)
    .where('granted.state', 'in', ['active', 'suspended'])
    .execute();
  return rows.flatMap(({ owner_unit_id: unit }) => unit ?? []);
}
