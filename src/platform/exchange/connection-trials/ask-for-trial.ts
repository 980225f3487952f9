import { hourMs } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { refuse } from '../exchange.errors.ts';
import { requireSeenGrant } from '../management/decide-grants.ts';
import type { ExchangeRules } from '../management/exchange-rules.ts';
import type { StepBy } from '../management/grants.queries.ts';
import { audit } from '../management/audit-change.ts';
import { stepBy, type ManagementDeps } from '../management/management-deps.ts';
import type { ConnectionTrialView } from './connection-trial.contract.ts';
import { countAsked, findAsked, insertTrial, lockAskers, selectTrials } from './connection-trials.queries.ts';
import { trialView } from './trial-text.ts';

/** What is shown; the others are kept as long as the rules say. */
const mostShown = 5;

/**
 * Hỏi thử kết nối của một quyền, for whoever may see the grant; not found for others. A grant has one trial under way at a time: who asks
 * meanwhile, or asks again with the same id, is shown that one. Refuses `exchange.trials_used_up`.
 */
export async function askForTrial(
  deps: ManagementDeps,
  { actor, grantId, id }: { actor: Actor; grantId: string; id: string },
): Promise<void> {
  await requireSeenGrant(deps, actor, grantId);
  await inTransaction(deps.db, async (tx) => {
    const at = deps.now();
    const isNew = await beginTrial(tx, { id, grantId, at, by: stepBy(actor), rules: deps.rules.connectionTrials });
    if (isNew) await audit(tx, deps, { actor, action: 'exchange.connection_tried', code: grantId });
  });
}

/** Answers whether it is one that was not asked for before. An operator's command has no limit an hour. */
export async function beginTrial(
  tx: Tx,
  {
    id,
    grantId,
    at,
    by,
    rules: { mostAnHour, waitSeconds },
  }: { id: string; grantId: string; at: Date; by: StepBy; rules: ExchangeRules['connectionTrials'] },
): Promise<boolean> {
  const { accountId } = by;
  await lockAskers(tx, { grantId, accountId });
  const asked = await findAsked(tx, { id, grantId });
  // An id of somebody else's: whether there is one is not told.
  if (asked?.id === id && (asked.grantId !== grantId || asked.askedBy !== accountId))
    throw refuse('exchange.not_found');
  if (asked) return false;
  const since = new Date(at.getTime() - hourMs);
  if (accountId !== null && (await countAsked(tx, { accountId, since })) >= mostAnHour)
    throw refuse('exchange.trials_used_up', { most: mostAnHour });
  await insertTrial(tx, { id, grantId, at, by, waitSeconds });
  return true;
}

/** Các lượt thử gần nhất của một quyền, newest first, for whoever may see the grant. */
export async function listTrials(
  deps: ManagementDeps,
  { actor, grantId, lang }: { actor: Actor; grantId: string; lang: Language },
): Promise<ConnectionTrialView[]> {
  const { grant, parties } = await requireSeenGrant(deps, actor, grantId);
  const rows = await selectTrials(deps.db, { grantId, most: mostShown });
  const reader = {
    ...{ lang, consumer: grant.consumer_unit_name, provider: grant.keeper_unit_name },
    mayNameServers: parties.some((party) => party !== 'consumer'),
    mayNameGateways: parties.includes('manager'),
  };
  return rows.map((row) => trialView(row, reader));
}
