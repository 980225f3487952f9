import type { JWK } from 'jose';
import type { grantPriorities, ServiceSettings } from '../exchange.contract.ts';
import { compileFieldFilter, type FieldFilter } from '../contracts/filter-fields.ts';
import { keepRows, type KeepsRow } from '../contracts/keep-rows.ts';
import { compileComposition, type Composition } from '../composition/compile-composition.ts';
import type { MatchOperation } from '../contracts/match-operation.ts';
import type { MockAnswer } from '../contracts/mock-answers.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { compileMapping, type MapMessages } from '../mapping/map-messages.ts';
import { serviceKey, soapNamespace } from '../service-key.ts';
import { askedInSoapOf, type AskedInSoap } from '../soap/asked-in-soap.ts';
import type { SoapFace } from '../soap/soap-face.ts';

export type Environment = 'sandbox' | 'production';

/** Hệ thống được biết: what a gateway must know of a system to let it in. */
export type KnownSystem = {
  code: string;
  name: string;
  unitCode: string;
  unitName: string;
  environment: Environment;
  /** By which X-Road knows it. */
  xRoadId: string | null;
  /** Hashes of the secrets that hold, by their ids. */
  secrets: ReadonlyMap<string, string>;
  /** Of keys that open nothing, by what is put on record when one is shown: `decoys/`. */
  leakedHashes: ReadonlyMap<string, { id: string; outcome: 'decoy_shown' | 'dead_key_shown' }>;
  /** SHA-256 of the certificates it may show, base64url. */
  certificates: ReadonlySet<string>;
  /** Public keys its purpose tokens are signed with. */
  purposeKeys: readonly JWK[];
};

export type ServiceRow = {
  id: string;
  code: string;
  version: string;
  environment: Environment;
  providerCode: string;
  upstreamUrl: string;
  contract: string;
  personal: boolean;
  settings: ServiceSettings;
  state: 'published' | 'deprecated' | 'suspended';
  sunsetOn: string | null;
};

export type GrantRow = {
  id: string;
  consumerCode: string;
  serviceId: string;
  operations: readonly string[];
  fields: readonly string[] | null;
  rowScope: { field: string; values: readonly string[] } | null;
  purpose: string;
  article: string;
  validFrom: string;
  validTo: string;
  dailyQuota: number;
  perSecond: number;
  priority: (typeof grantPriorities)[number];
  hours: { from: string; to: string } | null;
};

export type KnownService = Omit<ServiceRow, 'contract'> & {
  /** `code/version`, in front of it `sandbox/` for services to try out with. */
  key: string;
  /** Compiled when the first call comes: a gateway may know thousands of contracts and be asked for few. */
  match: MatchOperation;
  contract: () => Contract;
  /** No operation takes or gives a file. */
  isJsonOnly: () => boolean;
  /** How it looks to who calls it in SOAP. */
  soapFace: () => SoapFace;
  /** How an operation is said to a provider that does not speak the contract. */
  mappingOf: (operation: string) => MapMessages | undefined;
  /** Of a mapping before a provider that speaks SOAP, the operation of its WSDL that is asked. */
  askedInSoap: (operation: string) => AskedInSoap | undefined;
  /** How its answer is put together from those of others; undefined where somebody provides it. */
  compositionOf: (operation: string) => Composition | undefined;
  /** Invented answers by operation, of a service to try out with. */
  mock: (() => ReadonlyMap<string, MockAnswer>) | undefined;
};

export type KnownGrant = Omit<GrantRow, 'operations' | 'fields'> & {
  operations: ReadonlySet<string>;
  filter: FieldFilter | undefined;
  fields: readonly string[] | null;
  keepsRow: KeepsRow | undefined;
};

/** Address of a service nobody provides: its answers are made from its contract. */
export const mockUpstream = 'mock:contract';

/** Bảng tuyến: all a gateway decides by, made whole and swapped in one step; never changed in place. */
export type Known = {
  systems: ReadonlyMap<string, KnownSystem>;
  services: ReadonlyMap<string, KnownService>;
  /** Systems by their identifiers in X-Road. */
  xroadClients: ReadonlyMap<string, KnownSystem>;
  /** Keys of the services that have a name in X-Road, by provider and name there. */
  xroadServices: ReadonlyMap<string, string>;
  grantOf: (consumerCode: string, serviceId: string) => KnownGrant | undefined;
};

export type KnownRows = {
  systems: readonly KnownSystem[];
  services: readonly ServiceRow[];
  grants: readonly GrantRow[];
};

/** Grants as they were compiled, by all they say. */
export type CompiledGrants = ReadonlyMap<string, KnownGrant>;

/** Makes the table; a grant that did not change since `previous` is taken over. */
export function buildKnown(
  rows: KnownRows,
  previous: CompiledGrants = new Map(),
): { known: Known; compiled: CompiledGrants } {
  const compiled = new Map<string, KnownGrant>();
  const services = new Map<string, KnownService>();
  const xroadIds = new Map(rows.systems.map(({ code, xRoadId }) => [code, xRoadId]));
  const xroadServices = new Map<string, string>();
  for (const { contract, ...row } of rows.services) {
    const stored = storedContract(contract);
    const { match, answers, isJsonOnly } = stored;
    const key = serviceKey(row);
    services.set(key, {
      ...row,
      ...{ key, match, isJsonOnly },
      contract: () => stored.contract,
      soapFace: () => stored.soapFace(soapNamespace(row)),
      mappingOf: compiledOnce(row.settings.mapping, compileMapping),
      compositionOf: compiledOnce(row.settings.composition, compileComposition),
      askedInSoap: (operation) => askedByMapping(row.settings, operation),
      mock: row.upstreamUrl === mockUpstream ? answers : undefined,
    });
    const { xRoadCode } = row.settings;
    const xroadId = xroadIds.get(row.providerCode);
    if (xRoadCode && xroadId) xroadServices.set(`${xroadId}/${xRoadCode}`, key);
  }
  const grants = new Map<string, KnownGrant>();
  for (const row of rows.grants) {
    const name = JSON.stringify(row);
    const grant = previous.get(name) ?? compileGrant(row);
    compiled.set(name, grant);
    grants.set(`${row.consumerCode} ${row.serviceId}`, grant);
  }
  const known = {
    systems: new Map(rows.systems.map((system) => [system.code, system])),
    ...{ services, xroadServices },
    xroadClients: new Map(
      rows.systems.flatMap((system) => (system.xRoadId === null ? [] : [[system.xRoadId, system] as const])),
    ),
    grantOf: (consumerCode: string, serviceId: string) => grants.get(`${consumerCode} ${serviceId}`),
  };
  return { known, compiled };
}

/** What is declared of operations: compiled when one is first called, like its contract. */
function compiledOnce<Declared, Compiled>(
  declared: Readonly<Record<string, Declared>> | undefined,
  compile: (declared: Declared) => Compiled,
): (operation: string) => Compiled | undefined {
  const compiled = new Map<string, Compiled>();
  return (operation) => {
    const own = declared && Object.hasOwn(declared, operation) ? declared[operation] : undefined;
    if (!own) return undefined;
    const known = compiled.get(operation) ?? compile(own);
    compiled.set(operation, known);
    return known;
  };
}

function askedByMapping({ mapping, providerWsdl }: ServiceSettings, operation: string): AskedInSoap | undefined {
  const soap = mapping && Object.hasOwn(mapping, operation) ? mapping[operation]?.soap : undefined;
  if (soap === undefined || providerWsdl === undefined) return undefined;
  const { contract, soapFace } = storedContract(providerWsdl);
  return askedInSoapOf({ contract, face: soapFace('') }, soap);
}

function compileGrant({ operations, fields, rowScope, ...grant }: GrantRow): KnownGrant {
  return {
    ...grant,
    operations: new Set(operations),
    fields,
    rowScope,
    filter: fields === null ? undefined : compileFieldFilter(fields),
    keepsRow: rowScope === null ? undefined : keepRows(rowScope),
  };
}
