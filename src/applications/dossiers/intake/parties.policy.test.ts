import { describe, expect, it } from 'vitest';
import type { Party } from '../dossiers.contract.ts';
import { checkParties } from './parties.policy.ts';

const lan: Party = {
  kind: 'citizen',
  name: 'Nguyễn Thị Lan',
  personalId: '026192990000',
  taxCode: null,
  phone: null,
  email: null,
  address: null,
};
const check = (owner: Partial<Party>) => () =>
  checkParties({ applicant: lan, owner: { ...lan, ...owner }, authorisation: null });

describe('the parties of a dossier', () => {
  it('are taken with right numbers, or with none', () => {
    expect(check({})).not.toThrow();
    expect(check({ personalId: null })).not.toThrow();
    expect(check({ kind: 'enterprise', personalId: null, taxCode: '0101243150-001' })).not.toThrow();
  });

  it.each<[string, Partial<Party>, string]>([
    ['a name without a letter', { name: '?' }, 'unnamed'],
    ['a personal number too short', { personalId: '999' }, 'personal_id_wrong'],
    ['a personal number that does not begin with 0', { personalId: '926192990000' }, 'personal_id_wrong'],
    ['a tax code with letters', { taxCode: "1' or 1=1" }, 'tax_code_wrong'],
  ])('are refused with %s', (_what, owner, why) => {
    expect(check(owner)).toThrow(`dossier.owner_${why}`);
  });
});
