import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { findAgreement } from './agreements.queries.ts';
import type { GrantRow } from './grants.queries.ts';
import type { ManagementDeps } from './management-deps.ts';
import { ruleOn } from '../dated-rules.ts';

/** Phải có thoả thuận where the province's rule of the day says so. Throws `exchange.agreement_needed`. */
export async function requireAgreement(
  tx: Tx,
  { rules, now }: Pick<ManagementDeps, 'rules' | 'now'>,
  { id, personal }: Pick<GrantRow, 'id' | 'personal'>,
): Promise<void> {
  const rule = ruleOn(rules.agreements, vietnamDay(now()));
  if (!rule || (rule.neededFor === 'personal' && !personal)) return;
  if (!(await findAgreement(tx, id))?.sha256) throw refuse('exchange.agreement_needed', { article: rule.article });
}
