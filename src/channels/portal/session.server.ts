import { z } from 'zod';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { safePath } from '#infrastructure/http/safe-path.ts';
import {
  identityEn,
  identityVi,
  sessionCookie,
  setSessionCookie,
  signIn,
  signOut,
  SignInInput,
} from '#platform/identity/index.ts';
import type { Context } from './portal-context.server.ts';
import { systemAskingAt, type SystemAsking } from './sign-on.server.ts';

const Next = z.object({ tiep: z.string().max(300).optional() });
const Posted = SignInInput.extend({ next: z.string().max(300).default('') });

/** Đăng nhập, đăng xuất bằng biểu mẫu thường; a system that people sign in for is named where the password is asked. */
export function sessionRoutes(
  app: App,
  { deps, page }: Pick<Context, 'page'> & { deps: Pick<Context['deps'], 'db' | 'now' | 'secureCookie'> },
  signOn: SystemAsking,
): void {
  const tight = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

  app.get('/dang-nhap', { schema: { querystring: Next } }, async (request, reply) => {
    const next = safePath(request.query.tiep ?? '') ?? '';
    return page(request, reply, 'signIn', {
      ...{ problem: null, next, needed: next !== '' },
      system: await systemAskingAt(signOn, next),
    });
  });

  app.post('/dang-nhap', { ...tight, schema: { body: Posted } }, async (request, reply) => {
    const { next, ...credentials } = request.body;
    try {
      const { token } = await signIn(deps, credentials);
      setSessionCookie(deps, reply, token);
      return reply.redirect(safePath(next) ?? '/ho-so', 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = refusalText(error, { vi: identityVi, en: identityEn }, languageOf(request));
      return page(request, reply.status(error.status), 'signIn', {
        ...{ problem, next, needed: false },
        system: await systemAskingAt(signOn, next),
      });
    }
  });

  app.post('/dang-xuat', async (request, reply) => {
    const token = request.cookies[sessionCookie];
    if (token) await signOut(deps, token);
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/', 303);
  });
}
