import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallDeps } from './call.ts';
import { GatewayFault } from './faults.ts';
import { answerFault, handleCall } from './handle-call.ts';
import { thumbprintOf, type IdentifyCaller } from './identify-caller.ts';
import type { RequestBody } from './read-body.ts';
import type { Speech } from './speech.ts';
import { continueTrace } from './trace.ts';

export const xroadPath = '/r1/';
const target = /^\/r1\/([^/?]+\/[^/?]+\/[^/?]+\/[^/?]+)\/([^/?]+)(\/[^?]*)?(\?.*)?$/;

/**
 * Lượt gọi theo X-Road (Message Protocol for REST, r1): `/r1/{instance}/{class}/{member}/{subsystem}/{service}/…` is the call of the
 * service that system offers under that name. `X-Road-Client` must be who shows its token or its certificate.
 */
export async function handleXroad(deps: CallDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [whole, provider = '', service = '', path = '', query = ''] = target.exec(request.url ?? '') ?? [];
  const { speech, client } = speak(request, `${provider}/${service}`);
  const key = deps.known().xroadServices.get(`${provider}/${service}`);
  if (whole === undefined || key === undefined) {
    const fault = new GatewayFault(whole === undefined ? 'bad_target' : 'no_service');
    return answerFault(response, fault, { ...continueTrace(request.headers.traceparent), speech });
  }
  request.url = `/${key}${path}${query}`;
  await handleCall({ ...deps, identifyCaller: requireClient(deps.identifyCaller, client) }, request, response, {
    speech,
  });
}

/** Whoever calls, calls in its own name; without a token by the certificate it shows, as X-Road knows its information systems. */
function requireClient(identify: IdentifyCaller, client: string): IdentifyCaller {
  return async (request, known) => {
    const shown = request.headers.authorization === undefined ? thumbprintOf(request) : undefined;
    const named = known.xroadClients.get(client);
    if (shown !== undefined && !named?.certificates.has(shown)) throw new GatewayFault('wrong_certificate');
    const system = shown !== undefined && named ? named : await identify(request, known);
    if (client === '' || system.xRoadId !== client) throw new GatewayFault('wrong_xroad_client');
    return system;
  };
}

function speak(request: IncomingMessage, service: string): { speech: Speech; client: string } {
  const headerOf = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const client = headerOf('x-road-client');
  const said = headerOf('x-road-id');
  // An identifier of the caller's is kept when it can be told apart from a header of ours.
  const id = /^[\w.:-]{1,100}$/.test(said) ? said : randomUUID();
  const requestId = randomUUID();
  const asked = messageOf(request, requestId);
  const headers = { 'x-road-id': id, 'x-road-service': service, 'x-road-request-id': requestId };
  const speech: Speech = {
    kind: 'xroad',
    headersFor: (body) => ({
      ...headers,
      ...(/^[\w./%-]{1,300}$/.test(client) && { 'x-road-client': client }),
      ...(body && { 'x-road-request-hash': hashOf(asked, body) }),
    }),
  };
  return { speech, client };
}

/** Headers that are of a connection, and what proves who calls. */
const ofConnection = new Set([
  ...['transfer-encoding', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade'],
  ...['connection', 'user-agent', 'host', 'content-length', 'server', 'expect', 'authorization', 'x-lawful-purpose'],
  ...['x-road-request-id', 'x-road-request-hash'],
]);

/** Bản tin hỏi as X-Road writes it: method, address as it was called, headers, one a line. */
function messageOf({ method = '', url = '', headers }: IncomingMessage, requestId: string): string {
  const lines = Object.entries(headers)
    .filter(([name]) => !ofConnection.has(name))
    .map(([name, value]) => `${name}:${String(value)}`);
  return [method, url, ...lines, `x-road-request-id:${requestId}`, ''].join('\r\n');
}

/** Binds an answer to its question: SHA-512 of the message; with a body, of that and of the body's SHA-256, which stands in the log. */
function hashOf(asked: string, body: RequestBody): string {
  const message = createHash('sha512').update(asked).digest();
  if (body.bytes() === 0) return message.toString('base64');
  return createHash('sha512').update(message).update(Buffer.from(body.digest(), 'hex')).digest('base64');
}
