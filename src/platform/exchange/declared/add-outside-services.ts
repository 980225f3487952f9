import { outsideScheme } from '../gateway/upstreams.ts';
import { serviceKey } from '../service-key.ts';
import { applyFile, type ApplyDeps } from './apply-file.ts';
import type { DeclaredChange } from './compare-files.ts';
import { selectDeclared } from './declared.queries.ts';
import type { DeclaredGrant, DeclaredService, ExchangeFile } from './exchange-file.ts';
import type { StepBy } from '../management/grants.queries.ts';

/**
 * Thêm dịch vụ của hệ thống ngoài: of a file the services outside this axis has never had, with their providers and the grants to
 * them. What is there, or was and has been ended, stays as whoever manages the axis left it. A new version takes the place of the
 * earlier ones the file no longer has: under the settings and grants in force there, and suspended when they are; who has no grant
 * there gets none. An earlier version nobody may call any more is retired.
 */
export async function addOutsideServices(
  deps: ApplyDeps,
  { systems, services, grants }: ExchangeFile,
  by: StepBy,
): Promise<DeclaredChange[]> {
  const current = await selectDeclared(deps.db);
  const known = new Set(current.services.map(serviceKey));
  const declared = new Set(services.map(serviceKey));
  const missing = services.filter(
    (service) => service.upstream.startsWith(outsideScheme) && !known.has(serviceKey(service)),
  );
  const codes = new Set(current.systems.map(({ code }) => code));
  const providers = systems.filter(({ code }) => !codes.has(code) && missing.some(({ provider }) => provider === code));
  const earlierOf = ({ code, environment }: DeclaredService) =>
    current.services.filter(
      (one) => one.code === code && one.environment === environment && !declared.has(serviceKey(one)),
    );
  const added = missing.map((service) => ({ service, earlier: earlierOf(service) }));
  const given = added.flatMap(({ service, earlier }) =>
    grants
      .filter((grant) => grant.service === serviceKey(service) && codes.has(grant.consumer))
      .flatMap((grant) => succeed(grant, { earlier, current: current.grants })),
  );
  const ended = new Set(given.flatMap(({ replaces }) => replaces));
  const kept = current.grants.filter((grant) => !ended.has(grant));
  const isCalled = (service: DeclaredService) => kept.some((grant) => grant.service === serviceKey(service));
  const replaced = new Set(added.flatMap(({ earlier }) => earlier).filter((service) => !isCalled(service)));
  const wanted = {
    ...current,
    systems: [...current.systems, ...providers],
    services: [
      ...current.services.map((service) =>
        replaced.has(service) ? { ...service, state: 'retired' as const } : service,
      ),
      ...added.map(({ service, earlier }) => inPlaceOf(service, earlier)),
    ],
    grants: [...kept, ...given.map(({ grant }) => grant)],
  };
  return applyFile(deps, wanted, by);
}

function inPlaceOf(service: DeclaredService, earlier: readonly DeclaredService[]): DeclaredService {
  const last = earlier.at(-1);
  if (!last) return service;
  const isSuspended = earlier.every(({ state }) => state === 'suspended');
  return { ...service, settings: last.settings, ...(isSuspended && { state: 'suspended' as const }) };
}

/** The terms that are in force, for what the new version gives; none where an earlier version was there and not granted. */
function succeed(
  grant: DeclaredGrant,
  { earlier, current }: { earlier: readonly DeclaredService[]; current: readonly DeclaredGrant[] },
): { grant: DeclaredGrant; replaces: readonly DeclaredGrant[] }[] {
  if (earlier.length === 0) return [{ grant, replaces: [] }];
  const keys = earlier.map(serviceKey);
  const replaces = current.filter(({ consumer, service }) => consumer === grant.consumer && keys.includes(service));
  const last = replaces.at(-1);
  return last ? [{ grant: { ...last, service: grant.service, fields: grant.fields }, replaces }] : [];
}
