import { soapTypes, writeEnvelope, writeFault } from '../soap/envelope.ts';
import { writeElement } from '../soap/json-to-xml.ts';
import { writeAnswer } from '../soap/soap-face.ts';
import { declaredFaultStatus } from '../soap/wsdl-contract.ts';
import { faultSchema } from './ask-in-soap.ts';
import type { Call } from './call.ts';
import type { UpstreamAnswer } from './call-upstream.ts';
import type { SoapCall } from './read-soap-call.ts';
import { faultStatus, gatewayDetail } from './say-fault.ts';

type Saying = { soap: SoapCall; answer: UpstreamAnswer & { kind: 'whole' }; body: Buffer };

/**
 * Trả lời bằng SOAP: the provider's envelope as it came where all of it may go back and it speaks the caller's version; else one
 * made of what may. An error of the provider is a fault, with the detail its contract declares.
 */
export function sayInSoap(
  { service, sieve }: Pick<Call, 'service' | 'sieve'>,
  { soap: { version, asked }, answer, body }: Saying,
): { status: number; type: string; body: Buffer } {
  const type = `${soapTypes[version]}; charset=utf-8`;
  const value: unknown = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
  const face = service.soapFace();
  if (answer.status >= 300) {
    const text = `Bên cung cấp từ chối hoặc gặp lỗi (${answer.status}).`;
    const declared = answer.status === declaredFaultStatus ? declaredDetail(value) : undefined;
    const detail = declared ?? gatewayDetail({ code: String(answer.status), message: 'Provider Answer' });
    const isOfCaller = answer.status < 500;
    return {
      status: faultStatus(version, answer.status),
      type,
      body: writeFault(version, { isOfCaller, text, detail }),
    };
  }
  const { envelope } = answer;
  if (envelope?.version === version && !sieve.filter && !sieve.keepsRow)
    return { status: 200, type: envelope.type, body: envelope.bytes };
  return { status: 200, type, body: writeEnvelope(version, writeAnswer(face, asked, value)) };

  function declaredDetail(said: unknown): string | undefined {
    const operation = service.contract().soap?.operations.get(asked.operation.id);
    if (typeof said !== 'object' || said === null || !('fault' in said)) return undefined;
    const { fault } = said;
    const name = operation?.faults.find(
      (one) => typeof fault === 'object' && fault !== null && Object.hasOwn(fault, one.name),
    );
    if (!operation || !name) return undefined;
    return writeElement(face.form, name, {
      schema: faultSchema(operation.name, name.name),
      value: Reflect.get(Object(fault), name.name),
    });
  }
}
