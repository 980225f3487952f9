import type { Parties, Party } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';

const personalIdForm = /^0\d{11}$/;
const taxCodeForm = /^(?:\d{10}(?:-\d{3})?|0\d{11})$/;

/** Các bên của hồ sơ: refuses a party without a real name, or with a number that is none; officials and accounts are found by it. */
export function checkParties({ applicant, owner }: Parties): void {
  const whys = [whyWrong(applicant, 'người nộp'), whyWrong(owner, 'chủ hồ sơ')].filter((why) => why !== undefined);
  if (whys.length > 0) throw refuse('dossier.parties_wrong', { why: [...new Set(whys)].join('; ') });
}

function whyWrong({ name, personalId, taxCode }: Party, who: string): string | undefined {
  if (!/\p{L}/u.test(name)) return `chưa có tên ${who}`;
  if (personalId && !personalIdForm.test(personalId))
    return `số định danh của ${who} phải gồm 12 chữ số, bắt đầu bằng 0`;
  if (taxCode && !taxCodeForm.test(taxCode)) return `mã số thuế của ${who} phải gồm 10 hoặc 13 chữ số`;
  return undefined;
}
