import { expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { applyDeclared, buildFile, buildPurposeKey } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { insertCredential, selectDeclared } from './declared.queries.ts';

const { db } = await testDatabase();
const keysOf = (code: string) =>
  db
    .selectFrom('exchange.credential as key')
    .innerJoin('exchange.system as system', 'system.id', 'key.system_id')
    .select(['key.id', 'key.not_after', 'key.revoked_at'])
    .where('system.code', '=', code)
    .where('key.kind', '=', 'key')
    .orderBy('key.created_at')
    .execute();
const { jwk } = buildPurposeKey();
const told = (contact: string) => {
  const file = buildFile('https://provider.example', {}, [jwk]);
  return { ...file, systems: file.systems.map((system) => ({ ...system, contact })) };
};

it('a change of a system leaves its keys as they are, until when each was given too', async () => {
  await applyDeclared(db, told('Phòng một'));
  const before = await keysOf('mot-cua');
  expect(before).toHaveLength(1);
  await applyDeclared(db, told('Phòng hai'));
  expect(await keysOf('mot-cua')).toEqual(before);
});

it('a key that has run out is brought back by no file', async () => {
  await applyDeclared(db, told('Phòng một'));
  const { id: systemId } = await db
    .selectFrom('exchange.system')
    .select('id')
    .where('code', '=', 'la')
    .executeTakeFirstOrThrow();
  const notAfter = new Date(Date.now() - 1000);
  await inTransaction(db, (tx) =>
    insertCredential(tx, {
      ...{ systemId, kind: 'key', publicKey: JSON.stringify(buildPurposeKey().jwk), subject: '', notAfter },
      at: new Date(Date.now() - 2000),
    }),
  );
  const file = await selectDeclared(db);
  await applyDeclared(db, { ...file, systems: file.systems.map((system) => ({ ...system, contact: 'Phòng ba' })) });
  expect((await keysOf('la')).every(({ not_after: ends }) => ends <= notAfter)).toBe(true);
});
