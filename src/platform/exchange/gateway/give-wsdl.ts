import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Known } from '../known/known.ts';
import { serviceKey, soapNamespace } from '../service-key.ts';
import { writeWsdl } from '../soap/write-wsdl.ts';

/** What every SOAP tool asks for: the address of a service with `?wsdl` behind it. */
const asked = /^\/((?:sandbox\/)?[^/?]+\/[^/?]+)\/?\?wsdl$/i;

/**
 * WSDL của dịch vụ, to anybody, as on the developer portal: `GET /dan-cu-037/1.0?wsdl`. False when something else is asked for; a service
 * that is not there is left to say so itself.
 */
export function giveWsdl(
  { known, address }: { known: Known; address: string },
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const key = method === 'GET' ? asked.exec(url)?.[1] : undefined;
  const service = key === undefined ? undefined : known.services.get(key);
  if (!service) return false;
  const at = `${address.replace(/\/$/, '')}/${serviceKey(service)}`;
  const text = Buffer.from(writeWsdl(service.contract(), { namespace: soapNamespace(service), address: at }));
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': text.length }).end(text);
  return true;
}
