import { generateKeyPairSync } from 'node:crypto';
import { Socket } from 'node:net';
import { SignJWT } from 'jose';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { listFields } from '../contracts/list-fields.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import type { CallerRequest } from '../gateway/caller.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { bodyFor } from '../gateway/give-answer.ts';
import { letIn } from '../gateway/let-in.ts';
import { createPurposeCheck } from '../gateway/purpose.ts';
import { sayFault } from '../gateway/say-fault.ts';
import { sayInSoap } from '../gateway/say-in-soap.ts';
import { speechOf } from '../gateway/speech.ts';
import { soapTypes } from '../soap/envelope.ts';
import { buildKnown, mockUpstream, type Known, type KnownSystem } from '../known/known.ts';
import type { Trial } from './developers.contract.ts';
import { selectVersion, type ShownRow } from './developers.queries.ts';
import { fillHeaders, fillTarget, pretty, readOperations, type ReadOperation } from './read-operations.ts';
import { indented, writeSampleQuestion } from './soap-samples.ts';

export type TrialInput = {
  code: string;
  version: string;
  operation: string;
  parameters: Readonly<Record<string, string>>;
  body: string;
  withToken: boolean;
  withPurpose: boolean;
  /** The same question in an envelope. */
  inSoap: boolean;
};

const caller = 'thu-nghiem';
/** The key purposes of trials are signed with; it is good for nothing outside this process. */
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
const system: KnownSystem = {
  ...{ code: caller, name: caller, unitCode: '', unitName: '', environment: 'sandbox' },
  ...{ xRoadId: null, secrets: new Map(), leakedHashes: new Map(), certificates: new Set<string>() },
  purposeKeys: [{ kty: 'EC', crv: 'P-256', x, y }],
};

/**
 * Gọi thử một thao tác of a service to try out with, through the very checks of the gateway; the answer is made from the contract and
 * is nobody's data. Nothing leaves the process.
 */
export async function tryOperation({ db, now }: { db: Db; now: Clock }, input: TrialInput): Promise<Trial> {
  const rows = await selectVersion(db, input);
  const row = rows.find(({ environment }) => environment === 'sandbox');
  const operation = row && readOperations(row.contract).find(({ id }) => id === input.operation);
  if (!row || !operation || !isInvented(row)) throw refuse('exchange.not_found');
  const asked = input.inSoap ? askInSoap(row, operation, input) : askPlainly(operation, input);
  const url = `/sandbox/${row.code}/${row.version}${asked.target}`;
  const headers: Record<string, string> = {
    ...(input.withToken && { authorization: 'Bearer …' }),
    ...(row.personal && input.withPurpose && { 'x-lawful-purpose': await signPurpose(now()) }),
    ...(asked.type !== undefined && { 'content-type': asked.type }),
    ...asked.headers,
  };
  const { method, body } = asked;
  const request = [
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value.slice(0, 60)}${value.length > 60 ? '…' : ''}`),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
  const answer = await askInside(row, { now, request: makeRequest({ method, url, headers, body }) });
  return { operation: operation.id, request, ...answer };
}

/** One that is composed has parts to try out with, and no server of its own: here it answers as its contract says. */
const isInvented = ({ upstream_url: upstream }: ShownRow): boolean =>
  upstream === mockUpstream || upstream === composedUpstream;

type Asked = {
  method: string;
  target: string;
  headers?: Readonly<Record<string, string>>;
  body: string;
  type: string | undefined;
};

function askPlainly({ method, path, parameters, body }: ReadOperation, input: TrialInput): Asked {
  const target = fillTarget(path, parameters, input.parameters);
  const type = body === null ? undefined : 'application/json';
  const headers = fillHeaders(parameters, input.parameters);
  return { method: method.toUpperCase(), target, headers, body: body === null ? '' : input.body, type };
}

/** What makes no envelope is sent as it was written: the gateway says what is wrong with it. */
function askInSoap(row: ShownRow, { id, body }: ReadOperation, input: TrialInput): Asked {
  const json = body === null ? '' : input.body;
  const envelope = writeSampleQuestion(row, id, { parameters: input.parameters, body: json });
  return { method: 'POST', target: '', body: envelope ?? json, type: soapTypes['1.1'] };
}

async function askInside(
  row: ShownRow,
  { now, request }: { now: Clock; request: CallerRequest },
): Promise<{ status: number; body: string }> {
  const known = knownOf(row);
  const checkPurpose = createPurposeCheck({ neededFields: async ({ fields }) => fields, nowMs: () => now().getTime() });
  const identifyCaller = ({ headers }: CallerRequest) => {
    if (headers.authorization === undefined) throw new GatewayFault('missing_credentials');
    return system;
  };
  const speech = speechOf(request);
  try {
    const call = await letIn(
      { now, known: () => known, identifyCaller, countCall: () => undefined, checkPurpose },
      request,
      { call: {}, speech },
    );
    const invented = call.service.mock?.().get(call.matched.operation.id);
    if (!invented) throw new GatewayFault('provider_failed');
    const answer = { kind: 'whole' as const, headers: {}, ...invented };
    const shaped = bodyFor(call, answer);
    if (!call.soap) return { status: invented.status, body: pretty(shaped.toString('utf8')) };
    const said = sayInSoap(call, { soap: call.soap, answer, body: shaped });
    return { status: said.status, body: indented(said.body) };
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    const { status, body } = sayFault(error, speech);
    return { status, body: typeof body === 'string' ? pretty(body) : indented(body) };
  }
}

/** All a gateway would know of this service, granted whole to whoever tries it. */
function knownOf(row: ShownRow): Known {
  const { contract } = storedContract(row.contract);
  const service = {
    ...{ id: row.id, code: row.code, version: row.version, environment: 'sandbox' as const, providerCode: '' },
    ...{ upstreamUrl: mockUpstream, contract: row.contract, personal: row.personal, sunsetOn: row.sunset_on },
    settings: ServiceSettings.parse(row.settings),
    state: row.state === 'suspended' ? ('suspended' as const) : ('published' as const),
  };
  const grant = {
    ...{ id: row.id, consumerCode: caller, serviceId: row.id, rowScope: null, purpose: '', article: '', hours: null },
    operations: contract.operations.map(({ id }) => id),
    fields: row.personal ? listFields(contract).map(({ path }) => path) : null,
    ...{ validFrom: '0001-01-01', validTo: '9999-12-31', dailyQuota: 1, perSecond: 1, priority: 'counter' as const },
  };
  return buildKnown({ systems: [system], services: [service], grants: [grant] }).known;
}

function makeRequest({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}): CallerRequest {
  return { method, url, headers, socket: new Socket(), whole: Buffer.from(body) };
}

async function signPurpose(at: Date): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000);
  return new SignJWT({ officer: 'thu-nghiem', unit: 'H62', dossier: 'H62-000000-0001', article: 'Gọi thử' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(caller)
    .setAudience('urn:motcua:purpose')
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 120)
    .sign(privateKey);
}
