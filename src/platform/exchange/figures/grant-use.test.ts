import { describe, expect, it } from 'vitest';
import { shipLog } from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  giveSecret,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';

describe('what calls use of a grant', () => {
  it('is counted once as the log arrives: operations that were let in, and of personal data the fields that went out', async () => {
    const { db } = await testDatabase();
    const key = buildPurposeKey();
    const provider = await startProvider((request, response) => {
      if (request.url?.includes('012345678999')) return response.writeHead(404).end();
      const citizen = { personalId: '012345678901', fullName: 'Trần Thị Dân', religion: 'không' };
      const answer = request.url?.includes('citizens') ? citizen : { items: [{ code: 'A' }] };
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    await applyDeclared(db, buildFile(provider.url, {}, [key.jwk]));
    const secret = await giveSecret(db, 'mot-cua');
    // The dossier needs one of the two fields that are granted.
    const gateway = await startGateway(db, { neededFields: async () => ['fullName'] });
    const authorization = `Bearer ${await takeToken(gateway.url, 'mot-cua', secret)}`;
    const call = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${gateway.url}${path}`, { headers: { authorization, ...headers } })).status;
    const purpose = { 'x-lawful-purpose': await signPurpose(key.privateKey) };
    expect(await call('/dan-cu/1.0/citizens/012345678901', purpose)).toBe(200);
    expect(await call('/dan-cu/1.0/citizens/012345678901')).toBe(403);
    expect(await call('/dia-danh/1.0/places')).toBe(200);
    expect(await call('/dia-danh/1.0/places')).toBe(200);
    expect(await call('/dia-danh/1.0/nothing')).toBe(404);

    const tellLooks = async () => undefined;
    await allSealed(gateway);
    const ship = () => shipLog({ db, now: () => new Date(), gateway, sealing: testSealing, tellLooks }).run();
    await ship();
    const use = await db
      .selectFrom('exchange.grant_use as used')
      .innerJoin('exchange.access_grant as granted', 'granted.id', 'used.grant_id')
      .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
      .select(['service.code', 'used.part', 'used.name', 'used.calls'])
      .orderBy('service.code')
      .orderBy('used.part')
      .orderBy('used.name')
      .execute();
    expect(use.map(({ code, part, name, calls }) => `${code} ${part} ${name} ${calls}`)).toEqual([
      'dan-cu field fullName 1',
      'dan-cu operation getCitizen 1',
      'dia-danh field * 2',
      'dia-danh operation listPlaces 2',
    ]);
  });
});
