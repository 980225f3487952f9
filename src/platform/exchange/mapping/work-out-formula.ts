import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MappingFault } from './mapping-fault.ts';

/** No message of a real provider needs a tenth of this; `startMs` is for beginning the process. */
const limits = { timeoutMs: 1000, startMs: 15_000, memoryMb: 128, mostWaiting: 200 };
const program = fileURLToPath(new URL('./formula-process.ts', import.meta.url));

const Answer = z.union([
  z.object({ ok: z.literal(true), json: z.string().optional() }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);
type Answer = z.infer<typeof Answer>;
const Message = z.union([z.object({ ready: z.literal(true) }), z.object({ id: z.number(), answer: Answer })]);

type Job = { id: number; text: string; ground: Record<string, unknown>; settle: (answer: Answer) => void };

const queue: Job[] = [];
let [worker, isReady]: [ChildProcess | undefined, boolean] = [undefined, false];
let current: Job | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;
/** When each formula had its last turn, by number of turn; one of long ago is as one that never had any. */
const turns = new Map<string, number>();
const mostTurns = 1000;
let lastTurn = 0;

/**
 * Tính một công thức. The library looks at the clock between steps only, and one step (a text doubled, a list within a list, a date read
 * by a picture) can take all the time and memory there is. Formulas are worked out one after another in a process of their own: a thread
 * that asks for too long a list at once would take the gateway with it. What hangs or ends it is a fault of its mapping, and the gateway
 * goes on answering. Throws MappingFault.
 */
export async function workOutFormula(text: string, ground: Record<string, unknown>): Promise<unknown> {
  if (queue.length >= limits.mostWaiting) throw new MappingFault('quá nhiều bản tin đang chờ chuyển đổi');
  const answer = await new Promise<Answer>((settle) => {
    queue.push({ id: (lastId += 1), text, ground, settle });
    if (!current) next();
  });
  if (!answer.ok) throw new MappingFault(answer.why);
  return answer.json === undefined ? undefined : JSON.parse(answer.json);
}

function next(): void {
  current ??= takeNext();
  if (!current) return;
  worker ??= begin();
  // Waiting for a formula keeps the gateway's process alive, an idle one beside it does not.
  worker.ref();
  worker.channel?.ref();
  clearTimeout(timer);
  timer = setTimeout(giveUp, isReady ? limits.timeoutMs : limits.startMs);
  const { id, text, ground } = current;
  try {
    if (isReady) worker.send({ id, text, ground });
  } catch {
    // Lists within lists, so many that writing them takes more stack than there is: whoever sent them must not end the gateway.
    finish({ ok: false, why: 'lồng quá sâu' });
  }
}

/** The first of the formula whose turn was longest ago: one that takes long keeps the others waiting for a turn, not for all who ask it. */
function takeNext(): Job | undefined {
  const turnOf = ({ text }: Job) => turns.get(text) ?? 0;
  const [first, ...others] = queue;
  if (!first) return undefined;
  const job = others.reduce((best, one) => (turnOf(one) < turnOf(best) ? one : best), first);
  queue.splice(queue.indexOf(job), 1);
  if (turns.size >= mostTurns) turns.clear();
  turns.set(job.text, (lastTurn += 1));
  return job;
}

function begin(): ChildProcess {
  const begun = fork(program, {
    execArgv: [`--max-old-space-size=${limits.memoryMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  begun.on('message', (message) => {
    if (worker !== begun) return;
    const told = Message.parse(message);
    if ('ready' in told) {
      isReady = true;
      next();
    } else if (told.id === current?.id) finish(told.answer);
  });
  for (const end of ['error', 'exit'])
    begun.on(end, () => {
      if (worker === begun) giveUp();
    });
  return begun;
}

function giveUp(): void {
  const ended = worker;
  [worker, isReady] = [undefined, false];
  ended?.kill('SIGKILL');
  finish({ ok: false, why: 'quá lâu hoặc quá lớn' });
}

function finish(answer: Answer): void {
  clearTimeout(timer);
  const done = current;
  current = undefined;
  worker?.unref();
  worker?.channel?.unref();
  done?.settle(answer);
  next();
}
