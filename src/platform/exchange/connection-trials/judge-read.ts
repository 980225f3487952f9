import type { CompiledOperation } from '../contracts/compile-contract.ts';
import type { UpstreamAnswer } from '../gateway/call-upstream.ts';
import type { GatewayFault } from '../gateway/faults.ts';
import { failed, passed, type FailureCode, type StepParams, type TrialStep } from './trial-step.ts';

const step = 'read';
/** There is no such thing: the contract's example need not be one of today's. */
const none = new Set([404, 410]);
const denied = new Set([401, 403]);

/**
 * Chấm câu trả lời của lượt hỏi thử, against the status and the shape of the contract. Of what the provider said only status and size
 * are kept, and the rule that is broken without anything of the answer in it (`fieldNames`: names a rule may be told with).
 */
export function judgeRead(
  answer: UpstreamAnswer,
  { operation, fieldNames, ms }: { operation: CompiledOperation; fieldNames: ReadonlySet<string>; ms: number },
): TrialStep {
  const { status } = answer;
  const facts = { operation: operation.id, status, ms };
  const inWords = { ...facts, status: ` (HTTP ${status})` };
  if (status >= 500) return failed(step, 'provider_failed', inWords);
  if (denied.has(status)) return failed(step, 'provider_denies', inWords);
  const check = operation.checkResponse(status);
  if (status >= 400 && !(none.has(status) && check)) return failed(step, 'example_refused', inWords);
  if (answer.kind === 'stream') return failed(step, 'not_json', facts);
  const bytes = answer.body.length;
  // The contract has no schema for an answer without content.
  if (status === 204 && bytes === 0) return passed(step, 'answered', { ...facts, bytes });
  if (!check) return failed(step, 'status_unknown', facts);
  const value = parse(answer.body);
  if (value === undefined) return failed(step, 'not_json', facts);
  const broken = check(value);
  if (broken !== undefined)
    return failed(step, 'breaks_contract', { ...inWords, rule: `: ${withoutNames(broken, fieldNames)}` });
  return status < 300 ? passed(step, 'answered', { ...facts, bytes }) : passed(step, 'answered_none', facts);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The place in an answer may be named by the answer itself, as where members are numbers of people: what is not the contract's goes. */
function withoutNames(broken: string, fieldNames: ReadonlySet<string>): string {
  const [place = '', ...words] = broken.split(' ');
  const known = place.split('/').map((name) => (name === '' || fieldNames.has(name) ? name : '*'));
  return [known.join('/'), ...words].join(' ');
}

const faultCodes: Readonly<Record<string, FailureCode>> = {
  resting: 'breaker_resting',
  timed_out: 'timed_out',
  unreachable: 'unreachable',
  busy: 'busy',
  bulk_part_full: 'bulk_part_full',
  provider_failed: 'provider_failed',
  provider_refused: 'provider_denies',
};

/** What stopped the question on its way, as the gateway would have refused the consumer. */
export function judgeFault(
  { fault, detail }: GatewayFault,
  about: StepParams,
  { inSoap }: { inSoap: boolean },
): TrialStep {
  const params = { ...about, status: '', rule: '' };
  if (fault === 'wrong_answer') return failed(step, detail === 'too large' ? 'too_large' : 'breaks_contract', params);
  // A fault of SOAP that blames who asks is about the question; else the provider does not know the province.
  if (fault === 'provider_refused' && inSoap) return failed(step, 'example_refused', params);
  const code = faultCodes[fault];
  return code ? failed(step, code, params) : failed(step, 'refused_here', { ...params, fault });
}
