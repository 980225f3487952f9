import { Agent, fetch } from 'undici';
import { trustBeside } from '#infrastructure/http/trust.ts';
import type { Purpose, SendingGround } from '#platform/exchange/index.ts';
import type { Refused, Transport } from './transport.ts';
import type { Way } from './way.ts';

/** Trục tích hợp, as this system calls through it: one of its consumers, under grants like everyone's. */
export type Axis = {
  /** To a service by its key, such as `csdl-dan-cu/1.0`. */
  wayTo: (service: string) => Way;
  close: () => Promise<void>;
};

/** Certificate and key this system shows the gateway, PEM. */
export type OwnCertificate = { certificate: string; key: string };

/** Below the time after which a gateway lets go of a connection nobody uses. */
const keepAliveMs = 20_000;

/** Mở đường qua trục: connections to the gateway that are kept, a token that is used until it runs out, a purpose signed for each call. */
export function openAxis({
  gatewayUrl,
  token,
  signPurpose,
  articleOf,
  own,
  authorities,
}: {
  gatewayUrl: string;
  token: () => Promise<string>;
  signPurpose: (purpose: Purpose) => Promise<string>;
  /** Căn cứ of a service by its key, as it was published. */
  articleOf: (service: string) => Promise<string>;
  own: OwnCertificate | undefined;
  /** Certificates of authorities the province trusts beside the public ones, PEM. */
  authorities: readonly string[];
}): Axis {
  const agent = new Agent({
    keepAliveTimeout: keepAliveMs,
    connect: trustBeside(authorities, own),
  });
  const transport: Transport = {
    send: (url, sent) => fetch(url, { ...sent, dispatcher: agent }),
    readRefusal: readGatewayRefusal,
  };
  const purposeTo = async (service: string, said: Purpose | SendingGround): Promise<Purpose> =>
    'article' in said ? said : { ...said, sending: true, article: await articleOf(service) };
  return {
    wayTo: (service) => ({
      url: `${gatewayUrl}/${service}`,
      headersFor: async (purpose) => {
        const [bearer, signed] = await Promise.all([token(), purpose && purposeTo(service, purpose).then(signPurpose)]);
        return { authorization: `Bearer ${bearer}`, ...(signed !== undefined && { 'x-lawful-purpose': signed }) };
      },
      transport,
    }),
    close: () => agent.close(),
  };
}

/**
 * Codes of the gateway that are no plain refusal: how the provider is, as far as the gateway can tell, and that the province calls
 * too much. Whatever else it says is a "no" to this one call.
 */
const saidOfSystem: Readonly<Record<string, Refused['why']>> = {
  '101500': 'down',
  '101503': 'down',
  '101504': 'timeout',
  '101505': 'wrong_answer',
  '303001': 'down',
  '303002': 'down',
  '303003': 'down',
  '422001': 'refused',
  '503001': 'down',
  '900800': 'down',
  '900804': 'down',
};
const inSoap = /<fault xmlns="urn:motcua:lgsp"><code>(\d{6})<\/code>/;
const inJson = /^\{"code":"(\d{6})"/;

/** Lời từ chối của cổng, in JSON or in a SOAP fault. Undefined of an answer that is the provider's: the gateway lets no such text of it through. */
export function readGatewayRefusal(text: string): Refused | undefined {
  const code = (inJson.exec(text) ?? inSoap.exec(text))?.[1];
  if (code === undefined) return undefined;
  const why = saidOfSystem[code];
  return why === undefined ? { why: 'refused', isOfCall: true } : { why, isOfCall: false };
}
