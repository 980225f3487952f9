import { SignJWT, type JWK } from 'jose';
import { expect, it } from 'vitest';
import { buildPurposeKey, signPurpose } from '#testing/exchange-office.ts';
import type { KnownSystem } from '../known/known.ts';
import { createPurposeCheck } from './purpose.ts';

const systemOf = (code: string, purposeKeys: JWK[]): KnownSystem => ({
  ...{ code, name: code, unitCode: '', unitName: '', environment: 'production', xRoadId: null },
  ...{ secrets: new Map(), leakedHashes: new Map(), certificates: new Set<string>(), purposeKeys },
});
const asked = {
  grant: { fields: ['fullName'], filter: undefined },
  named: {
    kind: 'asked' as const,
    subject: { kind: 'person' as const, number: '001085000123' },
    askedBy: undefined,
  },
  operation: { register: undefined, registerFields: new Map<string, string>(), matches: false },
};
const [own, foreign] = [buildPurposeKey(), buildPurposeKey()];
const openCheck = () => createPurposeCheck({ neededFields: async ({ fields }) => fields, nowMs: () => Date.now() });

it('what another system signed in its name is none of its purposes, also once that other has shown it', async () => {
  const check = openCheck();
  const forged = await signPurpose(foreign.privateKey, { iss: 'mot-cua' });
  const invalid = { fault: 'purpose_invalid' };
  await expect(check(forged, { ...asked, system: systemOf('la', [foreign.jwk]) })).rejects.toMatchObject(invalid);
  await expect(check(forged, { ...asked, system: systemOf('mot-cua', [own.jwk]) })).rejects.toMatchObject(invalid);
});

it('a purpose that was believed is believed no longer than its key is one of the system', async () => {
  const check = openCheck();
  const token = await signPurpose(own.privateKey);
  expect(await check(token, { ...asked, system: systemOf('mot-cua', [own.jwk]) })).toMatchObject({
    fields: ['fullName'],
  });
  // The list of keys is read anew from the database again and again.
  const again = { ...asked, system: systemOf('mot-cua', [{ ...own.jwk }]) };
  expect(await check(token, again)).toMatchObject({ fields: ['fullName'] });
  await expect(check(token, { ...asked, system: systemOf('mot-cua', []) })).rejects.toMatchObject({
    fault: 'purpose_invalid',
  });
});

it('a purpose signed for a time to come is none today', async () => {
  const nextYear = Math.floor(Date.now() / 1000) + 365 * 86_400;
  const token = await new SignJWT({ officer: 'cb.lan', unit: 'H62.01', article: 'Điều 15 Luật Hộ tịch' })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('mot-cua')
    .setAudience('urn:motcua:purpose')
    .setIssuedAt(nextYear)
    .setExpirationTime(nextYear + 60)
    .sign(own.privateKey);
  await expect(openCheck()(token, { ...asked, system: systemOf('mot-cua', [own.jwk]) })).rejects.toMatchObject({
    fault: 'purpose_invalid',
  });
});

it('a key that cannot be read takes nothing from the others of its system', async () => {
  const keys: JWK[] = [{ kty: 'EC', crv: 'P-256', x: 'hong' }, own.jwk];
  const token = await signPurpose(own.privateKey);
  expect(await openCheck()(token, { ...asked, system: systemOf('mot-cua', keys) })).toMatchObject({
    fields: ['fullName'],
  });
});
