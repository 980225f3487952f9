import { escapeXml } from '#infrastructure/escape-xml.ts';
import { soapTypes, writeFault } from '../soap/envelope.ts';
import { faultBody, statusOf, wordsOf, xroadNameOf, type GatewayFault } from './faults.ts';
import type { Speech } from './speech.ts';

/** Lời từ chối as the caller speaks: the body of WSO2, a SOAP fault or an error of X-Road with the same words. */
export function sayFault(fault: GatewayFault, speech: Speech): { status: number; type: string; body: string | Buffer } {
  const status = statusOf(fault.fault);
  if (speech.kind === 'json') return { status, type: 'application/json', body: faultBody(fault) };
  const { code, message, description } = wordsOf(fault);
  if (speech.kind === 'xroad') {
    const body = JSON.stringify({ type: xroadNameOf(fault.fault), message: description, detail: code });
    return { status, type: 'application/json', body };
  }
  const isOfCaller = status < 500;
  const { version } = speech;
  return {
    status: faultStatus(version, status),
    type: soapTypes[version],
    body: writeFault(version, { isOfCaller, text: description, detail: gatewayDetail({ code, message }) }),
  };
}

export const gatewayDetail = ({ code, message }: { code: string; message: string }): string =>
  `<fault xmlns="urn:motcua:lgsp"><code>${escapeXml(code)}</code><message>${escapeXml(message)}</message></fault>`;

/** A fault over SOAP 1.1 is a 500 whoever is at fault; a missing token is told by HTTP itself, before SOAP is spoken. */
export const faultStatus = (version: '1.1' | '1.2', status: number): number =>
  status === 401 ? 401 : version === '1.2' && status < 500 ? 400 : 500;
