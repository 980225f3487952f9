import { canonicalJson } from '#infrastructure/crypto.ts';
import type {
  DeclaredGrant,
  DeclaredService,
  DeclaredSystem,
  DeclaredTopic,
  ExchangeFile,
} from '../declared/exchange-file.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import { dangerKinds, type DangerKind } from './proposal.contract.ts';

/**
 * Điều nguy hiểm của một thay đổi: what it opens, weakens or destroys, from the axis before and after it alone, so that the console and a
 * file of declarations are judged alike. What is only for trying out holds no real data and is never dangerous, unless it leads to where the real data are. `addresses`:
 * of all services there are, also where only one of them is looked at.
 */
export function judgeDanger(
  before: ExchangeFile,
  after: ExchangeFile,
  addresses: readonly ServiceAddress[] = after.services,
): DangerKind[] {
  const servers = { production: new Set<string>(), sandbox: new Set<string>() };
  for (const one of addresses)
    if (one.environment === 'production' || isOpen(one)) servers[one.environment].add(serverOf(one));
  const codeOf = ({ code }: { code: string }) => code;
  const grantKey = ({ consumer, service }: DeclaredGrant) => `${consumer} → ${service}`;
  const found = new Set<DangerKind>([
    ...compare(before.systems, after.systems, codeOf, ofSystem),
    ...compare(before.services, after.services, serviceKey, (was, is) => ofService(was, is, servers)),
    ...compare(before.grants, after.grants, grantKey, ofGrant),
    ...compare(before.topics, after.topics, codeOf, ofTopic),
  ]);
  return dangerKinds.filter((kind) => found.has(kind));
}

/** Each thing held against what it was; a file may have ten thousand of them. */
function compare<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  keyOf: (thing: Thing) => string,
  judge: (was: Thing | undefined, is: Thing) => DangerKind[],
): DangerKind[] {
  const was = new Map(before.map((thing) => [keyOf(thing), thing]));
  return after.flatMap((thing) => judge(was.get(keyOf(thing)), thing));
}

const when = (kind: DangerKind, isSo: boolean | undefined): DangerKind[] => (isSo === true ? [kind] : []);
const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
/** Whether `after` has something `before` had not. */
const gains = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  after.some((one) => !before.some((other) => isSame(one, other)));

function ofSystem(before: DeclaredSystem | undefined, after: DeclaredSystem): DangerKind[] {
  if (after.environment === 'sandbox') return [];
  return [
    ...when('system_resumed', before && before.state !== 'active' && after.state === 'active'),
    ...when('system_retired', before && before.state !== 'retired' && after.state === 'retired'),
    ...when('owner_changed', before && before.owner.code !== after.owner.code),
    // What was given for trying out would open real data.
    ...when(
      'credential_given',
      before?.environment === 'sandbox' || gains(before?.purposeKeys ?? [], after.purposeKeys),
    ),
    ...when('sign_on_address', gains(before?.signOnAddresses ?? [], after.signOnAddresses)),
  ];
}

export type ServiceAddress = Pick<DeclaredService, 'environment' | 'upstream' | 'state'>;
type Servers = Record<DeclaredService['environment'], ReadonlySet<string>>;

/** Host and port of an address, over TLS or not; whatever the path, as a contract adds to it. Empty where it names none. */
function serverOf({ upstream }: Pick<DeclaredService, 'upstream'>): string {
  return URL.parse(upstream)?.host.replace(/\.(?=:|$)/, '') ?? '';
}

/**
 * Whether a service comes to lead where one of the other environment leads, or asks for something else there: who tries out needs no
 * grant of real data, and what it was given would be real.
 */
function joins(before: DeclaredService | undefined, after: DeclaredService, servers: Servers): boolean {
  const server = serverOf(after);
  const others = after.environment === 'sandbox' ? servers.production : servers.sandbox;
  if (server === '' || !isOpen(after) || !others.has(server)) return false;
  return !before || !isOpen(before) || before.upstream !== after.upstream || !isSame(saidOf(before), saidOf(after));
}

const saidOf = ({ contract, settings: { mapping, providerWsdl, composition } }: DeclaredService) => ({
  ...{ contract, mapping, providerWsdl, composition },
});

const isOpen = (service: Pick<DeclaredService, 'state'> | undefined): boolean =>
  service !== undefined && (service.state === 'published' || service.state === 'deprecated');

function ofService(before: DeclaredService | undefined, after: DeclaredService, servers: Servers): DangerKind[] {
  if (after.environment === 'sandbox') return when('provider_address', joins(before, after, servers));
  const opens = isOpen(after) && !isOpen(before);
  const isNew = before === undefined || before.state === 'draft';
  return [
    ...when('service_opened', opens && isNew && after.personal),
    ...when('service_resumed', opens && !isNew),
    ...when('personal_data', before && changesPersonal(before, after)),
    ...when(
      'provider_address',
      (before && (before.upstream !== after.upstream || before.provider !== after.provider)) ||
        (!isOpen(before) && joins(before, after, servers)),
    ),
    ...when('checks_weakened', isWeaker(before, after)),
    ...when('service_retired', before && before.state !== 'retired' && after.state === 'retired'),
  ];
}

function changesPersonal(before: DeclaredService, after: DeclaredService): boolean {
  if (before.personal !== after.personal) return true;
  return after.personal && !isSame(saidOf(before), saidOf(after));
}

/** Of a new service only what the defaults would check counts: how large its bodies are is its own. */
function isWeaker(before: DeclaredService | undefined, after: DeclaredService): boolean {
  const was = ServiceSettings.parse(before?.settings ?? {});
  const is = ServiceSettings.parse(after.settings);
  const isUnchecked = (was.checkRequests && !is.checkRequests) || (was.checkResponses && !is.checkResponses);
  if (before === undefined) return isUnchecked;
  return (
    isUnchecked ||
    (was.keepBodies && !is.keepBodies) ||
    keepsLess(was.firstAnswers, is.firstAnswers) ||
    is.maxRequestBytes > was.maxRequestBytes ||
    is.maxResponseBytes > was.maxResponseBytes
  );
}

/** Of the first answers of commands. */
function keepsLess(was: ServiceSettings['firstAnswers'], is: ServiceSettings['firstAnswers']): boolean {
  if (!was) return false;
  return !is || is.keptHours < was.keptHours || (was.keyRequired && !is.keyRequired);
}

/** A grant of the console is given by two persons anyway; here it is one a file gives or makes wider. */
function ofGrant(before: DeclaredGrant | undefined, after: DeclaredGrant): DangerKind[] {
  if (after.service.startsWith('sandbox/')) return [];
  if (!before) return ['grant_widened'];
  const isWider =
    gains(before.operations, after.operations) ||
    (before.fields !== null && (after.fields === null || gains(before.fields, after.fields))) ||
    (before.rows !== null && !isSame(before.rows, after.rows)) ||
    (before.hours !== null && !isSame(before.hours, after.hours)) ||
    after.from < before.from ||
    after.to > before.to ||
    after.dailyQuota > before.dailyQuota ||
    after.perSecond > before.perSecond;
  return when('grant_widened', isWider);
}

function ofTopic(before: DeclaredTopic | undefined, after: DeclaredTopic): DangerKind[] {
  return [
    ...when(
      'topic_widened',
      gains(before?.publishers ?? [], after.publishers) || gains(before?.subscribers ?? [], after.subscribers),
    ),
    // Whether another schema lets more through cannot be told from the two: an empty one lets everything.
    ...when('checks_weakened', before && before.schema !== null && !isSame(before.schema, after.schema)),
  ];
}
