import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { requireSignOnAddresses } from '../declared/check-declared.ts';
import { insertCredential } from '../declared/declared.queries.ts';
import { refuse } from '../exchange.errors.ts';
import type { GivenCredential } from '../proposals/axis-command.ts';
import { audit } from './audit-change.ts';
import { requireManager } from './exchange.policy.ts';
import type { ManagementDeps } from './management-deps.ts';
import type { SystemFacts, SystemView } from './management.contract.ts';
import { requireKeeper } from './require-keeper.ts';
import { findSystem, hasXroadId, setSystemState, writeSignOnAddresses, writeSystemFacts } from './systems.queries.ts';

type By = { actor: Actor; code: string; reason: string };

/** Tạm ngừng, mở lại hoặc chấm dứt kết nối của một hệ thống: takes effect at every gateway within seconds. */
export async function changeSystemState(
  tx: Tx,
  deps: ManagementDeps,
  { actor, code, state, reason }: By & { state: SystemView['state'] },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  if (!(await findSystem(tx, code))) throw refuse('exchange.not_found');
  await setSystemState(tx, code, state);
  await audit(tx, deps, { actor, action: `exchange.system_${state}`, code, reason });
}

/** Sửa thông tin của một hệ thống. Throws `exchange.code_taken` of an X-Road id another system has. */
export async function correctSystem(
  tx: Tx,
  deps: ManagementDeps,
  { actor, code, facts, reason }: By & { facts: SystemFacts },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  const system = await findSystem(tx, code);
  if (!system) throw refuse('exchange.not_found');
  const { xRoadId } = facts;
  const isTaken = xRoadId !== null && xRoadId !== system.x_road_id && (await hasXroadId(tx, xRoadId));
  if (isTaken) throw refuse('exchange.code_taken', { code: xRoadId });
  await writeSystemFacts(tx, code, facts);
  await audit(tx, deps, { actor, action: 'exchange.system_corrected', code, reason });
}

/** Ghi nhận khóa hoặc chứng thư of a system: its hash, thumbprint or public part. */
export async function giveCredential(
  tx: Tx,
  deps: ManagementDeps,
  { actor, code, credential: { notAfter, ...given }, reason }: By & { credential: GivenCredential },
): Promise<void> {
  const system = await requireKeeper(tx, deps, actor, code);
  await insertCredential(tx, { ...given, systemId: system.id, notAfter: new Date(notAfter), at: deps.now() });
  await audit(tx, deps, { actor, action: `exchange.${given.kind}_added`, code, reason });
}

/** Đặt nơi quay về after signing in for the system; an address that is left out is no longer one. */
export async function setSignOnAddresses(
  tx: Tx,
  deps: ManagementDeps,
  { actor, code, addresses }: { actor: Actor; code: string; addresses: readonly string[] },
): Promise<void> {
  await requireKeeper(tx, deps, actor, code);
  requireSignOnAddresses(addresses, deps);
  await writeSignOnAddresses(tx, code, addresses);
  await audit(tx, deps, { actor, action: 'exchange.sign_on_addresses_set', code, reason: addresses.join(' ') });
}
