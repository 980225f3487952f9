import { z } from 'zod';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';
import { registerNames, type Registers } from '#data/registry/index.ts';
import type { CodeLists } from '#platform/forms/index.ts';
import { serviceLevelOn } from './dated-rules.ts';
import { listsOfForm } from './lists-of-form.ts';
import { refuse } from './procedures.errors.ts';
import { searchProcedures } from './catalogue/search-procedures.queries.ts';
import { findCurrentPackage } from './procedures.queries.ts';

type Area = { code: string; name: string; parent: string | null };
type Deps = { db: Db; now: Clock; codeLists: CodeLists; areasNow: () => readonly Area[]; registers: Registers };

const Found = z.object({ code: z.string(), name: z.string(), level: z.string() });

/** Danh mục thủ tục for the desk: choosing by typing, and all a counter needs to take a dossier in. */
export function catalogueApi(app: App, deps: Deps): void {
  app.get(
    '/api/procedures',
    {
      schema: {
        querystring: z.object({ q: z.string().trim().max(200).default('') }),
        response: { 200: z.array(Found) },
      },
    },
    async (request) => {
      requireActor(request);
      const { found } = await searchProcedures(deps.db, { search: request.query.q, hasPackage: true });
      return found.map(({ code, name, level }) => ({ code, name, level }));
    },
  );

  app.get(
    '/api/procedures/:code',
    { schema: { params: z.object({ code: z.string().max(20) }) } },
    async (request, reply) => {
      requireActor(request);
      const { code } = request.params;
      const installed = await findCurrentPackage(deps.db, code);
      if (!installed) throw refuse('procedure.not_found', { code });
      const { definition, form } = installed;
      const today = vietnamDay(deps.now());
      const lists = listsOfForm(form.definition, deps.codeLists);
      return {
        definition,
        form,
        lists,
        areas: deps.areasNow(),
        registerNames: registerNames(deps.registers, languageOf(request, reply)),
        today,
        serviceLevel: serviceLevelOn(definition, today)?.level ?? 1,
      };
    },
  );
}
