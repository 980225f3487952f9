import { buildMatcher, type MatchOperation } from './match-operation.ts';
import { compileContract } from './compile-contract.ts';
import { listFields, type ContractField } from './list-fields.ts';
import { buildMockAnswers, type MockAnswer } from './mock-answers.ts';
import { parseContract } from './read-contract.ts';
import type { Contract } from './read-openapi.ts';
import { soapFaceOf, type SoapFace } from '../soap/soap-face.ts';

/** Một hợp đồng đã công bố, with what is made of it; each part is made when it is first asked for. */
export type StoredContract = {
  contract: Contract;
  match: MatchOperation;
  /** No operation takes or gives a file. */
  isJsonOnly: () => boolean;
  /** Throws when answers cannot be made of it: it needs examples. */
  answers: () => ReadonlyMap<string, MockAnswer>;
  fieldsOf: (operation: string) => readonly ContractField[];
  /** By the namespace messages of a REST provider are given. */
  soapFace: (namespace: string) => SoapFace;
};

/** The province has some hundreds of services; the oldest goes when there are more. */
const mostRemembered = 2000;
const remembered = new Map<string, StoredContract>();

/**
 * A contract as it was checked when it was published, by its text: read and compiled once a process, whoever asks — a gateway at every
 * change of its table, the console, the developer portal. Text that was never checked goes through `readContract`.
 */
export function storedContract(text: string): StoredContract {
  const before = remembered.get(text);
  if (before) return before;
  const contract = once(() => parseContract(text));
  const matcher = once(() => buildMatcher(compileContract(contract())));
  const fields = new Map<string, readonly ContractField[]>();
  const faces = new Map<string, SoapFace>();
  const stored: StoredContract = {
    get contract() {
      return contract();
    },
    match: (method, segments) => matcher()(method, segments),
    isJsonOnly: once(() => isReadable(contract) && contract().operations.every((operation) => operation.isJsonOnly)),
    answers: once(() => buildMockAnswers(contract())),
    fieldsOf: (operation) => {
      const known = fields.get(operation) ?? listFields(contract(), [operation]);
      fields.set(operation, known);
      return known;
    },
    soapFace: (namespace) => {
      const known = faces.get(namespace) ?? soapFaceOf(contract(), namespace);
      faces.set(namespace, known);
      return known;
    },
  };
  if (remembered.size >= mostRemembered) {
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }
  remembered.set(text, stored);
  return stored;
}

function isReadable(contract: () => Contract): boolean {
  try {
    return contract().operations.length > 0;
  } catch {
    return false;
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
