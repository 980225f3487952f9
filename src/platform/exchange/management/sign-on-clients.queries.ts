import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { SignOnField, type SignOnClient } from '#platform/identity/index.ts';
import { isOnTrial, signOnService } from '../exchange.contract.ts';

/** Hệ thống được đăng nhập một lần: one in force with a grant in force, a secret and an address to come back to, without TLS (`allowLoopback`) while trying out only. One query. */
export async function findSignOnClient(
  db: Db,
  { code, at, allowLoopback }: { code: string; at: Date; allowLoopback: boolean },
): Promise<SignOnClient | undefined> {
  const on = vietnamDay(at);
  const rows = await db
    .selectFrom('exchange.system as system')
    .innerJoin('exchange.access_grant as granted', 'granted.consumer_id', 'system.id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .innerJoin('exchange.credential as credential', 'credential.system_id', 'system.id')
    .select(['system.code', 'system.name', 'system.owner_unit_code', 'system.owner_unit_name'])
    .select(['system.sign_on_addresses', 'granted.fields', 'granted.purpose', 'granted.article'])
    .select('credential.secret_hash')
    .where('system.code', '=', code)
    .where('system.state', '=', 'active')
    .where('system.environment', '=', 'production')
    .where('service.code', '=', signOnService)
    .where('service.environment', '=', 'production')
    .where('service.state', 'in', ['published', 'deprecated'])
    .where('granted.state', '=', 'active')
    .where('granted.valid_from', '<=', on)
    .where('granted.valid_to', '>=', on)
    .where('credential.secret_hash', 'is not', null)
    .where('credential.revoked_at', 'is', null)
    .where('credential.not_after', '>', at)
    .execute();
  const [first] = rows;
  const addresses = (first?.sign_on_addresses ?? []).filter((address) => allowLoopback || !isOnTrial(address));
  if (!first || addresses.length === 0) return undefined;
  return {
    id: first.code,
    name: first.name,
    ownerCode: first.owner_unit_code,
    ownerName: first.owner_unit_name,
    secretHashes: rows.flatMap(({ secret_hash: hash }) => hash ?? []),
    addresses,
    fields: (first.fields ?? []).flatMap((field) => SignOnField.safeParse(field).data ?? []),
    purpose: first.purpose,
    article: first.article,
  };
}
