import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import type { CallerTokens, SignOn } from '#platform/identity/index.ts';
import { machine, requireCaller, servicesRoot } from './caller.server.ts';

/** Dịch vụ đăng nhập một lần over the axis: who it is that a token of the calling system is about. */
export function signOnServiceRoutes(
  app: App,
  { signOn, callerTokens }: { signOn: SignOn; callerTokens: CallerTokens },
): void {
  app.post(
    `${servicesRoot}/dang-nhap/who`,
    { config: machine, schema: { body: z.object({ accessToken: z.string().min(10).max(200) }) } },
    async (request) => {
      const { sub } = await requireCaller({ callerTokens }, request);
      const who = await signOn.who(request.body.accessToken, sub);
      if (!who) throw refuseHttp('http.not_found');
      return who;
    },
  );
}
