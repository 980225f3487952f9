import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { takingLimit, TakeNumber, takeNumber, viewCalling, viewKiosk } from '#applications/queue/index.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import type { Context } from './portal-context.server.ts';

const ByDesk = z.object({ desk: z.string().max(80) });
const Chosen = z.object({ nhom: z.string().max(40).optional() });
const Taking = TakeNumber.extend({
  priority: z
    .string()
    .max(40)
    .transform((key) => key || null),
});

/** Màn hình lấy số ở cửa, màn hình gọi số trong phòng chờ. */
export function queuePages(app: App, { deps, page }: Context): void {
  app.get('/lay-so/:desk', { schema: { params: ByDesk, querystring: Chosen } }, async (request, reply) => {
    const view = await viewKiosk(deps, request.params.desk);
    return page(request, reply, 'kiosk', { view, group: request.query.nhom ?? null, commandId: randomUUID() });
  });

  // The same form sent again, by a reload, shows the same number.
  const taking = { config: takingLimit, schema: { params: ByDesk, body: Taking } };
  app.post('/lay-so/:desk', taking, async (request, reply) => {
    const taken = await takeNumber(deps, request.params.desk, request.body);
    const { desk, groups } = await viewKiosk(deps, request.params.desk);
    const group = groups.find(({ key }) => key === taken.group);
    const groupName = (languageOf(request) === 'en' ? group?.nameEn : group?.name) ?? '';
    return page(request, reply, 'takenNumber', { desk, groupName, taken });
  });

  app.get('/goi-so/:desk', { schema: { params: ByDesk } }, async (request, reply) =>
    page(request, reply, 'calling', { view: await viewCalling(deps, request.params.desk) }),
  );
}
