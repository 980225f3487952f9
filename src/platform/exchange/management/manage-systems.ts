import { createPublicKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { dayMs } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { writeSystem } from '../declared/declared.queries.ts';
import { refuse } from '../exchange.errors.ts';
import type { GivenCredential } from '../proposals/axis-command.ts';
import { changeAxis } from '../proposals/change-axis.ts';
import { saidNothing, type Why } from '../proposals/proposal.contract.ts';
import { audit } from './audit-change.ts';
import { requireManager } from './exchange.policy.ts';
import type { ManagementDeps } from './management-deps.ts';
import type { NewSystem, OwnerChoice } from './management.contract.ts';
import { readCertificate } from './register-certificate.ts';
import { requireKeeper } from './require-keeper.ts';
import { findSystem, hasXroadId, revokeCredential } from './systems.queries.ts';

/** A secret lasts so long; two may hold at a time, so that one is replaced without a stop. */
const secretDays = 365;

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

const mostOwners = 20;

/** Tìm cơ quan chủ quản by part of its name, or by its whole code, for who registers a system. */
export async function findOwners(
  deps: ManagementDeps,
  { actor, search }: { actor: Actor; search: string },
): Promise<OwnerChoice[]> {
  requireManager(actor, deps.isManagerUnit);
  const byCode = await deps.findUnit(search.trim());
  if (byCode) return [{ code: search.trim(), name: byCode.name }];
  return (await deps.searchUnits(search)).slice(0, mostOwners);
}

/**
 * Cấp khóa bí mật: shown once, kept as its hash; where a second person has to confirm, it opens nothing before. For who owns the system, or manages
 * the axis.
 */
export async function issueSecret(
  deps: ManagementDeps,
  { actor, code, why = saidNothing }: { actor: Actor; code: string; why?: Why },
): Promise<{ clientId: string; clientSecret: string; proposed: string | null }> {
  const clientSecret = randomBytes(32).toString('base64url');
  const proposed = await addCredential(
    deps,
    { actor, code, why },
    {
      kind: 'secret',
      secretHash: sha256(clientSecret),
      subject: `…${clientSecret.slice(-4)}`,
      notAfter: new Date(deps.now().getTime() + secretDays * dayMs).toISOString(),
    },
  );
  return { clientId: code, clientSecret, proposed };
}

/** Ghi nhận chứng thư of an authority the gateways trust, by who owns the system or manages the axis. */
export async function addCertificate(
  deps: ManagementDeps,
  { actor, code, pem, why = saidNothing }: { actor: Actor; code: string; pem: string; why?: Why },
): Promise<string | null> {
  const { notAfter, ...certificate } = readCertificate(pem, deps.now());
  return addCredential(
    deps,
    { actor, code, why },
    { kind: 'certificate', ...certificate, notAfter: notAfter.toISOString() },
  );
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
  { actor, code, jwk, why = saidNothing }: { actor: Actor; code: string; jwk: unknown; why?: Why },
): Promise<string | null> {
  const key = PublicKey.safeParse(jwk);
  if (!key.success || !isUsable(key.data)) throw refuse('exchange.key_wrong');
  return addCredential(
    deps,
    { actor, code, why },
    {
      kind: 'key',
      publicKey: JSON.stringify(key.data),
      subject: `${key.data.crv} ${key.data.x.slice(0, 8)}…`,
      notAfter: new Date(deps.now().getTime() + secretDays * dayMs).toISOString(),
    },
  );
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

/** What is given opens the axis: see `changeAxis`. */
function addCredential(
  deps: ManagementDeps,
  { actor, code, why }: { actor: Actor; code: string; why: Why },
  credential: GivenCredential,
): Promise<string | null> {
  return changeAxis(deps, { actor, command: { kind: 'credential', code, credential }, why });
}
