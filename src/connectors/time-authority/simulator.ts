import type { FastifyInstance } from 'fastify';
import type { Clock } from '#infrastructure/clock.ts';
import { behave, type Behaviour } from '../simulator-kit/index.ts';
import { queryType, replyType } from './time-stamp-messages.ts';
import { signTimeStamp, type StampKeys } from './sign-time-stamp.ts';

/** Mô phỏng tổ chức cấp dấu thời gian (RFC 3161): when it is `wrong` it stamps another text, when `refusing` nothing. */
export async function timeAuthoritySimulator(
  app: FastifyInstance,
  { keys, now, behaviour }: { keys: StampKeys; now: Clock; behaviour: () => Behaviour },
): Promise<void> {
  app.addContentTypeParser(queryType, { parseAs: 'buffer', bodyLimit: 4096 }, (_request, body, done) =>
    done(null, body),
  );
  behave(app, behaviour);
  app.post('/', async ({ body }, reply) => {
    if (!Buffer.isBuffer(body)) return reply.status(415).send();
    return reply
      .type(replyType)
      .send(await signTimeStamp(body, { keys, at: now(), isWrong: behaviour().mode === 'wrong' }));
  });
}
