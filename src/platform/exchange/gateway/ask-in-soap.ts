import { escapeToken } from '../contracts/json-pointer.ts';
import { askedInSoapOf, type AskedInSoap } from '../soap/asked-in-soap.ts';
import { readEnvelope, readFault, soapTypes, writeEnvelope, type Envelope } from '../soap/envelope.ts';
import { writeQuestion } from '../soap/soap-face.ts';
import { declaredFaultStatus } from '../soap/wsdl-contract.ts';
import { nameKey, withXml, XmlFault } from '../soap/xml.ts';
import { readElement } from '../soap/xml-to-json.ts';
import type { Call } from './call.ts';
import type { UpstreamAnswer } from './call-upstream.ts';
import { GatewayFault, wordsOf } from './faults.ts';
import type { ProviderQuestion } from './provider-question.ts';
import { parseJson } from './read-body.ts';
import { readable } from './read-soap-call.ts';

type Whole = UpstreamAnswer & { kind: 'whole' };

/** Of a call whose provider speaks SOAP, what it is asked by; undefined for one that speaks REST. */
export function findAskedInSoap({ service, matched }: Pick<Call, 'service' | 'matched'>): AskedInSoap | undefined {
  const contract = service.contract();
  return contract.soap && askedInSoapOf({ contract, face: service.soapFace() }, matched.operation.id);
}

/**
 * Câu hỏi gửi bên cung cấp bằng SOAP: the envelope as it came, where it came in the provider's own version, else made of the JSON.
 * Throws `bad_body` when what is made does not keep the XML schema.
 */
export function writeSoapQuestion(
  { body, soap, service }: Pick<Call, 'body' | 'soap' | 'service'>,
  inSoap: AskedInSoap,
): ProviderQuestion {
  if (soap?.version === inSoap.operation.version && body.whole) return questionOf(inSoap, body.whole);
  return questionOf(inSoap, makeEnvelope(inSoap, parseJson(body), !soap && service.settings.checkRequests));
}

/** The envelope that says this JSON. Throws `bad_body` when it cannot be made, or is to keep the XML schema and does not. */
export function makeEnvelope(
  { provider, face, operation, asked }: AskedInSoap,
  value: unknown,
  checks: boolean,
): Buffer {
  const made = readable(() => writeEnvelope(operation.version, writeQuestion(face, asked, value)));
  const fault = checks
    ? readable(() => withXml(made, (root) => provider.check(readEnvelope(root).content)))
    : undefined;
  if (fault !== undefined) throw new GatewayFault('bad_body', { detail: fault });
  return made;
}

export function questionOf({ operation: { version, action } }: AskedInSoap, body: Buffer): ProviderQuestion {
  const type = `${soapTypes[version]}; charset=utf-8`;
  const headers: Record<string, string> =
    version === '1.1'
      ? { 'content-type': type, soapaction: `"${action}"` }
      : { 'content-type': action === '' ? type : `${type}; action="${action}"` };
  headers['accept'] = soapTypes[version];
  // A SOAP provider has one address for all it offers.
  return { method: 'post', path: '', headers, readsWhole: true, body };
}

/**
 * Câu trả lời bằng SOAP as the JSON answer it means. A declared fault is one the contract describes; of any other the provider's words
 * stay here: throws `provider_refused` when it blames the question, `provider_failed` when itself, `wrong_answer` for what is no answer.
 */
export function readSoapAnswer(answer: Whole, { service }: Pick<Call, 'service'>, asked: AskedInSoap): Whole {
  const type = answer.headers['content-type'];
  const isXml =
    typeof type === 'string' && Object.values(soapTypes).some((known) => type.toLowerCase().startsWith(known));
  if (!isXml) throw new GatewayFault(answer.status >= 500 ? 'provider_failed' : 'wrong_answer');
  const { checkResponses } = service.settings;
  try {
    return withXml(answer.body, (root) => {
      const envelope = readEnvelope(root);
      if (envelope.isFault) return readDeclaredFault(envelope, asked, checkResponses);
      const { provider, face, operation } = asked;
      const { namespaceUri, name } = envelope.content;
      const isAnswer = nameKey({ namespace: namespaceUri, name }) === nameKey(operation.output);
      if (!isAnswer || (checkResponses && provider.check(envelope.content) !== undefined))
        throw new GatewayFault('wrong_answer');
      const value = readElement(face.form, envelope.content, asked.asked.answer);
      return { ...json(200, value), envelope: { bytes: answer.body, type, version: envelope.version } };
    });
  } catch (error) {
    if (error instanceof XmlFault) throw new GatewayFault('wrong_answer');
    throw error;
  }
}

function readDeclaredFault(envelope: Envelope, { provider, face, operation }: AskedInSoap, checks: boolean): Whole {
  const { isOfCaller, detail } = readFault(envelope);
  const key = detail && nameKey({ namespace: detail.namespaceUri, name: detail.name });
  const declared = operation.faults.find((fault) => nameKey(fault) === key);
  if (!detail || !declared || (checks && provider.check(detail) !== undefined))
    throw new GatewayFault(isOfCaller ? 'provider_refused' : 'provider_failed');
  const schema = faultSchema(operation.name, declared.name);
  const words = wordsOf({ fault: 'provider_refused', detail: undefined });
  const value = readElement(face.form, detail, schema);
  return json(declaredFaultStatus, { ...words, fault: { [declared.name]: value } });
}

/** The schema of a declared fault, by its place in the document made from the WSDL. */
export const faultSchema = (operation: string, fault: string): unknown => {
  const pointer = `#/paths/~1${escapeToken(operation)}/post/responses/${declaredFaultStatus}/content/application~1json/schema`;
  return { $ref: `${pointer}/properties/fault/properties/${escapeToken(fault)}` };
};

const json = (status: number, value: unknown): Whole => ({
  kind: 'whole',
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});
