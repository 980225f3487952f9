import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange, ownsSystem } from './exchange.policy.ts';
import type { ManagementDeps } from './management-deps.ts';
import { findSystem, type SystemRow } from './systems.queries.ts';

/** The system, for who owns it or manages the axis; to others it is not found. */
export async function requireKeeper(
  tx: Tx,
  { isManagerUnit }: ManagementDeps,
  actor: Actor,
  code: string,
): Promise<SystemRow> {
  const system = await findSystem(tx, code);
  if (!system || !(managesExchange(actor, isManagerUnit) || ownsSystem(actor, system.owner_unit_id)))
    throw refuse('exchange.not_found');
  return system;
}
