import { createPublicKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { requireSignOnAddresses } from '../declared/check-declared.ts';
import { insertCredential, writeSystem } from '../declared/declared.queries.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange, ownsSystem, requireManager } from './exchange.policy.ts';
import type { ManagementDeps } from './management-deps.ts';
import type { NewSystem, SystemView } from './management.contract.ts';
import { registerCertificate } from './register-certificate.ts';
import {
  findSystem,
  hasXroadId,
  revokeCredential,
  setSystemState,
  writeSignOnAddresses,
  type SystemRow,
} from './systems.queries.ts';

/** A secret lasts so long; two may hold at a time, so that one is replaced without a stop. */
const secretDays = 365;
const dayMs = 86_400_000;

/** Đăng ký một hệ thống, by the agency in charge of the axis. */
export async function registerSystem(
  deps: ManagementDeps,
  { actor, system }: { actor: Actor; system: NewSystem },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  const owner = await deps.findUnit(system.ownerCode);
  if (!owner) throw refuse('exchange.no_unit', { code: system.ownerCode });
  const { ownerCode, ...rest } = system;
  await inTransaction(deps.db, async (tx) => {
    if (await findSystem(tx, system.code)) throw refuse('exchange.code_taken', { code: system.code });
    const { xRoadId } = system;
    if (xRoadId !== null && (await hasXroadId(tx, xRoadId))) throw refuse('exchange.code_taken', { code: xRoadId });
    const declared = {
      ...rest,
      owner: { code: ownerCode, name: owner.name },
      state: 'active' as const,
      purposeKeys: [],
      signOnAddresses: [],
    };
    await writeSystem(tx, declared, { at: deps.now(), ownerUnitId: owner.id });
    await audit(tx, deps, { actor, action: 'exchange.system_registered', code: system.code });
  });
}

/** Tạm ngừng, mở lại hoặc chấm dứt kết nối của một hệ thống: takes effect at every gateway within seconds. */
export async function changeSystemState(
  deps: ManagementDeps,
  { actor, code, state, reason }: { actor: Actor; code: string; state: SystemView['state']; reason: string },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  await inTransaction(deps.db, async (tx) => {
    if (!(await findSystem(tx, code))) throw refuse('exchange.not_found');
    await setSystemState(tx, code, state);
    await audit(tx, deps, { actor, action: `exchange.system_${state}`, code, reason });
  });
}

/** Cấp khóa bí mật: shown once, kept as its hash. For who owns the system, or manages the axis. */
export async function issueSecret(
  deps: ManagementDeps,
  { actor, code }: { actor: Actor; code: string },
): Promise<{ clientId: string; clientSecret: string }> {
  const clientSecret = randomBytes(32).toString('base64url');
  await addCredential(deps, { actor, code, kind: 'secret' }, (systemId) => ({
    systemId,
    kind: 'secret' as const,
    secretHash: sha256(clientSecret),
    subject: `…${clientSecret.slice(-4)}`,
    notAfter: new Date(deps.now().getTime() + secretDays * dayMs),
  }));
  return { clientId: code, clientSecret };
}

/** Ghi nhận chứng thư of an authority the gateways trust, by who owns the system or manages the axis. */
export async function addCertificate(
  deps: ManagementDeps,
  { actor, code, pem }: { actor: Actor; code: string; pem: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    await registerCertificate(tx, { systemId: system.id, pem, at: deps.now() });
    await audit(tx, deps, { actor, action: 'exchange.certificate_added', code });
  });
}

const PublicKey = z.strictObject({
  kty: z.enum(['OKP', 'EC']),
  crv: z.enum(['Ed25519', 'P-256']),
  x: z.string(),
  y: z.string().optional(),
  kid: z.string().optional(),
  alg: z.string().optional(),
  use: z.string().optional(),
});

/** Ghi nhận khóa công khai (JWK) the system signs the purpose of its calls with. */
export async function addPurposeKey(
  deps: ManagementDeps,
  { actor, code, jwk }: { actor: Actor; code: string; jwk: unknown },
): Promise<void> {
  const key = PublicKey.safeParse(jwk);
  if (!key.success || !isUsable(key.data)) throw refuse('exchange.key_wrong');
  await addCredential(deps, { actor, code, kind: 'key' }, (systemId) => ({
    systemId,
    kind: 'key' as const,
    publicKey: JSON.stringify(key.data),
    subject: `${key.data.crv} ${key.data.x.slice(0, 8)}…`,
    notAfter: new Date(deps.now().getTime() + secretDays * dayMs),
  }));
}

function isUsable({ kty, crv, x, y }: z.infer<typeof PublicKey>): boolean {
  try {
    createPublicKey({ format: 'jwk', key: { kty, crv, x, ...(y !== undefined && { y }) } });
    return true;
  } catch {
    return false;
  }
}

/** Thu hồi một khóa hoặc chứng thư: what was given for it is worth nothing from then on. */
export async function revoke(
  deps: ManagementDeps,
  { actor, code, id }: { actor: Actor; code: string; id: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    if (!(await revokeCredential(tx, { id, systemId: system.id, at: deps.now() }))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.credential_revoked', code, reason: id });
  });
}

/** Đặt nơi quay về after signing in for the system; an address that is left out is no longer one. */
export async function setSignOnAddresses(
  deps: ManagementDeps,
  { actor, code, addresses }: { actor: Actor; code: string; addresses: readonly string[] },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await requireKeeper(tx, deps, actor, code);
    requireSignOnAddresses(addresses, deps);
    await writeSignOnAddresses(tx, code, addresses);
    await audit(tx, deps, { actor, action: 'exchange.sign_on_addresses_set', code, reason: addresses.join(' ') });
  });
}

async function addCredential(
  deps: ManagementDeps,
  { actor, code, kind }: { actor: Actor; code: string; kind: string },
  make: (systemId: string) => Omit<Parameters<typeof insertCredential>[1], 'at'>,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    await insertCredential(tx, { ...make(system.id), at: deps.now() });
    await audit(tx, deps, { actor, action: `exchange.${kind}_added`, code });
  });
}

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

export async function audit(
  tx: Tx,
  { now }: Pick<ManagementDeps, 'now'>,
  { actor, action, code, reason }: { actor: Actor; action: string; code: string; reason?: string },
): Promise<void> {
  await insertAudit(tx, {
    at: now(),
    actorId: actor.id,
    action,
    subject: { kind: 'exchange', id: code },
    details: reason === undefined ? {} : { reason },
  });
}
