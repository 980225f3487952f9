import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay, dayMs } from '#infrastructure/clock.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { listFields } from '../contracts/list-fields.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { insertCredential, writeGrant, writeSystem } from '../declared/declared.queries.ts';
import { DeclaredGrant, type DeclaredTopic } from '../declared/exchange-file.ts';
import { writeTopic } from '../declared/topics.queries.ts';
import { refuse } from '../exchange.errors.ts';
import { insertGrantStep } from '../management/grants.queries.ts';
import { audit } from '../management/audit-change.ts';
import { stepBy, type ManagementDeps } from '../management/management-deps.ts';
import { findSystem } from '../management/systems.queries.ts';
import { serviceKey } from '../service-key.ts';
import type { SandboxKey } from './developers.contract.ts';
import { countSandboxSystems, selectShown, type ShownRow } from './developers.queries.ts';

const mostOfUnit = 3;
const lastsDays = 365;
const purpose = 'Thử kết nối';

/**
 * Nhận khóa thử nghiệm: an official gets at once a system of the own unit to try out with, granted every service there is to try, with
 * a secret and a key to sign purposes with, both shown once. At most three a unit.
 */
export async function takeSandboxKey(deps: ManagementDeps, actor: Actor): Promise<SandboxKey> {
  const [post] = actor.kind === 'officer' ? actor.posts : [];
  const owner = post && deps.findOwner(post.unitId);
  if (!post || !owner) throw refuse('exchange.officials_only');
  const at = deps.now();
  const notAfter = new Date(at.getTime() + lastsDays * dayMs);
  const code = `thu-${randomBytes(4).toString('hex')}`;
  const clientSecret = randomBytes(32).toString('base64url');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  return inTransaction(deps.db, async (tx) => {
    if ((await countSandboxSystems(tx, post.unitId)) >= mostOfUnit)
      throw refuse('exchange.sandbox_keys_used_up', { most: mostOfUnit });
    await writeSystem(
      tx,
      {
        ...{ code, name: `Thử nghiệm của ${owner.name}`.slice(0, 200), owner, contact: actor.name, securityLevel: 1 },
        ...{ environment: 'sandbox', xRoadId: null, state: 'active', purposeKeys: [], signOnAddresses: [] },
      },
      { at, ownerUnitId: post.unitId },
    );
    const system = await findSystem(tx, code);
    if (!system) throw new Error(`No system ${code}`);
    const credential = { systemId: system.id, notAfter, at };
    await insertCredential(tx, {
      ...credential,
      kind: 'secret',
      secretHash: sha256(clientSecret),
      subject: `…${clientSecret.slice(-4)}`,
    });
    const subject = `P-256 ${(jwk.x ?? '').slice(0, 8)}…`;
    await insertCredential(tx, { ...credential, kind: 'key', publicKey: JSON.stringify(jwk), subject });
    const services = (await selectShown(tx)).filter(({ environment }) => environment === 'sandbox');
    for (const service of services) {
      const grantId = await writeGrant(tx, grantOf(code, service, { at, notAfter }), at);
      await insertGrantStep(tx, { grantId, at, by: stepBy(actor), action: 'approve', reason: purpose });
    }
    // A box of its own, to learn messages with: what it sends comes back to it and to nobody else.
    await writeTopic(tx, boxOf(code), 'active');
    await audit(tx, deps, { actor, action: 'exchange.sandbox_key_taken', code });
    return {
      ...{ clientId: code, clientSecret, services: services.map(serviceKey) },
      purposeKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    };
  });
}

const boxOf = (code: string): DeclaredTopic => ({
  ...{ code, name: `Hộp thư thử của ${code}`, owner: code, schema: null, keepDays: 1 },
  ...{ publishers: [code], subscribers: [{ system: code, push: null }] },
});

/** All operations and fields: there is nobody's data behind them. */
function grantOf(consumer: string, service: ShownRow, { at, notAfter }: { at: Date; notAfter: Date }): DeclaredGrant {
  const contract = storedContract(service.contract).contract;
  return DeclaredGrant.parse({
    ...{ consumer, service: serviceKey(service), purpose, article: service.article },
    operations: contract.operations.map(({ id }) => id),
    fields: service.personal ? listFields(contract).map(({ path }) => path) : null,
    ...{ from: vietnamDay(at), to: vietnamDay(notAfter), dailyQuota: 2000 },
  });
}
