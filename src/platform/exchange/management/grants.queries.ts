import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { serviceByKey } from '../service.queries.ts';
import type { GrantRequest } from './management.contract.ts';
import type { grantActions } from './management.contract.ts';
import type { reviewActions } from './review.contract.ts';
import { recordChange } from '../management-log/record-change.ts';

/** Who takes a step: an official, or an operator with a file (`accountId` null). */
export type StepBy = { accountId: string | null; name: string; unitName: string };
export type GrantAction = 'request' | (typeof grantActions)[number];
/** What else is in the history of a grant: reviews, and the agreement that was put to it. */
type HistoryAction = GrantAction | (typeof reviewActions)[number] | 'agreement';

export async function insertGrantStep(
  tx: Tx,
  { grantId, at, by, action, reason }: { grantId: string; at: Date; by: StepBy; action: HistoryAction; reason: string },
): Promise<void> {
  await tx
    .insertInto('exchange.grant_step')
    .values({
      grant_id: grantId,
      at,
      actor_id: by.accountId,
      actor_name: by.name,
      unit_name: by.unitName,
      action,
      reason,
    })
    .execute();
  await recordChange(tx, { at, by, action: `exchange.grant_${action}`, subject: grantId, reason });
}

/** Grants with who calls, what, and whose data they are. */
export const grantsWithParties = (db: Db | Tx) =>
  db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
    .selectAll('granted')
    .select([
      'consumer.code as consumer_code',
      'consumer.name as consumer_name',
      'consumer.owner_unit_id as consumer_unit_id',
      'consumer.owner_unit_name as consumer_unit_name',
      'provider.owner_unit_id as keeper_unit_id',
      'provider.owner_unit_name as keeper_unit_name',
      'service.code as service_code',
      'service.version',
      'service.environment',
      'service.name as service_name',
      'service.contract',
      'service.personal',
    ]);

export type GrantRow = Awaited<ReturnType<ReturnType<typeof grantsWithParties>['execute']>>[number];

export async function findGrant(db: Db, id: string): Promise<GrantRow | undefined> {
  return grantsWithParties(db).where('granted.id', '=', id).executeTakeFirst();
}

/** The newest grant a system has, had or has asked for of a service, by code and key. */
export async function findGrantOf(
  db: Db,
  { consumer, service }: { consumer: string; service: string },
): Promise<GrantRow | undefined> {
  return grantsWithParties(db)
    .where('consumer.code', '=', consumer)
    .where('granted.service_id', 'in', serviceByKey(db, service).select('exchange.service.id'))
    .orderBy('granted.changed_at', 'desc')
    .executeTakeFirst();
}

export async function selectSteps(db: Db, grantIds: readonly string[]) {
  if (grantIds.length === 0) return [];
  return db
    .selectFrom('exchange.grant_step')
    .selectAll()
    .where('grant_id', 'in', [...grantIds])
    .orderBy('id')
    .execute();
}

/** Locked, so that two officials who decide at once do so one after the other. */
export async function findGrantForUpdate(
  tx: Tx,
  id: string,
): Promise<(GrantRow & { requestedBy: string | null }) | undefined> {
  const row = await grantsWithParties(tx).where('granted.id', '=', id).forUpdate('granted').executeTakeFirst();
  if (!row) return undefined;
  const request = await tx
    .selectFrom('exchange.grant_step')
    .select('actor_id')
    .where('grant_id', '=', id)
    .where('action', '=', 'request')
    .executeTakeFirst();
  return { ...row, requestedBy: request?.actor_id ?? null };
}

/** Undefined when the system already has, or has asked for, a grant of the service. */
export async function insertGrantRequest(
  tx: Tx,
  { consumerId, serviceId, request, at }: { consumerId: string; serviceId: string; request: GrantRequest; at: Date },
): Promise<string | undefined> {
  const living = await tx
    .selectFrom('exchange.access_grant')
    .select('id')
    .where('consumer_id', '=', consumerId)
    .where('service_id', '=', serviceId)
    .where('state', 'in', ['requested', 'agreed', 'active', 'suspended'])
    .executeTakeFirst();
  if (living) return undefined;
  const id = randomUUID();
  await tx
    .insertInto('exchange.access_grant')
    .values({
      id,
      consumer_id: consumerId,
      service_id: serviceId,
      operations: [...request.operations],
      fields: request.fields === null ? null : [...request.fields],
      purpose: request.purpose,
      article: request.article,
      valid_from: request.from,
      valid_to: request.to,
      daily_quota: request.dailyQuota,
      per_second: request.perSecond,
      priority: request.priority,
      hours: request.hours === null ? null : JSON.stringify(request.hours),
      state: 'requested',
      changed_at: at,
      reviewed_at: at,
    })
    .execute();
  return id;
}

export async function setGrantState(
  tx: Tx,
  {
    id,
    state,
    action,
    validTo,
    priority,
    at,
  }: {
    id: string;
    state: string;
    action: GrantAction;
    validTo: string | undefined;
    priority: GrantRequest['priority'] | undefined;
    at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('exchange.access_grant')
    .set({
      state,
      changed_at: at,
      ...(validTo !== undefined && { valid_to: validTo }),
      ...(priority !== undefined && { priority }),
      // Whoever gives it has looked at it.
      ...(action === 'approve' && { reviewed_at: at }),
    })
    .where('id', '=', id)
    .execute();
}
