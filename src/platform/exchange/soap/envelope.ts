import type { XmlElement } from 'libxml2-wasm';
import { escapeXml } from '#infrastructure/escape-xml.ts';
import type { SoapVersion } from './wsdl-operations.ts';
import { elementsNamed, elementsOf, XmlFault } from './xml.ts';

export const envelopeNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};
export const soapTypes: Readonly<Record<SoapVersion, string>> = { '1.1': 'text/xml', '1.2': 'application/soap+xml' };

/** Phong bì SOAP as it came: what stands in its body, and whether its sender demands that its header be understood. */
export type Envelope = { version: SoapVersion; content: XmlElement; isFault: boolean; demandsHeader: boolean };

/** Throws XmlFault for what is no envelope, or has not exactly one element in its body. */
export function readEnvelope(root: XmlElement): Envelope {
  const version = (['1.1', '1.2'] as const).find((known) => envelopeNamespaces[known] === root.namespaceUri);
  if (root.name !== 'Envelope' || version === undefined) throw new XmlFault('không phải phong bì SOAP 1.1 hoặc 1.2');
  const namespace = envelopeNamespaces[version];
  const bodies = elementsNamed(root, namespace, 'Body');
  const [body] = bodies;
  if (!body || bodies.length > 1) throw new XmlFault('phong bì SOAP phải có đúng một Body');
  const [content, ...more] = elementsOf(body);
  if (!content || more.length > 0) throw new XmlFault('Body của phong bì SOAP phải có đúng một phần tử');
  const entries = elementsNamed(root, namespace, 'Header').flatMap(elementsOf);
  return {
    version,
    content,
    isFault: content.namespaceUri === namespace && content.name === 'Fault',
    demandsHeader: entries.some(({ attrs }) =>
      attrs.some(
        ({ name, namespaceUri, value }) =>
          name === 'mustUnderstand' && namespaceUri === namespace && /^(?:1|true)$/.test(value.trim()),
      ),
    ),
  };
}

export const writeEnvelope = (version: SoapVersion, content: string): Buffer =>
  Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}"><soap:Body>${content}</soap:Body></soap:Envelope>`,
  );

/** Lỗi SOAP: `detail` is XML. */
export type SoapFault = { isOfCaller: boolean; text: string; detail: string };

export function writeFault(version: SoapVersion, { isOfCaller, text, detail }: SoapFault): Buffer {
  const told = escapeXml(text);
  if (version === '1.1')
    return writeEnvelope(
      version,
      `<soap:Fault><faultcode>soap:${isOfCaller ? 'Client' : 'Server'}</faultcode>` +
        `<faultstring xml:lang="vi">${told}</faultstring><detail>${detail}</detail></soap:Fault>`,
    );
  return writeEnvelope(
    version,
    `<soap:Fault><soap:Code><soap:Value>soap:${isOfCaller ? 'Sender' : 'Receiver'}</soap:Value></soap:Code>` +
      `<soap:Reason><soap:Text xml:lang="vi">${told}</soap:Text></soap:Reason><soap:Detail>${detail}</soap:Detail></soap:Fault>`,
  );
}

/** Of a fault who is told to be at fault, and the element in its detail; its words are the provider's own and stay with us. */
export function readFault({ content }: Envelope): { isOfCaller: boolean; detail: XmlElement | undefined } {
  const parts = elementsOf(content);
  const code = parts.find(({ name }) => name === 'faultcode' || name === 'Code')?.content ?? '';
  const detail = parts.find(({ name }) => name === 'detail' || name === 'Detail');
  return { isOfCaller: /(?:Client|Sender)\b/.test(code), detail: detail && elementsOf(detail)[0] };
}
