import { z } from 'zod';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import {
  describeIssuing,
  describeTopics,
  exchangeEn,
  exchangeVi,
  getOpenApi,
  getWsdl,
  keepStatus,
  listCatalogue,
  listTopics,
  takeSandboxKey,
  tryOperation,
  viewContract,
} from '#platform/exchange/index.ts';
import { requireVisitor, type Context } from './portal-context.server.ts';

const root = '/nha-phat-trien';
const Search = z.object({ q: z.string().trim().max(200).default('') });
const ByVersion = z.object({ code: z.string().max(40), version: z.string().max(20) });
const Flat = z.record(z.string().max(120), z.string().max(20_000));
/** Fields of the form beside the parameters, whose names have this in front. */
const parameterPrefix = 'p.';
const gentle = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

/** Dành cho nhà phát triển: catalogue, contracts, trials, sandbox keys and the status of the integration axis. */
export function developerPages(app: App, { deps, page }: Context): void {
  const { db, now, exchange, gatewayUrl } = deps;
  const developer = { db, gatewayUrl };
  const bodiesKeptDays = exchange.rules.bodiesKept.days;
  const statusNow = keepStatus({ db, now });

  app.get(root, { schema: { querystring: Search } }, async (request, reply) => {
    const { q } = request.query;
    const mayTakeKey = request.actor ? request.actor.kind === 'officer' : null;
    return page(request, reply, 'developers', { search: q, services: await listCatalogue(developer, q), mayTakeKey });
  });

  app.get(`${root}/tinh-trang`, async (request, reply) => page(request, reply, 'exchangeStatus', await statusNow()));

  app.get(`${root}/thong-diep`, async (request, reply) =>
    page(request, reply, 'messages', { gatewayUrl, topics: await listTopics(db) }),
  );

  app.get(`${root}/thong-diep/asyncapi.json`, async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="thong-diep.asyncapi.json"')
      .send(await describeTopics(db, { gatewayUrl })),
  );

  app.get(`${root}/chung-thu`, async (request, reply) =>
    page(request, reply, 'certificates', { gatewayUrl, issuing: describeIssuing(exchange) }),
  );

  app.get(`${root}/khoa`, (_request, reply) => reply.redirect(root, 303));
  app.post(`${root}/khoa`, gentle, async (request, reply) => {
    try {
      const key = await takeSandboxKey(exchange, requireVisitor(request));
      return page(request, reply, 'sandboxKey', { made: key, problem: null });
    } catch (error) {
      if (!(error instanceof Refusal) || !error.code.startsWith('exchange.')) throw error;
      const problem = refusalText(error, { vi: exchangeVi, en: exchangeEn }, languageOf(request));
      return page(request, reply.status(error.status), 'sandboxKey', { made: null, problem });
    }
  });

  const byVersion = { schema: { params: ByVersion } };
  app.get(`${root}/:code/:version`, byVersion, async (request, reply) =>
    page(request, reply, 'contract', {
      contract: await viewContract(developer, request.params),
      bodiesKeptDays,
      trial: null,
      given: {},
    }),
  );

  app.get(`${root}/:code/:version/openapi.json`, byVersion, async (request, reply) => {
    const document = await getOpenApi(developer, request.params);
    const { code, version } = request.params;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${code}-${version}.openapi.json"`)
      .send(document);
  });

  app.get(`${root}/:code/:version/wsdl`, byVersion, async (request, reply) => {
    const { code, version } = request.params;
    return reply
      .type('text/xml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${code}-${version}.wsdl"`)
      .send(await getWsdl(developer, request.params));
  });

  app.post(
    `${root}/:code/:version`,
    { ...gentle, schema: { params: ByVersion, body: Flat } },
    async (request, reply) => {
      const { operation = '', body = '', token, purpose, soap, ...rest } = request.body;
      const parameters = Object.fromEntries(
        Object.entries(rest)
          .filter(([name]) => name.startsWith(parameterPrefix))
          .map(([name, value]) => [name.slice(parameterPrefix.length), value]),
      );
      const given = { withToken: token === '1', withPurpose: purpose === '1', inSoap: soap === '1', parameters, body };
      const [contract, trial] = await Promise.all([
        viewContract(developer, request.params),
        tryOperation({ db, now }, { ...request.params, operation, ...given }),
      ]);
      return page(request, reply, 'contract', { contract, bodiesKeptDays, trial, given: { [operation]: given } });
    },
  );
}
