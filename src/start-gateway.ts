import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Config } from '#infrastructure/config/config.ts';
import { gatewayUrlOf } from '#infrastructure/config/gateway-settings.ts';
import type { Changes } from '#infrastructure/database/changes.ts';
import { startSweeps } from '#infrastructure/jobs/sweeps.ts';
import type { Log } from '#infrastructure/log.ts';
import { dueSending, neededFields, neededHere } from '#applications/dossiers/index.ts';
import { createPostOut, openGateway, pushMessages, shipLog } from '#platform/exchange/index.ts';
import { publicOf } from '#platform/identity/index.ts';
import { ownSystem } from './channels/services/caller.server.ts';
import { listOutsideProviders } from './outside-systems.ts';
import { PortBusy } from './start-web.ts';
import { tellLooks } from './tell-looks.ts';
import type { ModuleDeps } from './wire-modules.ts';

/** Role `gateway`: the data path of the integration axis, and its log on the way to the database. */
export async function startGateway({
  config,
  log,
  deps,
  changes,
  ownUrl,
}: {
  config: Config;
  log: Log;
  deps: ModuleDeps;
  changes: Changes;
  ownUrl: string | undefined;
}) {
  const { db, now } = deps;
  const { name, port, tls, upstreamAuthorities, collectorUrl } = config.gateway;
  const upstreamRules = {
    allowLoopback: config.tryingOut,
    trusted: upstreamAuthorities,
    ownUrl,
    outside: listOutsideProviders(config.outside, now),
  };
  const purposeKeys = await Promise.all(deps.signingKeys.map(publicOf));
  const gateway = await openGateway({
    db,
    now,
    changes,
    log,
    name,
    folder: join(config.varDir, 'nhat-ky'),
    issuer: deps.gatewayIssuer,
    publicUrl: gatewayUrlOf(config),
    keys: deps.signingKeys,
    sealing: deps.exchangeSealing,
    neededFields: neededFields(deps),
    home: { code: ownSystem, purposeKeys, neededHere: neededHere(deps), dueSending: dueSending(deps) },
    upstreamRules,
    aloneMs: deps.exchangeRules.gatewayAlone.hours * 3_600_000,
    tls,
    collectorUrl,
  });
  const boundPort = await gateway.listen(port, config.host).catch(async (cause: unknown) => {
    await gateway.close();
    throw new PortBusy(`Không mở được cổng ${port} của cổng tích hợp; hãy đặt GATEWAY_PORT khác.`, { cause });
  });
  const out = createPostOut(upstreamRules);
  const sweeps = startSweeps(log, [
    pushMessages({ db, now, sealing: deps.exchangeSealing, postOut: out.postOut }),
    { name: 'try connections', everyMs: 500, run: gateway.tryConnection },
    { name: 'seal changes of the axis', everyMs: 1000, run: gateway.sealChanges },
    shipLog({ db, now, gateway, sealing: deps.exchangeSealing, tellLooks: tellLooks(deps) }),
  ]);
  return {
    address: `${tls ? 'https' : 'http'}://${config.host}:${boundPort}`,
    close: async () => {
      await gateway.close();
      await sweeps.stop();
      await out.close();
    },
  };
}

/** Before the portal names the gateway's address: when nobody asked for a port and the usual one is taken, any other will do. */
export async function settleGatewayPort(config: Config): Promise<Config> {
  const { port, isPortChosen } = config.gateway;
  if (isPortChosen || !config.roles.includes('gateway')) return config;
  const free = (await freePort(port, config.host)) ?? (await freePort(0, config.host)) ?? port;
  return { ...config, gateway: { ...config.gateway, port: free } };
}

/** The port itself when it is free, some free one for 0; undefined when it is taken. */
function freePort(port: number, host: string): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
