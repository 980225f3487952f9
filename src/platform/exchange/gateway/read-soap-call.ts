import type { KnownService } from '../known/known.ts';
import { readEnvelope } from '../soap/envelope.ts';
import { findAsked, readQuestion, type FaceOperation } from '../soap/soap-face.ts';
import type { SoapVersion } from '../soap/wsdl-operations.ts';
import { withXml, XmlFault } from '../soap/xml.ts';
import type { CallerRequest } from './caller.ts';
import { GatewayFault } from './faults.ts';
import { readBody, type RequestBody } from './read-body.ts';
import { readTarget, type Target } from './read-target.ts';

/** Lượt gọi SOAP as the REST call it means; its envelope stays what is put on record and what a SOAP provider is sent. */
export type SoapCall = {
  version: SoapVersion;
  asked: FaceOperation;
  target: Target;
  /** Parameters that go to a REST provider as headers. */
  headers: Readonly<Record<string, string>>;
  body: RequestBody;
};

/**
 * Reads an envelope: which operation its body asks, and with what. Throws `bad_body` for what is no XML or no envelope, and for a body
 * that is not as the XML schema of the contract says; `no_operation` for an element nobody asks with.
 */
export async function readSoapCall(
  request: CallerRequest,
  { service, version }: { service: KnownService; version: SoapVersion },
): Promise<SoapCall> {
  const { maxRequestBytes, checkRequests } = service.settings;
  const body = await readBody(request, maxRequestBytes);
  const face = service.soapFace();
  const { soap } = service.contract();
  return readable(() =>
    withXml(body.whole ?? '', (root) => {
      const envelope = readEnvelope(root);
      if (envelope.version !== version) throw new GatewayFault('wrong_media_type');
      // A demand that only the provider could meet cannot be met where it does not speak SOAP.
      if (envelope.demandsHeader && !soap) throw new GatewayFault('bad_body', { detail: 'mustUnderstand' });
      const asked = envelope.isFault ? undefined : findAsked(face, envelope.content);
      if (!asked) throw new GatewayFault('no_operation');
      const fault = checkRequests ? soap?.check(envelope.content) : undefined;
      if (fault !== undefined) throw new GatewayFault('bad_body', { detail: fault });
      const { path, query, headers, body: value } = readQuestion(face, asked, envelope.content);
      const target = readTarget(`/${service.key}${path}${query.size > 0 ? `?${query.toString()}` : ''}`);
      return { version, asked, target, headers, body: withValue(body, value) };
    }),
  );
}

export function readable<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlFault) throw new GatewayFault('bad_body', { detail: error.message });
    throw error;
  }
}

/** The envelope for the record, its JSON for the provider. */
function withValue(body: RequestBody, value: unknown): RequestBody {
  const json = value === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(value));
  return { ...body, json, content: () => (json.length > 0 ? json : null) };
}
