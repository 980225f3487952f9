import { z } from 'zod';
import { once } from '#infrastructure/command.queries.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { findAccountByNumber, type CallerTokens } from '#platform/identity/index.ts';
import { notify } from '#platform/notifications/index.ts';
import { machine, requireCaller, servicesRoot } from './caller.server.ts';

type Deps = { db: Db; now: Clock; callerTokens: CallerTokens };

/**
 * What agencies write is shown as text; an address in it is how people are robbed, and programs for mail and messages make a link of
 * `ngan-hang.com/x` too. Addresses of the State's own pages and mailboxes may stand there.
 */
const address = /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\p{L}\p{N}])/giu;
const isHarmless = (found: string) => /(?:^|\.)gov\.vn$/i.test(found) || /^(?:TP|TX|TT)\.[A-Z]+$/.test(found);

export function hasAddress(text: string): boolean {
  // As it is read: wide letters are letters, and what cannot be seen is not there.
  const seen = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return /(?:https?:|www\.|\/\/)/i.test(seen) || (seen.match(address) ?? []).some((found) => !isHarmless(found));
}

const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(3)
    .max(most)
    .refine((text) => !hasAddress(text), 'không được có địa chỉ trang mạng');
/** Of one line, as titles of messages are. */
const oneLine = (most: number) => plainText(most).refine((text) => !/\p{Cc}/u.test(text), 'phải trên một dòng');
const NewNotice = z.object({
  id: z.uuid(),
  personalId: z.string().max(20).optional(),
  taxCode: z.string().max(20).optional(),
  matter: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N} ./_-]+$/u),
  title: oneLine(200),
  body: plainText(2000),
});
const Taken = z.object({ accepted: z.literal(true) });

/**
 * Dịch vụ thông báo: an agency's system writes into a person's or an enterprise's account of the portal. The answer is the same whether
 * there is such an account or not.
 */
export function noticeRoutes(app: App, deps: Deps): void {
  app.post(
    `${servicesRoot}/thong-bao/notices`,
    { config: machine, schema: { body: NewNotice, response: { 202: Taken } } },
    async (request, reply) => {
      const caller = await requireCaller(deps, request);
      const { id, personalId, taxCode, matter, title, body } = request.body;
      const { db, now } = deps;
      const account = await findAccountByNumber(db, { personalId: personalId ?? null, taxCode: taxCode ?? null });
      const at = now();
      const answer = await once(db, {
        command: { id: uuidOf(`lgsp|${caller.sub}|${id}`), actorId: uuidOf(`lgsp|${caller.sub}`), name: 'notify' },
        at,
        answer: Taken,
        work: async (tx) => {
          const words = { title: `${caller.unitName}: ${title}`, body };
          const subject = { kind: 'agency', id: uuidOf(`lgsp|${caller.sub}|${matter}`), code: matter };
          if (account)
            notify(tx, {
              ...{ accountId: account.id, subject, at, words: { vi: words, en: words } },
              ...{ email: account.email, phone: account.phone },
            });
          return { accepted: true as const };
        },
      });
      return reply.status(202).send(answer);
    },
  );
}
