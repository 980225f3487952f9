import type { Tx } from '#infrastructure/database/connect.ts';
import { toQcvn102 } from '#data/organisation/index.ts';
import type { RuleProfile } from '#platform/calendar/index.ts';
import { nextCodeNumber } from '../store/dossiers.queries.ts';

/**
 * Mã số hồ sơ of the pattern in force: code of the agency with authority, day received, counter of the day. The old pattern
 * (TT 01/2018 Đ19) writes the agency in the form of QCVN 102, the new one (NĐ 118/2025 Đ28) in that of QĐ 20/2020; the
 * pattern itself says which.
 */
export async function allocateCode(
  tx: Tx,
  { agencyCode, on, rules }: { agencyCode: string; on: string; rules: RuleProfile },
): Promise<string> {
  const number = await nextCodeNumber(tx, { agencyCode, on });
  return writeCode({ agencyCode, on, rules, number });
}

export function writeCode({
  agencyCode,
  on,
  rules,
  number,
}: {
  agencyCode: string;
  on: string;
  rules: RuleProfile;
  number: number;
}): string {
  const { pattern, dateFormat, counterDigits } = rules.dossierCode;
  const date = dateFormat === 'yyMMdd' ? on.slice(2).replaceAll('-', '') : on.replaceAll('-', '');
  const tail = `${date}-${String(number).padStart(counterDigits, '0')}`;
  const code = [toQcvn102(agencyCode), agencyCode]
    .map((agency) => `${agency}-${tail}`)
    .find((written) => pattern.test(written));
  if (!code) throw new Error(`No dossier code of ${agencyCode} fits the pattern of profile ${rules.name}`);
  return code;
}
