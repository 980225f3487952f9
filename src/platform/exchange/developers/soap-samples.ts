import { storedContract } from '../contracts/stored-contract.ts';
import { soapNamespace } from '../service-key.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import { namedBySchema } from '../soap/naming.ts';
import { writeAnswer, writeQuestion } from '../soap/soap-face.ts';
import { withXml } from '../soap/xml.ts';
import type { ReadOperation } from './read-operations.ts';

type Named = { contract: string; code: string; version: string };
/** Values of parameters as text, and a body of JSON. */
export type GivenQuestion = { parameters: Readonly<Record<string, string>>; body: string };

/** Phong bì hỏi of an operation, from what would be sent over REST; undefined when it cannot be asked in SOAP, or the body is no JSON. */
export function writeSampleQuestion(
  row: Named,
  operation: string,
  { parameters, body }: GivenQuestion,
): string | undefined {
  const face = storedContract(row.contract).soapFace(soapNamespace(row));
  const asked = face.operations.find((one) => one.operation.id === operation);
  const value = body === '' ? undefined : parse(body);
  if (!asked || (body !== '' && value === undefined)) return undefined;
  const given = Object.entries(parameters).filter(([, text]) => text !== '');
  const question = face.form.naming === namedBySchema ? value : { ...Object.fromEntries(given), body: value };
  return indented(writeEnvelope('1.1', writeQuestion(face, asked, question)));
}

/** Ví dụ bằng SOAP of an operation: its envelope and the one that answers. */
export function writeSoapSample(row: Named, { id, parameters, body, answer }: ReadOperation) {
  const examples = Object.fromEntries(
    parameters.flatMap(({ name, required, example }) => (required ? [[name, example]] : [])),
  );
  const request = writeSampleQuestion(row, id, { parameters: examples, body: body ?? '' });
  if (request === undefined) return null;
  const face = storedContract(row.contract).soapFace(soapNamespace(row));
  const asked = face.operations.find((one) => one.operation.id === id);
  const said = asked && answer && writeAnswer(face, asked, answer.body === '' ? undefined : parse(answer.body));
  return { request, answer: said ? indented(writeEnvelope('1.1', said)) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const indented = (xml: Buffer): string => withXml(xml, (root) => root.toString({ format: true }));
