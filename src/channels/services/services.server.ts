import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { findDossier, progressOf, type PortalIntakeDeps } from '#applications/dossiers/index.ts';
import { findCurrentPackage, findInformation, searchProcedures } from '#applications/procedures/index.ts';
import { listEntries } from '#data/code-lists/index.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import { machine, requireCaller, servicesRoot } from './caller.server.ts';
import { chargeRoutes } from './charges.server.ts';
import { HandedInBatch, handInBatch } from './hand-in-batch.server.ts';
import { sharedFileRoutes } from './shared-files.server.ts';
import { noticeRoutes } from './notices.server.ts';
import { readRegister, type Purpose, type Reader, type Register, type RegistryDeps } from '#data/registry/index.ts';
import type { CallerClaims } from '#platform/identity/index.ts';

/** Ten dossiers with their files. */
const mostHandedIn = 31_457_280;

type Deps = PortalIntakeDeps &
  RegistryDeps &
  Parameters<typeof chargeRoutes>[1] &
  Parameters<typeof sharedFileRoutes>[1];
const Found = z.object({ code: z.string(), name: z.string(), level: z.string() });

/**
 * Dịch vụ của chính hệ thống này trên nền tảng tích hợp: called by the gateway alone, which says who calls and why in a token it signs.
 * Whoever comes round the axis finds nothing here.
 */
export function serviceRoutes(app: App, deps: Deps): void {
  const callerOf = (request: FastifyRequest) => requireCaller(deps, request);
  noticeRoutes(app, deps);
  chargeRoutes(app, deps);
  sharedFileRoutes(app, deps);

  app.get(
    `${servicesRoot}/thu-tuc/procedures`,
    {
      config: machine,
      schema: {
        querystring: z.object({
          q: z.string().trim().max(200).default(''),
          page: z.coerce.number().int().min(1).max(1000).default(1),
        }),
        response: { 200: z.object({ items: z.array(Found) }) },
      },
    },
    async (request) => {
      await callerOf(request);
      const { q, page } = request.query;
      const { found } = await searchProcedures(deps.db, { search: q, page });
      return { items: found.map(({ code, name, level }) => ({ code, name, level })) };
    },
  );

  app.get(
    `${servicesRoot}/thu-tuc/procedures/:code`,
    { config: machine, schema: { params: z.object({ code: z.string().max(20) }) } },
    async (request) => {
      await callerOf(request);
      const { code } = request.params;
      const installed = await findCurrentPackage(deps.db, code);
      if (installed) {
        const { name, level, sector } = installed.definition;
        return { code, name, level, sector, version: installed.version, hasForm: true };
      }
      const known = await findInformation(deps.db, code);
      if (!known) throw refuseHttp('http.not_found');
      return { code, name: known.name, level: known.information.levels.join(', '), hasForm: false };
    },
  );

  app.get(
    `${servicesRoot}/danh-muc/lists/:list`,
    {
      config: machine,
      schema: {
        params: z.object({ list: z.string().regex(/^[a-z-]{2,40}$/) }),
        querystring: z.object({ on: z.iso.date().optional() }),
        response: {
          200: z.object({
            on: z.string(),
            items: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })),
          }),
        },
      },
    },
    async (request) => {
      await callerOf(request);
      const on = request.query.on ?? vietnamDay(deps.now());
      const items = await listEntries(deps.db, request.params.list, on);
      return { on, items: items.map(({ code, name, nameEn }) => ({ code, name, nameEn: nameEn ?? null })) };
    },
  );

  app.get(
    `${servicesRoot}/ho-so/dossiers/:code/progress`,
    {
      config: machine,
      schema: {
        params: z.object({ code: z.string().max(60) }),
        response: { 200: z.object({ code: z.string(), step: z.number(), label: z.string() }) },
      },
    },
    async (request) => {
      await callerOf(request);
      const dossier = await findDossier(deps.db, request.params.code);
      if (!dossier) throw refuseHttp('http.not_found');
      return { code: dossier.code, ...progressOf(dossier, 'vi') };
    },
  );

  app.post(
    `${servicesRoot}/nop-ho-so/ho-so`,
    { config: machine, bodyLimit: mostHandedIn, schema: { body: HandedInBatch } },
    async (request) => {
      await callerOf(request);
      return handInBatch(deps, request.body.data, (error) =>
        request.log.error({ err: error, reqId: request.id }, 'a dossier of the national portal failed'),
      );
    },
  );

  app.get(
    `${servicesRoot}/co-so-du-lieu/:register/:kind/:value`,
    {
      config: machine,
      schema: {
        params: z.object({ register: z.string().max(40), kind: z.string().max(40), value: z.string().max(60) }),
      },
    },
    async (request, reply) => {
      const caller = await callerOf(request);
      const { register: name, kind, value } = request.params;
      const register = deps.registers.get(name);
      if (!register?.identifiers.some((identifier) => identifier.kind === kind)) throw refuseHttp('http.not_found');
      const answer = await readRegister(deps, {
        register: name,
        key: { kind, value },
        fields: fieldsOf(caller, register),
        reader: await readerOf(deps, caller),
        purpose: purposeOf(caller),
      });
      if (answer.kind === 'found') return answer.fields;
      return reply.status(answer.kind === 'none' ? 404 : 503).send({ found: false });
    },
  );
}

/** Who reads: an official of another system, in the unit its purpose names. Nobody without a purpose. */
async function readerOf({ db, now }: Deps, { sub, purpose }: CallerClaims): Promise<Reader> {
  if (!purpose) throw refuseHttp('http.not_found');
  const unit = await findUnitByAgencyCode(db, purpose.unit, vietnamDay(now()));
  if (!unit) throw refuseHttp('http.not_found');
  return {
    accountId: uuidOf(`lgsp|${sub}|${purpose.officer}`),
    accountName: `${sub}|${purpose.officer}`,
    ownNumber: null,
    unitIds: [unit.id],
    unitName: unit.name,
    unitCode: purpose.unit,
    postTitle: purpose.officerTitle || `Cán bộ sử dụng hệ thống ${sub}`,
  };
}

/** What the gateway will let through of the record is all that is read, and all the person sees as looked at. */
function fieldsOf({ purpose }: CallerClaims, { fields }: Register): string[] {
  const tops = (purpose?.fields ?? []).map((path) => path.split('.')[0] ?? path);
  return Object.keys(fields).filter((field) => tops.includes(field));
}

function purposeOf({ purpose }: CallerClaims): Purpose {
  const { article = '', dossier = '', emergency } = purpose ?? {};
  return emergency === undefined
    ? { kind: 'dossier', article, dossierCode: dossier }
    : { kind: 'reasoned', article, reason: emergency };
}
