import type { Clock } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { checkComposition } from '../composition/check-composition.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { lockServices } from '../composition/composition.queries.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { recordChange } from '../management-log/record-change.ts';
import { insertGrantStep, type StepBy } from '../management/grants.queries.ts';
import { serviceKey } from '../service-key.ts';
import { checkService, findGrantFault, requireSignOnAddresses, readContractsOnce } from './check-declared.ts';
import { checkTopics } from './check-topics.ts';
import { compareFiles, type DeclaredChange } from './compare-files.ts';
import { endGrant, selectDeclared, writeGrant, writeService, writeSystem } from './declared.queries.ts';
import { writeTopic } from './topics.queries.ts';
import type { ExchangeFile } from './exchange-file.ts';

/** Port: the unit of an agency code, so that its officials own the system; null when the code is of nobody here. */
export type UnitIdOf = (agencyCode: string) => Promise<string | null>;
export type ApplyDeps = { db: Db; now: Clock; unitIdOf: UnitIdOf; allowLoopback: boolean };

/** What applying a file would change; nothing is changed. */
export async function diffFile({ db }: Pick<ApplyDeps, 'db'>, file: ExchangeFile): Promise<DeclaredChange[]> {
  return compareFiles(await selectDeclared(db), file);
}

/**
 * Áp dụng tệp khai báo: brings systems, services and grants to what the file says, all or nothing, each grant's change in its history.
 * Throws what is wrong with the first thing that is.
 */
export async function applyFile(deps: ApplyDeps, file: ExchangeFile, by: StepBy): Promise<DeclaredChange[]> {
  const apply = await prepareFile(deps, file);
  return inTransaction(deps.db, (tx) => apply(tx, by));
}

/** Checks a file; what is given back applies it. */
export async function prepareFile(
  deps: Omit<ApplyDeps, 'db'>,
  file: ExchangeFile,
): Promise<(tx: Tx, by: StepBy) => Promise<DeclaredChange[]>> {
  const contracts = await checkFile(deps, file);
  requireKnownParties(file, contracts);
  return async (tx, by) => {
    const at = deps.now();
    await lockServices(tx);
    const current = await selectDeclared(tx);
    const changes = compareFiles(current, file);
    for (const change of changes) {
      await carryOut(tx, { change, current, file, at, by, unitIdOf: deps.unitIdOf });
      const { kind, key, members } = change;
      const action = `exchange.declared_${kind}_${change.change}`;
      // A grant's is in its history.
      if (kind !== 'grant') await recordChange(tx, { at, by, action, subject: key, reason: members.join(', ') });
    }
    return changes;
  };
}

/** By the service's key. */
type Contracts = ReadonlyMap<string, { contract: Contract; personal: boolean }>;

async function checkFile(
  deps: Omit<ApplyDeps, 'db'>,
  { systems, services, grants, topics }: ExchangeFile,
): Promise<Contracts> {
  checkTopics(topics, deps);
  for (const { signOnAddresses } of systems) requireSignOnAddresses(signOnAddresses, deps);
  const contracts = new Map<string, { contract: Contract; personal: boolean }>();
  const readContract = readContractsOnce();
  for (const service of services)
    contracts.set(serviceKey(service), {
      contract: await checkService(service, { ...deps, readContract }),
      personal: service.personal,
    });
  const declared = new Map(services.map((service) => [serviceKey(service), partOf(service)]));
  for (const service of services)
    if (service.upstream === composedUpstream && service.state !== 'retired')
      await checkComposition({ ...service, ...partOf(service) }, (key) => declared.get(key));
  for (const grant of grants) {
    const service = contracts.get(grant.service);
    if (!service) throw refuse('exchange.no_service', { service: grant.service });
    const fault = findGrantFault(grant, service);
    if (fault) throw fault;
  }
  return contracts;
}

const partOf = (service: ExchangeFile['services'][number]) => ({
  ...service,
  settings: ServiceSettings.parse(service.settings),
});

function requireKnownParties({ systems, services, grants, topics }: ExchangeFile, contracts: Contracts): void {
  const environmentOf = new Map(systems.map(({ code, environment }) => [code, environment]));
  requireDistinct(systems.flatMap(({ xRoadId }) => xRoadId ?? []));
  requireDistinct(
    services.flatMap(({ provider, settings }) => (settings.xRoadCode ? `${provider}/${settings.xRoadCode}` : [])),
  );
  for (const { owner, publishers, subscribers } of topics)
    for (const code of [owner, ...publishers, ...subscribers.map(({ system }) => system)])
      if (!environmentOf.has(code)) throw refuse('exchange.no_system', { system: code });
  for (const { provider } of services)
    if (!environmentOf.has(provider)) throw refuse('exchange.no_system', { system: provider });
  for (const { consumer, service } of grants) {
    const environment = environmentOf.get(consumer);
    if (environment === undefined || !contracts.has(service)) throw refuse('exchange.no_system', { system: consumer });
    if ((environment === 'sandbox') !== service.startsWith('sandbox/'))
      throw refuse('exchange.other_environment', { system: consumer, service });
  }
}

/** In X-Road two things of one name could not be told apart. */
function requireDistinct(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw refuse('exchange.code_taken', { code: twice });
}

async function carryOut(
  tx: Tx,
  {
    change,
    current,
    file,
    at,
    by,
    unitIdOf,
  }: { change: DeclaredChange; current: ExchangeFile; file: ExchangeFile; at: Date; by: StepBy; unitIdOf: UnitIdOf },
): Promise<void> {
  const source = change.change === 'end' ? current : file;
  if (change.kind === 'system') {
    const system = source.systems.find(({ code }) => code === change.key);
    if (system)
      await writeSystem(tx, change.change === 'end' ? { ...system, state: 'suspended' } : system, {
        at,
        ownerUnitId: await unitIdOf(system.owner.code),
      });
    return;
  }
  if (change.kind === 'service') {
    const service = source.services.find((one) => serviceKey(one) === change.key);
    if (service) await writeService(tx, change.change === 'end' ? { ...service, state: 'suspended' } : service, at);
    return;
  }
  if (change.kind === 'topic') {
    const topic = source.topics.find(({ code }) => code === change.key);
    if (topic) await writeTopic(tx, topic, change.change === 'end' ? 'suspended' : 'active');
    return;
  }
  const grant = source.grants.find(({ consumer, service }) => `${consumer} → ${service}` === change.key);
  if (!grant) return;
  const grantId = change.change === 'end' ? await endGrant(tx, grant, at) : await writeGrant(tx, grant, at);
  const action = { add: 'approve', change: 'renew', end: 'end' } as const;
  await insertGrantStep(tx, { grantId, at, by, action: action[change.change], reason: change.members.join(', ') });
}
