import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../contracts/read-openapi.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';
import type { SoapProvider } from './soap-provider.ts';
import { writeAnswer, writeQuestion, type FaceOperation, type SoapFace } from './soap-face.ts';
import type { SoapOperation } from './wsdl-operations.ts';
import { withXml, XmlFault } from './xml.ts';
import { readElement } from './xml-to-json.ts';

/** Câu hỏi cho bên cung cấp bằng SOAP: what is needed of its WSDL to ask one of its operations. */
export type AskedInSoap = { provider: SoapProvider; face: SoapFace; operation: SoapOperation; asked: FaceOperation };

/** Of a contract read from a WSDL how one of its operations is asked; undefined where it has none of that name, or is no WSDL. */
export function askedInSoapOf(
  { contract, face }: { contract: Contract; face: SoapFace },
  name: string,
): AskedInSoap | undefined {
  const provider = contract.soap;
  const operation = provider?.operations.get(name);
  const asked = operation && face.operations.find((one) => one.operation.id === operation.name);
  return provider && asked && { provider, face, operation, asked };
}

/** What is wrong with JSON that is to be said in the provider's XML, or to come of it; undefined when it keeps the schema and comes back the same. */
export function writesAndReads(
  { provider, face, operation, asked }: AskedInSoap,
  side: 'question' | 'answer',
  value: unknown,
): string | undefined {
  const write = side === 'question' ? writeQuestion : writeAnswer;
  try {
    const envelope = writeEnvelope(operation.version, write(face, asked, value ?? {}));
    return withXml(envelope, (root) => {
      const { content } = readEnvelope(root);
      const fault = provider.check(content);
      if (fault !== undefined) return fault;
      const read = readElement(face.form, content, asked[side]);
      return isDeepStrictEqual(read, value ?? {}) ? undefined : `XML chỉ nói được ${JSON.stringify(read)}`;
    });
  } catch (error) {
    if (error instanceof XmlFault) return error.message;
    throw error;
  }
}
