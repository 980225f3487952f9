import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { csvLine } from '#infrastructure/csv.ts';
import type { App } from '#infrastructure/http/app.ts';
import { keepPublished } from '#platform/exchange/index.ts';
import { csvRows, describeFigures, figureColumns } from './developers/open-figures.ts';
import type { Context } from './portal-context.server.ts';

const root = '/du-lieu-mo/trao-doi';
const Period = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
const File = z.object({ file: z.string().regex(/^\d{4}-\d{2}(-\d{2})?\.(json|csv)$/) });

/** For anybody, from anywhere, and kept on the way for a while. */
const open = (reply: FastifyReply): FastifyReply =>
  reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=3600');

/** Số liệu công khai của nền tảng tích hợp: as a page, and as open data at addresses that stay. */
export function figurePages(app: App, { deps, page }: Context): void {
  const { db, now, exchange } = deps;
  const published = keepPublished({ db, now, rules: exchange.rules.publicFigures });

  app.get(
    '/nha-phat-trien/so-lieu',
    { schema: { querystring: z.object({ ky: Period.optional() }) } },
    async (request, reply) => {
      const periods = await published.periods();
      const period = request.query.ky ?? periods.months[0];
      const statistics = period === undefined ? null : await published.view(period);
      return page(request, reply, 'exchangeFigures', { statistics, periods });
    },
  );

  app.get(`${root}.json`, async (_request, reply) =>
    open(reply).send(describeFigures(await published.periods(), root)),
  );

  app.get(`${root}/:file`, { schema: { params: File } }, async (request, reply) => {
    const [period = '', ending] = request.params.file.split('.');
    const statistics = await published.view(period);
    if (ending === 'json') return open(reply).send({ describedBy: `${root}.json`, ...statistics });
    return open(reply)
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="trao-doi-${period}.csv"`)
      .send(`\uFEFF${[figureColumns, ...csvRows(statistics)].map(csvLine).join('')}`);
  });
}
