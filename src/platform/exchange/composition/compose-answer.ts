import type { Call, CallDeps, Going } from '../gateway/call.ts';
import type { CallerReply, CallerRequest } from '../gateway/caller.ts';
import type { UpstreamAnswer } from '../gateway/call-upstream.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import { askPart } from './ask-part.ts';
import type { CompiledPart, Composition } from './compile-composition.ts';
import { missingMember } from './composition.contract.ts';
import { faultOfPart, tellMissingPart } from './tell-missing-part.ts';
import { answerMs } from './time-needed.ts';
import { withMissing } from './with-missing.ts';

type Composed = {
  call: Call;
  composition: Composition;
  request: CallerRequest;
  response: CallerReply;
  going: Going & { composed: { call: string } };
};
type Told = { value: unknown } | { fault: GatewayFault };
type ToldPart = Told & { part: CompiledPart };

/**
 * Ghép câu trả lời: parts that wait for nobody are asked at once, the others when those they need have answered; what has not come by the
 * end is missing, and broken off. The composed call takes no place at any provider, so its parts never wait for it. Gives the call with
 * what is kept of the answer: which parts are missing is told whatever fields are granted.
 */
export async function composeAnswer(
  deps: CallDeps,
  { call, composition, request, response, going }: Composed,
): Promise<{ call: Call; answer: UpstreamAnswer }> {
  const endsAt = going.startedAt + call.service.settings.timeoutMs - answerMs;
  const end = openEnd(response, endsAt);
  const parameters = { ...call.headers, ...Object.fromEntries(call.target.query), ...call.matched.parameters };
  const underWay = new Map<string, Promise<Told>>();

  const tell = (part: CompiledPart): Promise<Told> => {
    const before = underWay.get(part.name);
    const telling = before ?? Promise.race([ask(part), end.over]);
    underWay.set(part.name, telling);
    return telling;
  };
  const ask = async (part: CompiledPart): Promise<Told> => {
    const needed = composition.parts.filter(({ name }) => part.needs.includes(name));
    const told = await Promise.all(needed.map(async (one) => ({ ...(await tell(one)), part: one })));
    if (told.some((one) => 'fault' in one)) return { fault: new GatewayFault('part_unasked') };
    try {
      const ground = { parameters, parts: answersOf(told) };
      const asking = { call, request, going: { ...going, endsAt }, ...end.ofParts };
      return { value: await askPart(deps, part, ground, asking) };
    } catch (error) {
      if (error instanceof GatewayFault) return { fault: error };
      throw error;
    }
  };

  const asked = composition.parts.map(async (part): Promise<ToldPart> => {
    const told = await tell(part);
    if ('fault' in told && part.isRequired) throw faultOfPart(told.fault, part, deps.known());
    return { ...told, part };
  });
  const told = await Promise.all(asked).catch((refusal: unknown) => {
    end.breakOff();
    throw refusal;
  });
  end.close();
  if (response.destroyed) throw new GatewayFault('broken_off');
  const missing = told.flatMap((one) => ('fault' in one ? [tellMissingPart(one.fault, one.part, deps.known())] : []));
  const made = await composition.answer({ parameters, parts: answersOf(told) }).catch((error: unknown) => {
    throw error instanceof MappingFault ? new GatewayFault('composition_failed') : error;
  });
  const body = withMissing(made, missing);
  const bytes = Buffer.from(JSON.stringify(body ?? null));
  if (!body || bytes.length > call.service.settings.maxResponseBytes) throw new GatewayFault('composition_failed');
  return {
    call: { ...call, sieve: keepMissing(call.sieve) },
    answer: { kind: 'whole', status: 200, headers: { 'content-type': 'application/json' }, body: bytes },
  };
}

const answersOf = (told: readonly ToldPart[]): Record<string, unknown> =>
  Object.fromEntries(told.flatMap((one) => ('value' in one ? [[one.part.name, one.value]] : [])));

function keepMissing({ filter, keepsRow }: Call['sieve']): Call['sieve'] {
  if (!filter) return { filter, keepsRow };
  return {
    keepsRow,
    filter: (value) => {
      const isTold = typeof value === 'object' && value !== null && Object.hasOwn(value, missingMember);
      const missing: unknown = isTold ? Reflect.get(value, missingMember) : undefined;
      return Array.isArray(missing) ? withMissing(filter(value), missing) : filter(value);
    },
  };
}

/** The end of a composed call: its time is up, its caller has hung up, or it is refused for a part. What is under way is broken off. */
function openEnd(response: CallerReply, endsAt: number) {
  const leaving = new Set<() => void>();
  let isOver = false;
  let tellOver: (told: Told) => void = () => undefined;
  const over = new Promise<Told>((tell) => (tellOver = tell));
  const end = (why: 'timed_out' | 'broken_off') => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    tellOver({ fault: new GatewayFault(why) });
    for (const leave of leaving) leave();
  };
  const timer = setTimeout(() => end('timed_out'), Math.max(0, endsAt - performance.now()));
  response.once('close', () => (response.writableFinished ? undefined : end('broken_off')));
  return {
    over,
    ofParts: {
      isOver: () => isOver,
      onLeave: (leave: () => void) => {
        if (isOver) leave();
        else leaving.add(leave);
      },
    },
    breakOff: () => end('broken_off'),
    close: () => clearTimeout(timer),
  };
}
