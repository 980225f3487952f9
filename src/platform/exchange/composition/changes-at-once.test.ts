import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { buildHttp } from '#testing/build.ts';
import {
  cardContract,
  composedService,
  composedServices,
  composedSystems,
  composition,
} from '#testing/composed-service.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { applyDeclared } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { ExchangeFile } from '../declared/exchange-file.ts';

const { db } = await testDatabase();
const { deps, manager } = await buildManagement(db, () => new Date());
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async (): Promise<Actor> => manager);
exchangeRoutes(app, deps);
const provider = 'http://127.0.0.1:1';
const [people, card] = composedServices(provider, provider);

const ask = async (path: string, payload: object) => {
  const response = await app.inject({ method: 'POST', url: `/api/exchange${path}`, payload });
  return { status: response.statusCode, code: String(response.json().code ?? ''), body: response.body };
};
const publishComposed = () => {
  const { settings: _timed, ...service } = composedService;
  return ask('/services', { ...service, composition: JSON.stringify(composition) });
};
/** The card as it would be without the field the hospital is found by. */
const publishCard = (field: string) => {
  const { settings: _timed, ...service } = { ...composedService, ...card };
  const contract = JSON.stringify(cardContract).replaceAll('"hospital":', `"${field}":`);
  return ask('/services', { ...service, upstream: provider, contract });
};

beforeAll(async () => {
  await applyDeclared(db, ExchangeFile.parse({ systems: composedSystems([]), services: [people, card], grants: [] }));
});

it('of two changes at once that break each other one is told to send it again, and then why it cannot be', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [composed, changed] = await Promise.all([publishComposed(), publishCard('clinic')]);
    const refused = [composed, changed].filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    // Checked after the first was written, where it came late enough.
    const late = ['exchange.breaks_composed', 'exchange.composition_wrong'];
    expect(['exchange.services_changed', ...late]).toContain(refused[0]?.code);
    const again = composed.status === 200 ? await publishCard('clinic') : await publishComposed();
    expect(late).toContain(again.code);
    await db.deleteFrom('exchange.service').where('code', '=', 'nhan-than').execute();
    expect((await publishCard('hospital')).status).toBe(200);
  }
});
