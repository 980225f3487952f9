import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import type { KnownGrant, KnownService, KnownSystem } from '../known/known.ts';
import type { GivenHeaders } from '../contracts/compile-contract.ts';
import type { MatchedOperation } from '../contracts/match-operation.ts';
import type { Call, CallDeps } from './call.ts';
import type { CallerRequest } from './caller.ts';
import { notOfHeader } from './fast/read-head.ts';
import { GatewayFault } from './faults.ts';
import { namedInCall } from './named-in-call.ts';
import type { PurposeDecision } from './purpose.ts';
import { noBody, parseJson, readBody, streamBody, type RequestBody } from './read-body.ts';
import { readSoapCall, type SoapCall } from './read-soap-call.ts';
import { readTarget, type Target } from './read-target.ts';
import { plain, type Speech } from './speech.ts';

export type LetInDeps = Pick<CallDeps, 'now' | 'known' | 'identifyCaller' | 'countCall' | 'checkPurpose'>;

/** How far a call came, also when it is turned away: what is put on record of it; and how its caller speaks. */
export type SoFar = { call: Partial<Call>; speech?: Speech };

/**
 * Cho vào: who calls, which service and operation, under which grant, how often, with what, and of personal data for whom and why.
 * Throws a GatewayFault at the first thing that is not as it must be.
 */
export async function letIn(deps: LetInDeps, request: CallerRequest, so: SoFar): Promise<Call> {
  const known = deps.known();
  const given = readTarget(request.url ?? '');
  const system = await deps.identifyCaller(request, known);
  const service = known.services.get(given.key);
  if (!service || service.environment !== system.environment) throw new GatewayFault('no_service');
  so.call.system = system;
  so.call.service = service;
  const grant = known.grantOf(system.code, service.id);
  if (!grant) throw new GatewayFault('not_granted');
  so.call.grant = grant;
  // Given when the service held nobody's data: personal data go out field by field or not at all.
  if (service.personal && grant.fields === null) throw new GatewayFault('not_granted');
  const at = deps.now();
  const on = vietnamDay(at);
  const count = () => {
    if (service.state === 'suspended') throw new GatewayFault('suspended');
    return deps.countCall(grant, on);
  };
  const { speech = plain } = so;
  let soap: SoapCall | undefined;
  if (speech.kind === 'soap') {
    // Only its body says what a SOAP call asks: it is counted before it is read.
    requireInForce(grant, { at, on });
    const counted = count();
    if (counted) await counted;
    soap = await readSoapCall(request, { service, version: speech.version });
    so.call.body = soap.body;
  }
  const target = soap?.target ?? given;
  const method = soap?.asked.operation.method ?? (request.method ?? '').toLowerCase();
  const matched = service.match(method, target.segments);
  if (!matched) throw new GatewayFault('no_operation');
  if (matched === 'wrong_method') throw new GatewayFault('wrong_method');
  so.call.matched = matched;
  if (!grant.operations.has(matched.operation.id)) throw new GatewayFault('not_granted');
  if (!soap) {
    requireInForce(grant, { at, on });
    const counted = count();
    if (counted) await counted;
  }
  const body = soap
    ? checkSoapCall(soap, { service, matched })
    : await readRequest(request, { service, matched, target });
  so.call.body = body;
  const purpose =
    service.personal && matched.operation.impersonal === undefined
      ? await requirePurpose(deps, request, { system, grant, matched, target, body })
      : undefined;
  so.call.purpose = purpose;
  const sieve = { filter: purpose ? purpose.filter : grant.filter, keepsRow: grant.keepsRow };
  const headers = namedHeaders(matched, soap?.headers ?? request.headers);
  return { system, service, grant, matched, target, headers, body, soap, purpose, sieve };
}

/** Throws `bad_parameters` for a value no header can have; out of an envelope anything may come. */
function namedHeaders({ operation }: MatchedOperation, given: GivenHeaders): Record<string, string> {
  const named: Record<string, string> = {};
  for (const name of operation.questionHeaders) {
    const value = given[name];
    if (typeof value !== 'string') continue;
    if (notOfHeader.test(value)) throw new GatewayFault('bad_parameters', { detail: name });
    named[name] = value;
  }
  return named;
}

function requireInForce({ validFrom, validTo, hours }: KnownGrant, { at, on }: { at: Date; on: string }): void {
  if (on < validFrom || on > validTo) throw new GatewayFault('not_granted');
  if (!hours) return;
  const time = vietnamTime(at);
  if (time < hours.from || time >= hours.to) throw new GatewayFault('out_of_hours');
}

async function readRequest(
  request: CallerRequest,
  { service, matched, target }: { service: KnownService; matched: MatchedOperation; target: Target },
): Promise<RequestBody> {
  const { operation, parameters } = matched;
  const { checkRequests, maxRequestBytes } = service.settings;
  if (checkRequests) {
    const fault = operation.checkParameters(parameters, target.query, request.headers);
    if (fault !== undefined) throw new GatewayFault('bad_parameters', { detail: fault });
  }
  if (operation.method === 'get' || operation.method === 'head') return noBody;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isKnown = operation.requestTypes.some((known) => known.toLowerCase() === type);
  // A file goes through as it comes; what is to be read before it is passed on comes whole.
  if (isKnown && !isJsonType(type) && !service.personal && !('whole' in request))
    return streamBody(request, maxRequestBytes);
  const body = await readBody(request, maxRequestBytes);
  if (!checkRequests || body.bytes() === 0) return body;
  if (!isKnown) throw new GatewayFault('wrong_media_type');
  const fault = operation.checkRequest?.(parseJson(body));
  if (fault !== undefined) throw new GatewayFault('bad_body', { detail: fault });
  return body;
}

/** What a SOAP call means is held against the contract of a REST provider; that of a SOAP provider was, by its XML schema. */
function checkSoapCall(
  { target, headers, body }: SoapCall,
  { service, matched: { operation, parameters } }: { service: KnownService; matched: MatchedOperation },
): RequestBody {
  if (!service.settings.checkRequests || service.contract().soap) return body;
  const wrong = operation.checkParameters(parameters, target.query, headers);
  if (wrong !== undefined) throw new GatewayFault('bad_parameters', { detail: wrong });
  const fault = operation.requestSchema === undefined ? undefined : operation.checkRequest?.(parseJson(body));
  if (fault !== undefined) throw new GatewayFault('bad_body', { detail: fault });
  return body;
}

const isJsonType = (type: string): boolean => /^application\/(?:[\w.-]+\+)?json$/.test(type);

async function requirePurpose(
  deps: LetInDeps,
  request: CallerRequest,
  {
    system,
    grant,
    matched,
    target,
    body,
  }: { system: KnownSystem; grant: KnownGrant; matched: MatchedOperation; target: Target; body: RequestBody },
): Promise<PurposeDecision> {
  const { operation } = matched;
  const named = namedInCall(matched, target, body);
  const token = request.headers['x-lawful-purpose'];
  const asked = { system, grant, named, operation };
  return deps.checkPurpose(typeof token === 'string' ? token : undefined, asked);
}
