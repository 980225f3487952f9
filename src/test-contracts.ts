import type { Config } from '#infrastructure/config/config.ts';
import { openUpstreams, runTests } from '#platform/exchange/index.ts';
import { createCallerTokens } from '#platform/identity/index.ts';
import type { ModuleDeps } from './wire-modules.ts';

export type ContractTests = { run: (grantId?: string) => Promise<number>; close: () => Promise<void> };

/** Kiểm thử của các bên khai thác: every night, or when somebody asks; `motcua:/…` is asked where this process is reached. */
export async function openContractTests(
  { db, now, gatewayIssuer: issuer, signingKeys: keys, publicUrl: ownUrl }: ModuleDeps,
  config: Config,
): Promise<ContractTests> {
  const allowLoopback = config.tryingOut;
  const upstreams = openUpstreams({ allowLoopback, trusted: config.gateway.upstreamAuthorities, ownUrl });
  const callerTokens = await createCallerTokens({ issuer, keys, now });
  return {
    run: (grantId) => runTests({ db, now, upstreams, callerTokens }, grantId),
    close: () => upstreams.close(),
  };
}
