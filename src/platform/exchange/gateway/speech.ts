import { soapTypes } from '../soap/envelope.ts';
import type { CallerRequest } from './caller.ts';
import type { RequestBody } from './read-body.ts';
import type { SoapVersion } from '../soap/wsdl-operations.ts';

/** Cách nói của người gọi: answers and refusals go back in the way the question came. */
export type Speech =
  | { kind: 'json' }
  | { kind: 'soap'; version: SoapVersion }
  /** Headers of an answer; the question's body is known once it has been read. */
  | { kind: 'xroad'; headersFor: (body: RequestBody | undefined) => Record<string, string> };

export const plain: Speech = { kind: 'json' };
/** A service itself, and nothing below it: where its SOAP calls are posted to. */
const serviceRoot = /^\/(?:sandbox\/)?[^/?]+\/[^/?]+\/?(?:\?|$)/;

export function speechOf({ method, url = '', headers }: CallerRequest): Speech {
  if (method !== 'POST' || !serviceRoot.test(url)) return plain;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const version = (['1.1', '1.2'] as const).find((known) => soapTypes[known] === type);
  return version ? { kind: 'soap', version } : plain;
}
