import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { fillTarget, readOperations, type ReadOperation } from '../developers/read-operations.ts';
import { askAsConsumer, beginAsking, type AskingDeps } from '../gateway/ask-as-consumer.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { bodyFor } from '../gateway/give-answer.ts';
import {
  buildKnown,
  mockUpstream,
  type GrantRow,
  type KnownRows,
  type KnownSystem,
  type ServiceRow,
} from '../known/known.ts';
import { selectKnown } from '../known/known.queries.ts';
import { serviceKey } from '../service-key.ts';
import type { ConsumerTest, TestedAgainst } from './consumer-test.contract.ts';
import { selectTests, writeResult } from './consumer-tests.queries.ts';
import { judgeAnswer } from './judge-answer.ts';

export type TestDeps = AskingDeps & { db: Db };

/** Only what reads is tried on the service itself, and never data of a person: a test is no lawful purpose. */
const triedForReal = ['get', 'head'];

/**
 * Chạy kiểm thử của các bên khai thác, all of them or those of one grant: against what the contract says today, and where that is lawful
 * against the service itself, through the checks and filters of the gateway under the consumer's own grant. Answers how many failed.
 */
export async function runTests(deps: TestDeps, only?: string): Promise<number> {
  const at = deps.now();
  const [rows, testsOf] = await Promise.all([selectKnown(deps.db, { at, on: vietnamDay(at) }), selectTests(deps.db)]);
  let failed = 0;
  for (const grant of rows.grants) {
    const tests = testsOf.get(grant.id);
    const service = rows.services.find(({ id }) => id === grant.serviceId);
    const system = rows.systems.find(({ code }) => code === grant.consumerCode);
    if (!tests || !service || !system || (only !== undefined && only !== grant.id)) continue;
    const operations = readOperations(service.contract);
    for (const test of tests) {
      const operation = operations.find(({ id }) => id === test.operation);
      for (const against of waysOf(service, test, operation)) {
        const fault = await runOne(deps, { rows, grant, service, system, test, operation, against });
        await writeResult(deps.db, { grantId: grant.id, name: test.name, against, at: deps.now(), fault });
        if (fault !== '') failed += 1;
      }
    }
  }
  return failed;
}

function waysOf(service: ServiceRow, test: ConsumerTest, operation: ReadOperation | undefined): TestedAgainst[] {
  const isReal =
    !service.personal &&
    ![mockUpstream, composedUpstream].includes(service.upstreamUrl) &&
    triedForReal.includes(operation?.method ?? '');
  // What is invented from a contract is always a good answer: how a service refuses, only it can show.
  const isInvented = test.status < 300;
  return [...(isInvented ? (['mock'] as const) : []), ...(isReal ? (['real'] as const) : [])];
}

type One = {
  rows: KnownRows;
  grant: GrantRow;
  service: ServiceRow;
  system: KnownSystem;
  test: ConsumerTest;
  operation: ReadOperation | undefined;
  against: TestedAgainst;
};

async function runOne(
  deps: TestDeps,
  { rows, grant, service, system, test, operation, against }: One,
): Promise<string> {
  if (!operation) return `hợp đồng không còn thao tác ${test.operation}`;
  // The grant without its hours: a night is not when the consumer calls.
  const { known } = buildKnown({
    systems: rows.systems,
    services: [against === 'mock' ? { ...service, upstreamUrl: mockUpstream, personal: false } : service],
    // Invented records lie in nobody's territory.
    grants: [{ ...grant, hours: null, ...(against === 'mock' && { rowScope: null }) }],
  });
  const question = {
    method: operation.method.toUpperCase(),
    url: `/${serviceKey(service)}${fillTarget(operation.path, operation.parameters, test.parameters)}`,
    headers: test.body === '' ? {} : { 'content-type': 'application/json' },
    body: test.body,
  };
  try {
    return judgeAnswer(test, await ask(deps, { known, system, question }));
  } catch (error) {
    if (error instanceof GatewayFault) return `${error.fault}${error.detail === undefined ? '' : `: ${error.detail}`}`;
    throw error;
  }
}

async function ask(
  deps: TestDeps,
  asked: Omit<Parameters<typeof askAsConsumer>[1], 'going'>,
): Promise<{ status: number; body: string }> {
  const { call, answer } = await askAsConsumer(deps, { ...asked, going: beginAsking() });
  if (answer.kind === 'stream') {
    answer.drop();
    return { status: answer.status, body: '' };
  }
  return { status: answer.status, body: bodyFor(call, answer).toString('utf8') };
}
