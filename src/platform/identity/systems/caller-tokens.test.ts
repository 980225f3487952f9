import { expect, it } from 'vitest';
import { createSealing } from '#infrastructure/sealing.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createCallerTokens } from './caller-tokens.ts';
import { readSigningKeys } from './signing-keys.ts';

it('vouches for a caller to one provider, for two minutes by the clock of the system', async () => {
  const { db } = await testDatabase();
  const sealing = createSealing('a secret of the system, long enough', 'identity');
  let at = new Date('2030-01-02T02:00:00Z');
  const now = () => at;
  const keys = await readSigningKeys(db, { sealing, now });
  const tokens = await createCallerTokens({ issuer: 'http://lgsp.example', keys, now });
  const caller = { sub: 'dat-dai', unitCode: 'H62.10', unitName: 'Sở Nông nghiệp và Môi trường' };
  const token = await tokens.sign(caller, 'ho-tich');
  expect(await tokens.verify(token, 'ho-tich')).toEqual(caller);
  expect(await tokens.verify(token, 'dan-cu')).toBeUndefined();
  at = new Date('2030-01-02T02:02:01Z');
  expect(await tokens.verify(token, 'ho-tich')).toBeUndefined();
});
