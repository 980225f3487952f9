import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { tricks, type Trick } from './tricks.ts';

const trickNames = ['another-person', 'another-site', ...z.enum(Object.keys(tricks)).options] as const;

/** Cách ứng xử of a simulated system, changed while it runs. */
export const Behaviour = z.strictObject({
  mode: z.enum(['normal', 'slow', 'wrong', 'down', 'hostile', 'refusing']),
  /** How long a slow system takes. */
  delayMs: z.int().min(0).max(120_000).default(10_000),
  /** What a hostile system does. */
  trick: z.enum(trickNames).default('oversized'),
});
export type Behaviour = z.output<typeof Behaviour>;

export const normal: Behaviour = Behaviour.parse({ mode: 'normal' });

/** Whether it answers with the record of somebody who was not asked for. */
export const swapsPeople = ({ mode, trick }: Behaviour): boolean => mode === 'hostile' && trick === 'another-person';

/** Makes every route of a plugin behave as `behaviour` says at that moment. */
export function behave(app: FastifyInstance, behaviour: () => Behaviour): void {
  app.addHook('onRequest', async (request, reply) => {
    const { mode, delayMs } = behaviour();
    if (mode === 'slow') await wait(delayMs, undefined, { ref: false });
    if (mode === 'refusing') return reply.status(401).send({ loi: 'Không có quyền' });
    if (mode === 'down') {
      reply.hijack();
      request.raw.socket.destroy();
    }
    return undefined;
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    const { mode, trick } = behaviour();
    if (typeof payload !== 'string' || reply.statusCode !== 200) return payload;
    // The connection ends well, but the answer stops in the middle.
    if (mode === 'wrong') return payload.slice(0, Math.floor(payload.length / 2));
    return mode === 'hostile' ? playTrick(reply, payload, trick) : payload;
  });
}

function playTrick(reply: FastifyReply, text: string, name: string) {
  const trick: Trick | undefined = Object.hasOwn(tricks, name) ? tricks[name] : undefined;
  if (!trick) return text;
  const { body, headers = {}, status = 200 } = trick(text, text.startsWith('<'));
  reply.status(status).headers(headers).removeHeader('content-length');
  return body;
}
