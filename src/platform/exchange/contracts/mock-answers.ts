import { refuse } from '../exchange.errors.ts';
import { compileContract } from './compile-contract.ts';
import type { Contract } from './read-openapi.ts';
import { sampleValue } from './sample-value.ts';

/** A good answer of an operation, as its contract describes it: invented, and no data of anybody. */
export type MockAnswer = { status: number; body: Buffer };

/**
 * Câu trả lời mẫu của một hợp đồng: made from examples, lists of values, forms and patterns, each held against the contract itself.
 * Texts are by what a field is called unless `invents` is false: whoever puts one where the contract of another wants a code should not
 * fail by its words. Refuses `exchange.contract_wrong` naming the operation whose contract needs examples.
 */
export function buildMockAnswers(
  contract: Contract,
  { invents = true }: { invents?: boolean } = {},
): ReadonlyMap<string, MockAnswer> {
  const answers = new Map<string, MockAnswer>();
  for (const { id, responseSchemas, checkResponse } of compileContract(contract)) {
    const good = Object.entries(responseSchemas).find(([status]) => status.startsWith('2'));
    if (!good) {
      answers.set(id, { status: 204, body: Buffer.alloc(0) });
      continue;
    }
    const [status, pointer] = good;
    const check = checkResponse(Number(status));
    const invented = sampleValue(contract.document, { $ref: pointer }, { invents });
    // A text by what it is called may be none the contract takes, for a reason that stands elsewhere in it.
    const isGood = check?.(invented) === undefined;
    const value = isGood ? invented : sampleValue(contract.document, { $ref: pointer }, { invents: false });
    const fault = check?.(value);
    if (fault !== undefined)
      throw refuse('exchange.contract_wrong', { what: `thao tác ${id} cần ví dụ (examples): ${fault}` });
    answers.set(id, { status: Number(status) || 200, body: Buffer.from(JSON.stringify(value)) });
  }
  return answers;
}
