import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#infrastructure/crypto.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { Hours, RowScope, ServiceSettings } from '../exchange.contract.ts';
import {
  deleteAgreement,
  selectLivingAgreements,
  writeAgreement,
  type AgreementRow,
} from '../management/agreements.queries.ts';
import { selectTopics } from './topics.queries.ts';
import { ownTrial } from '../own-trials.ts';
import { serviceByKey } from '../service.queries.ts';
import { serviceKey } from '../service-key.ts';
import { declaredService, declaredSystem, purposeKeys } from './declared-parts.queries.ts';
import { DeclaredGrant, type DeclaredService, type DeclaredSystem, type ExchangeFile } from './exchange-file.ts';

/**
 * Everything in force, as a file has it, sorted so that two of them can be compared. What developers have taken for themselves to try
 * out with is not in it: a file that is applied neither ends nor keeps it.
 */
export async function selectDeclared(db: Db | Tx): Promise<ExchangeFile> {
  const [systems, keys, services, grants, topics, agreements] = await Promise.all([
    db.selectFrom('exchange.system').selectAll().orderBy('code').execute(),
    purposeKeys(db).execute(),
    db
      .selectFrom('exchange.service as service')
      .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
      .selectAll('service')
      .select('provider.code as provider_code')
      .orderBy('service.environment')
      .orderBy('service.code')
      .orderBy('service.version')
      .execute(),
    db
      .selectFrom('exchange.access_grant as granted')
      .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
      .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
      .selectAll('granted')
      .select([
        'consumer.code as consumer_code',
        'service.code as service_code',
        'service.version',
        'service.environment',
      ])
      .where('granted.state', '=', 'active')
      .orderBy('consumer.code')
      .orderBy('service.code')
      .orderBy('service.version')
      .execute(),
    selectTopics(db),
    selectLivingAgreements(db),
  ]);
  const agreementOf = new Map(agreements.map((row) => [row.grant_id, row]));
  return {
    topics: topics.filter(isDeclared),
    systems: systems.filter(isDeclared).map((row) =>
      declaredSystem(
        row,
        keys.filter(({ system_id: id }) => id === row.id),
      ),
    ),
    services: services.map(declaredService),
    grants: grants
      .filter(({ consumer_code: code }) => !ownTrial.test(code))
      .map((row) =>
        DeclaredGrant.parse({
          consumer: row.consumer_code,
          service: serviceKey({ environment: row.environment, code: row.service_code, version: row.version }),
          operations: row.operations,
          fields: row.fields,
          rows: RowScope.nullable().parse(row.row_scope),
          purpose: row.purpose,
          article: row.article,
          from: row.valid_from,
          to: row.valid_to,
          dailyQuota: row.daily_quota,
          perSecond: row.per_second,
          priority: row.priority,
          hours: Hours.nullable().parse(row.hours),
          tests: row.tests,
          agreement: declaredAgreement(agreementOf.get(row.id)),
        }),
      ),
  };
}

const declaredAgreement = (row: AgreementRow | undefined) =>
  row ? { number: row.number, date: row.signed_on, agencies: row.agencies, sha256: row.sha256 } : null;

const isDeclared = ({ code }: { code: string }): boolean => !ownTrial.test(code);

/**
 * Writes a system as declared, its purpose keys with it: keys that are no longer declared are revoked, those it has stay as they were
 * given, each until its own end.
 */
export async function writeSystem(
  tx: Tx,
  system: DeclaredSystem,
  { at, ownerUnitId }: { at: Date; ownerUnitId: string | null },
): Promise<void> {
  const values = {
    name: system.name,
    owner_unit_id: ownerUnitId,
    owner_unit_code: system.owner.code,
    owner_unit_name: system.owner.name,
    contact: system.contact,
    security_level: system.securityLevel,
    environment: system.environment,
    x_road_id: system.xRoadId,
    sign_on_addresses: [...system.signOnAddresses],
    state: system.state,
  };
  const { id } = await tx
    .insertInto('exchange.system')
    .values({ id: randomUUID(), code: system.code, created_at: at, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  const known = await tx
    .selectFrom('exchange.credential')
    .select(['id', 'public_key'])
    .where('system_id', '=', id)
    .where('kind', '=', 'key')
    .where('revoked_at', 'is', null)
    .execute();
  // The database keeps the members of a key in an order of its own.
  const wanted = system.purposeKeys.map((key) => canonicalJson(key));
  const gone = known.filter(({ public_key: key }) => !wanted.includes(canonicalJson(key))).map((row) => row.id);
  if (gone.length > 0)
    await tx.updateTable('exchange.credential').set({ revoked_at: at }).where('id', 'in', gone).execute();
  const have = known.map(({ public_key: key }) => canonicalJson(key));
  for (const key of wanted) {
    if (have.includes(key)) continue;
    await insertCredential(tx, { systemId: id, kind: 'key', publicKey: key, subject: '', notAfter: neverEnds, at });
  }
}

/** Keys that are declared in a file end when they are taken out of it. */
const neverEnds = new Date('9999-12-31T00:00:00Z');

export async function insertCredential(
  tx: Tx,
  credential: {
    systemId: string;
    kind: 'secret' | 'certificate' | 'key';
    secretHash?: string;
    thumbprint?: string;
    publicKey?: string;
    subject: string;
    notAfter: Date;
    at: Date;
  },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('exchange.credential')
    .values({
      id,
      system_id: credential.systemId,
      kind: credential.kind,
      secret_hash: credential.secretHash ?? null,
      thumbprint: credential.thumbprint ?? null,
      public_key: credential.publicKey ?? null,
      subject: credential.subject,
      not_after: credential.notAfter,
      created_at: credential.at,
    })
    .execute();
  return id;
}

/** Throws when the provider is not there: the foreign key names it. */
export async function writeService(tx: Tx, service: DeclaredService, at: Date): Promise<void> {
  const { id: providerId } = await tx
    .selectFrom('exchange.system')
    .select('id')
    .where('code', '=', service.provider)
    .executeTakeFirstOrThrow();
  const values = {
    name: service.name,
    description: service.description,
    provider_id: providerId,
    upstream_url: service.upstream,
    contract: service.contract,
    personal: service.personal,
    article: service.article,
    settings: JSON.stringify(ServiceSettings.parse(service.settings)),
    state: service.state,
    sunset_on: service.sunsetOn,
  };
  await tx
    .insertInto('exchange.service')
    .values({
      id: randomUUID(),
      code: service.code,
      version: service.version,
      environment: service.environment,
      created_at: at,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['environment', 'code', 'version']).doUpdateSet(values))
    .execute();
}

/** Writes a grant as in force; the living one of the same system and service is changed. Gives its id. */
export async function writeGrant(tx: Tx, grant: DeclaredGrant, at: Date): Promise<string> {
  const [consumer, service] = await Promise.all([
    tx.selectFrom('exchange.system').select('id').where('code', '=', grant.consumer).executeTakeFirstOrThrow(),
    getServiceId(tx, grant.service),
  ]);
  const values = {
    operations: [...grant.operations],
    fields: grant.fields === null ? null : [...grant.fields],
    row_scope: grant.rows === null ? null : JSON.stringify(grant.rows),
    purpose: grant.purpose,
    article: grant.article,
    valid_from: grant.from,
    valid_to: grant.to,
    daily_quota: grant.dailyQuota,
    per_second: grant.perSecond,
    priority: grant.priority,
    hours: grant.hours === null ? null : JSON.stringify(grant.hours),
    tests: JSON.stringify(grant.tests),
    state: 'active',
    changed_at: at,
  };
  const { id } = await tx
    .insertInto('exchange.access_grant')
    .values({ id: randomUUID(), consumer_id: consumer.id, service_id: service, reviewed_at: at, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['consumer_id', 'service_id'])
        .where(sql<boolean>`state in ('requested', 'agreed', 'active', 'suspended')`)
        .doUpdateSet(values),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const { agreement } = grant;
  if (agreement === null) await deleteAgreement(tx, id);
  else {
    const { number, date, agencies, sha256 } = agreement;
    await writeAgreement(tx, { grantId: id, number, signedOn: date, agencies, sha256, file: undefined, at });
  }
  return id;
}

async function getServiceId(tx: Tx, key: string): Promise<string> {
  const { id } = await serviceByKey(tx, key).select('id').executeTakeFirstOrThrow();
  return id;
}

export async function endGrant(
  tx: Tx,
  { consumer, service }: Pick<DeclaredGrant, 'consumer' | 'service'>,
  at: Date,
): Promise<string> {
  const serviceId = await getServiceId(tx, service);
  const { id } = await tx
    .updateTable('exchange.access_grant')
    .set({ state: 'ended', changed_at: at })
    .where('service_id', '=', serviceId)
    .where('state', '=', 'active')
    .where('consumer_id', '=', (query) => query.selectFrom('exchange.system').select('id').where('code', '=', consumer))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function hasSystems(db: Db): Promise<boolean> {
  return (await db.selectFrom('exchange.system').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Whether one of these services, by its key, was never here: what was and has been ended is not missing. */
export async function lacksServices(db: Db, keys: readonly string[]): Promise<boolean> {
  const rows = await db.selectFrom('exchange.service').select(['environment', 'code', 'version']).execute();
  const known = new Set(rows.map(serviceKey));
  return keys.some((key) => !known.has(key));
}
