import type { Actor } from '#infrastructure/actor.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { checkComposition, leastTimeoutMs, type ComposedService } from '../composition/check-composition.ts';
import { checkDependents } from '../composition/check-dependents.ts';
import { composedUpstream, type ServiceComposition } from '../composition/composition.contract.ts';
import { selectEndingParts, selectPartServices, selectServicesMark } from '../composition/composition.queries.ts';
import { partKeysOf } from '../composition/part-keys.ts';
import { readComposition } from '../composition/read-composition.ts';
import { requireSameServices } from '../composition/require-same-services.ts';
import { findBreaks, findUnnamed } from '../contracts/compare-contracts.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { checkService } from '../declared/check-declared.ts';
import { writeService } from '../declared/declared.queries.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { serviceKey } from '../service-key.ts';
import { requireManager } from './exchange.policy.ts';
import { audit } from './audit-change.ts';
import type { ManagementDeps } from './management-deps.ts';
import type { NewService, ServiceView } from './management.contract.ts';
import { findService, selectHolders, setServiceState } from './services.queries.ts';
import { findSystem } from './systems.queries.ts';
import { dayText, tellConsumers, tellUnits } from './tell-consumers.ts';

/**
 * Công bố một dịch vụ, or change one that is published. A contract that would break a consumer in force is refused with the list of
 * who and what, and so is one that becomes personal under grants that name no fields; such a change is a new version. Contract and
 * mapping are tried first; what is given back publishes.
 */
export async function preparePublication(
  deps: ManagementDeps,
  { actor, service: { mapping = '', composition = '', ...given } }: { actor: Actor; service: NewService },
): Promise<(tx: Tx, reason: string) => Promise<void>> {
  requireManager(actor, deps.isManagerUnit);
  const mark = await selectServicesMark(deps.db);
  const stored = await findService(deps.db, serviceKey(given));
  // What is not said again stays as it was: a new contract does not take back a promise.
  const kept = ServiceSettings.parse(stored?.settings ?? {});
  const isComposed = given.upstream === composedUpstream;
  const { composition: composedSoFar, ...others } = { ...kept, ...given.settings };
  const written = composition.trim() === '' ? composedSoFar : readComposition(composition);
  const composed = isComposed ? written : undefined;
  const settings = {
    ...others,
    ...(mapping.trim() !== '' && { mapping: readMapping(mapping) }),
    ...(composed && { composition: composed }),
  };
  const checked = { ...given, settings };
  const contract = await checkService(checked, deps);
  const service = composed ? await checkComposed(deps.db, checked, composed) : checked;
  if (stored) await checkDependents(deps.db, serviceKey(given), { ...service, state: 'published' });
  return async (tx, reason) => {
    await requireSameServices(tx, mark);
    const provider = await findSystem(tx, service.provider);
    if (!provider) throw refuse('exchange.no_system', { system: service.provider });
    const key = serviceKey(service);
    if (provider.environment !== service.environment)
      throw refuse('exchange.other_environment', { system: service.provider, service: key });
    const before = await findService(tx, key);
    const holders = before ? await selectHolders(tx, before.id) : [];
    const breaks = before
      ? [
          ...findBreaks(storedContract(before.contract).contract, contract, holders),
          ...(service.personal && !before.personal ? findUnnamed(holders) : []),
        ]
      : [];
    if (breaks.length > 0) {
      const who = [...new Set(breaks.map(({ consumer, operation, what }) => `${consumer} (${operation}: ${what})`))];
      throw refuse('exchange.breaks_consumers', { who: who.join('; ') }, { breaks });
    }
    await writeService(tx, { ...service, state: 'published', sunsetOn: before?.sunset_on ?? null }, deps.now());
    await audit(tx, deps, {
      actor,
      action: before ? 'exchange.service_changed' : 'exchange.service_published',
      code: key,
      reason,
    });
  };
}

/** Whoever composes at the console need not know how long each part may take. */
async function checkComposed<Service extends ComposedService>(
  db: Db,
  service: Service,
  composition: ServiceComposition,
): Promise<Service> {
  const parts = await selectPartServices(db, partKeysOf(composition));
  const findPart = (key: string) => parts.get(key);
  const timeoutMs = Math.max(service.settings.timeoutMs, leastTimeoutMs(composition, findPart));
  const timed = { ...service, settings: { ...service.settings, timeoutMs } };
  await checkComposition(timed, findPart);
  return timed;
}

/** Đổi trạng thái một phiên bản: deprecated with the day it ends, suspended, published again, retired. */
export async function changeServiceState(
  tx: Tx,
  deps: ManagementDeps,
  {
    actor,
    key,
    state,
    sunsetOn,
    reason,
  }: { actor: Actor; key: string; state: ServiceView['state']; sunsetOn: string | null; reason: string },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  const service = await findService(tx, key);
  if (!service) throw refuse('exchange.not_found');
  await setServiceState(tx, { id: service.id, state, sunsetOn });
  await audit(tx, deps, { actor, action: `exchange.service_${state}`, code: key, reason });
  for (const { part, composed, composedId, sunsetOn: day, ownerUnitId } of await selectEndingParts(tx))
    if (part === key && state === 'deprecated')
      tellUnits(tx, deps, {
        ...{ units: [ownerUnitId], serviceId: composedId, what: 'part_ends', at: deps.now() },
        params: { key, composed, day: dayText(day), reason },
      });
  const what = state === 'suspended' ? 'suspended' : service.state === 'suspended' ? 'resumed' : undefined;
  if (what) await tellConsumers(tx, deps, { serviceId: service.id, key, what, at: deps.now(), reason });
}
