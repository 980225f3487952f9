import { buildMatcher } from '../contracts/match-operation.ts';
import { compileContract, type CompiledOperation } from '../contracts/compile-contract.ts';
import { compileFieldFilter } from '../contracts/filter-fields.ts';
import { buildMockAnswers } from '../contracts/mock-answers.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { fillHeaders, fillTarget, readOperations } from '../developers/read-operations.ts';
import { GatewayFault, wordsOf } from '../gateway/faults.ts';
import { readTarget } from '../gateway/read-target.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import type { CompiledPart, Composition, Ground } from './compile-composition.ts';
import type { FindPart } from './part-service.ts';
import { withMissing } from './with-missing.ts';
import { writePartQuestion, type PartQuestion } from './write-part-question.ts';

const missingExample = {
  service: 'dich-vu/1.0',
  code: '101504',
  message: 'Bên cung cấp không trả lời trong thời hạn.',
};
/** All fields taken away: the least a grant leaves of an answer. */
const nothing = compileFieldFilter([]);

/**
 * Chạy ví dụ của hợp đồng ghép against invented answers of the parts: with all of them, without each that may be missing, without all of
 * those, and with answers a grant has left no field of. Throws MappingFault where a question does not keep the contract of its part, or
 * the answer not the contract of the composed service.
 */
export async function playExamples(
  text: string,
  id: string,
  composition: Composition,
  findPart: FindPart,
): Promise<void> {
  const operation = readCompiled(text).find((one) => one.id === id);
  if (!operation) return;
  const parameters = examplesOf(text, operation);
  const answers = new Map<string, unknown>();
  for (const part of composition.parts) {
    const known = findPart(part.service);
    if (!known) throw new MappingFault(`thành phần ${part.name}: không có dịch vụ ${part.service}`);
    await playQuestion(part, known.contract, { parameters, parts: Object.fromEntries(answers) });
    const invented = buildMockAnswers(storedContract(known.contract).contract, { invents: false }).get(part.operation);
    const body = invented?.body.toString('utf8') ?? '';
    answers.set(part.name, body === '' ? null : JSON.parse(body));
  }
  const optional = composition.parts.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
  const without = [...optional.map((name) => [name]), optional].map((names) => withWaiting(composition.parts, names));
  for (const missing of [[], ...without]) {
    const left = [...answers].filter(([name]) => !missing.includes(name));
    await playAnswer({ operation, composition, parameters, parts: Object.fromEntries(left), missing });
  }
  const bare = [...answers].map(([name, value]) => [name, nothing(value)]);
  await playAnswer({ operation, composition, parameters, parts: Object.fromEntries(bare), missing: [] });
}

const readCompiled = (text: string): CompiledOperation[] => compileContract(storedContract(text).contract);

function examplesOf(text: string, operation: CompiledOperation): Record<string, string> {
  const parameters = readOperations(text).find(({ id }) => id === operation.id)?.parameters ?? [];
  const given = Object.fromEntries(
    parameters.flatMap(({ name, example }) => (example === '' ? [] : [[name, example]])),
  );
  const question: PartQuestion = {
    ...{ method: operation.method, body: '', headers: fillHeaders(parameters, given) },
    url: `/vi-du/1.0${fillTarget(operation.path, parameters, given)}`,
  };
  const fault = faultOfQuestion(question, [operation]);
  if (fault !== undefined) throw new MappingFault(`ví dụ của tham số không đúng hợp đồng: ${fault}`);
  return given;
}

async function playQuestion(part: CompiledPart, contract: string, ground: Ground): Promise<void> {
  const operations = readCompiled(contract);
  const operation = operations.find(({ id }) => id === part.operation);
  if (!operation) return;
  const [parameters, body] = await Promise.all([part.parameters(ground), part.body(ground)]);
  const within = (what: string) => new MappingFault(`thành phần ${part.name}: ${what}`);
  try {
    const question = writePartQuestion(part.service, operation, { parameters, body });
    if (!question) throw within('công thức chưa cho đủ tham số, nội dung bắt buộc của thao tác');
    const fault = faultOfQuestion(question, operations);
    if (fault !== undefined) throw within(`câu hỏi không đúng hợp đồng của ${part.service}: ${fault}`);
  } catch (error) {
    throw error instanceof MappingFault && !error.message.startsWith('thành phần') ? within(error.message) : error;
  }
}

/** By the very checks of the gateway. */
function faultOfQuestion(
  { method, url, headers, body }: PartQuestion,
  operations: readonly CompiledOperation[],
): string | undefined {
  try {
    const { segments, query } = readTarget(url);
    const matched = buildMatcher(operations)(method, segments);
    if (!matched || matched === 'wrong_method') return 'đường dẫn';
    const fault = matched.operation.checkParameters(matched.parameters, query, headers);
    return fault ?? (body === '' ? undefined : matched.operation.checkRequest?.(JSON.parse(body)));
  } catch (error) {
    if (error instanceof GatewayFault) return wordsOf(error).description;
    throw error;
  }
}

async function playAnswer({
  operation,
  composition,
  parameters,
  parts,
  missing,
}: Ground & { operation: CompiledOperation; composition: Composition; missing: readonly string[] }): Promise<void> {
  const made = await composition.answer({ parameters, parts });
  const told = missing.map((part) => ({ part, ...missingExample }));
  const body = withMissing(made, told);
  const without = missing.length === 0 ? '' : ` khi thiếu ${missing.join(', ')}`;
  if (!body) throw new MappingFault(`answer: câu trả lời${without} phải là một đối tượng`);
  const fault = operation.checkResponse(200)?.(body);
  if (fault === undefined) return;
  const bare = missing.length === 0 && Object.values(parts).every(isBare) ? ' khi quyền không cho trường nào' : without;
  throw new MappingFault(`answer: câu trả lời${bare} không đúng hợp đồng: ${fault}`);
}

const isBare = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;

/** What is missing when these are: they and all that wait for them. */
function withWaiting(parts: readonly CompiledPart[], names: readonly string[]): string[] {
  const waiting = parts.filter(({ name, needs }) => !names.includes(name) && needs.some((one) => names.includes(one)));
  return waiting.length === 0 ? [...names] : withWaiting(parts, [...names, ...waiting.map(({ name }) => name)]);
}
