import { hash, randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installExchange } from '../channels/cli/install-exchange.ts';
import { ownSystem } from '../channels/services/caller.server.ts';
import { dueSending, neededFields, neededHere } from '../applications/dossiers/index.ts';
import type { Actor } from '../infrastructure/actor.ts';
import { readConfig } from '../infrastructure/config/config.ts';
import type { Outside } from '../infrastructure/config/outside-settings.ts';
import type { Db } from '../infrastructure/database/connect.ts';
import { inTransaction } from '../infrastructure/database/transaction.ts';
import { insertCredential } from '../platform/exchange/declared/declared.queries.ts';
import { shipLog, type GatewayTls } from '../platform/exchange/index.ts';
import { publicOf } from '../platform/identity/index.ts';
import { insertSession } from '../platform/identity/identity.queries.ts';
import {
  connectDocumentAxis,
  connectNationalPortal,
  connectPaymentPlatform,
  createMinistries,
  createRegisterSources,
  listOutsideProviders,
  openOwnAxis,
  servicesCalled,
} from '../outside-systems.ts';
import { tellLooks } from '../tell-looks.ts';
import type { ModuleDeps } from '../wire-modules.ts';
import { allSealed } from './all-sealed.ts';
import { startGateway } from './exchange-office.ts';

const contentDir = 'content/vinh-phuc';

/** A gateway over the province's own declarations, and this system calling the registers through it as it does when it runs. */
export async function buildOwnAxis(
  db: Db,
  {
    office,
    outside,
    tls,
    settings = {},
  }: { office: ModuleDeps; outside: Outside; tls?: GatewayTls; settings?: Record<string, string> },
) {
  const { now, signingKeys: keys, exchangeSealing: sealing } = office;
  await installExchange(office, {
    ...{ contentDir, allowLoopback: true },
    needs: { services: servicesCalled, topics: [] },
  });
  const folder = mkdtempSync(join(tmpdir(), 'motcua-own-axis-'));
  const gateway = await startGateway(db, {
    ...{ now, keys, sealing, folder, tls },
    neededFields: neededFields(office),
    home: {
      code: ownSystem,
      purposeKeys: await Promise.all(keys.map(publicOf)),
      neededHere: neededHere(office),
      dueSending: dueSending(office),
    },
    upstreamRules: { allowLoopback: false, trusted: [], outside: listOutsideProviders(outside, now) },
  });
  const config = readConfig({ VAR_DIR: folder, NODE_ENV: 'test', GATEWAY_URL: gateway.url, ...settings });
  const axis = openOwnAxis(config, { db, issuer: 'http://lgsp.example', keys, now });
  const ship = shipLog({ db, now, gateway, sealing, tellLooks: tellLooks(office) });
  const rowsOf = () => db.selectFrom('exchange.log_entry').selectAll().orderBy('seq').execute();
  return {
    gateway,
    axis,
    deps: { ...office, registerSources: createRegisterSources(outside, axis) },
    ministries: createMinistries(outside, axis),
    nationalPortal: connectNationalPortal(outside, axis),
    paymentPlatform: await connectPaymentPlatform({ outside, contentDir }, { axis, now }),
    documentAxis: connectDocumentAxis(outside, { axis, now }),
    /** What stands in the log of the console once everything sealed has been shipped. */
    log: async () => {
      let before = -1;
      for (let rows = await rowsOf(); rows.length !== before; rows = await rowsOf()) {
        before = rows.length;
        await new Promise((wake) => setTimeout(wake, 100));
        await allSealed(gateway);
        await ship.run();
      }
      return rowsOf();
    },
    /** As the console does, heard by the gateway at once. */
    setGrant: async (service: string, state: 'active' | 'suspended') => {
      await db
        .updateTable('exchange.access_grant')
        .set({ state })
        .where('consumer_id', '=', (query) =>
          query.selectFrom('exchange.system').select('id').where('code', '=', ownSystem),
        )
        .where('service_id', '=', (query) =>
          query.selectFrom('exchange.service').select('id').where('code', '=', service),
        )
        .execute();
      await gateway.reread();
    },
    /** Registers a certificate of this system, as its owner does in the console. */
    registerCertificate: async (pem: string) => {
      const { id } = await db
        .selectFrom('exchange.system')
        .select('id')
        .where('code', '=', ownSystem)
        .executeTakeFirstOrThrow();
      const thumbprint = hash('sha256', new X509Certificate(pem).raw, 'base64url');
      await inTransaction(db, (tx) =>
        insertCredential(tx, {
          ...{ systemId: id, kind: 'certificate', thumbprint, subject: ownSystem },
          ...{ notAfter: new Date('2036-01-01'), at: now() },
        }),
      );
      await gateway.reread();
    },
    signIn: ({ id: accountId }: Actor) =>
      inTransaction(db, (tx) =>
        insertSession(tx, {
          ...{ tokenHash: randomUUID(), accountId, at: now() },
          expiresAt: new Date(now().getTime() + 3_600_000),
        }),
      ),
    signOut: ({ id }: Actor) => db.deleteFrom('identity.session').where('account_id', '=', id).execute(),
  };
}
