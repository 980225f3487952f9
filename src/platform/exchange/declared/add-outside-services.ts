import { outsideScheme } from '../gateway/upstreams.ts';
import { serviceKey } from '../service-key.ts';
import { applyFile, type ApplyDeps } from './apply-file.ts';
import type { DeclaredChange } from './compare-files.ts';
import { selectDeclared } from './declared.queries.ts';
import type { ExchangeFile } from './exchange-file.ts';
import type { StepBy } from '../management/grants.queries.ts';

/**
 * Thêm dịch vụ của hệ thống ngoài: of a file the services outside this axis has never had, with their providers and the grants to
 * them. What is there, or was and has been ended, stays as whoever manages the axis left it.
 */
export async function addOutsideServices(
  deps: ApplyDeps,
  { systems, services, grants }: ExchangeFile,
  by: StepBy,
): Promise<DeclaredChange[]> {
  const current = await selectDeclared(deps.db);
  const known = new Set(current.services.map(serviceKey));
  const missing = services.filter(
    (service) => service.upstream.startsWith(outsideScheme) && !known.has(serviceKey(service)),
  );
  const codes = new Set(current.systems.map(({ code }) => code));
  const providers = systems.filter(({ code }) => !codes.has(code) && missing.some(({ provider }) => provider === code));
  const keys = new Set(missing.map(serviceKey));
  const wanted = {
    ...current,
    systems: [...current.systems, ...providers],
    services: [...current.services, ...missing],
    grants: [...current.grants, ...grants.filter(({ consumer, service }) => codes.has(consumer) && keys.has(service))],
  };
  return applyFile(deps, wanted, by);
}
