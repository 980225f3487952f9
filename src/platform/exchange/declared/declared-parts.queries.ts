import type { Selectable } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { DB } from '#infrastructure/database/database.gen.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { serviceByKey } from '../service.queries.ts';
import { DeclaredService, DeclaredSystem } from './exchange-file.ts';

type SystemRow = Selectable<DB['exchange.system']>;
type ServiceRow = Selectable<DB['exchange.service']> & { provider_code: string };

export function declaredSystem(row: SystemRow, keys: readonly { public_key: unknown }[]): DeclaredSystem {
  return DeclaredSystem.parse({
    code: row.code,
    name: row.name,
    owner: { code: row.owner_unit_code, name: row.owner_unit_name },
    contact: row.contact,
    securityLevel: row.security_level,
    environment: row.environment,
    xRoadId: row.x_road_id,
    signOnAddresses: row.sign_on_addresses,
    state: row.state,
    purposeKeys: keys.map(({ public_key: key }) => key),
  });
}

export function declaredService(row: ServiceRow): DeclaredService {
  return DeclaredService.parse({
    code: row.code,
    version: row.version,
    name: row.name,
    description: row.description,
    provider: row.provider_code,
    environment: row.environment,
    upstream: row.upstream_url,
    contract: row.contract,
    personal: row.personal,
    article: row.article,
    settings: ServiceSettings.parse(row.settings),
    state: row.state,
    sunsetOn: row.sunset_on,
  });
}

/** One system or one service as declared, held until the transaction ends; undefined when it is not there. */
export async function findDeclaredSystem(tx: Tx, code: string): Promise<DeclaredSystem | undefined> {
  const row = await tx
    .selectFrom('exchange.system')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  return row && declaredSystem(row, await purposeKeys(tx).where('system_id', '=', row.id).execute());
}

export async function findDeclaredService(tx: Tx, key: string): Promise<DeclaredService | undefined> {
  await serviceByKey(tx, key).select('id').forUpdate().execute();
  const row = await serviceByKey(tx, key)
    .innerJoin('exchange.system as provider', 'provider.id', 'exchange.service.provider_id')
    .selectAll('exchange.service')
    .select('provider.code as provider_code')
    .executeTakeFirst();
  return row && declaredService(row);
}

/** Those in force, oldest first. */
export function purposeKeys(db: Db | Tx) {
  return db
    .selectFrom('exchange.credential')
    .select(['system_id', 'public_key'])
    .where('kind', '=', 'key')
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id');
}

const ServiceAddress = DeclaredService.pick({ environment: true, upstream: true, state: true });

/** Where every service leads. */
export async function selectAddresses(tx: Tx) {
  const rows = await tx
    .selectFrom('exchange.service')
    .select(['environment', 'upstream_url as upstream', 'state'])
    .execute();
  return rows.map((row) => ServiceAddress.parse(row));
}
