import type { Parties, Party } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';

const personalIdForm = /^0\d{11}$/;
const taxCodeForm = /^(?:\d{10}(?:-\d{3})?|0\d{11})$/;

/** Các bên của hồ sơ: refuses a party without a real name, or with a number that is none; officials and accounts are found by it. */
export function checkParties({ applicant, owner }: Parties): void {
  for (const [who, party] of [['applicant', applicant] as const, ['owner', owner] as const]) {
    const wrong = whatIsWrong(party);
    if (wrong) throw refuse(`dossier.${who}_${wrong}`);
  }
}

function whatIsWrong({
  name,
  personalId,
  taxCode,
}: Party): 'unnamed' | 'personal_id_wrong' | 'tax_code_wrong' | undefined {
  if (!/\p{L}/u.test(name)) return 'unnamed';
  if (personalId && !personalIdForm.test(personalId)) return 'personal_id_wrong';
  return taxCode && !taxCodeForm.test(taxCode) ? 'tax_code_wrong' : undefined;
}
