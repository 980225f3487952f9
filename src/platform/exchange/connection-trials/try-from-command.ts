import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Language } from '#infrastructure/language.ts';
import type { ExchangeRules } from '../management/exchange-rules.ts';
import { findGrantOf, type StepBy } from '../management/grants.queries.ts';
import { beginTrial } from './ask-for-trial.ts';
import type { ConnectionTrialView } from './connection-trial.contract.ts';
import { selectTrials } from './connection-trials.queries.ts';
import { trialView } from './trial-text.ts';

const lookEveryMs = 300;

/**
 * Thử kết nối bằng lệnh: asks for a trial of the newest grant a system has of a service, and waits until it has ended or nobody takes it.
 * Undefined when there never was such a grant.
 */
export async function tryConnection(
  { db, now, rules }: { db: Db; now: Clock; rules: Pick<ExchangeRules, 'connectionTrials'> },
  { consumer, service, by, lang }: { consumer: string; service: string; by: StepBy; lang: Language },
): Promise<ConnectionTrialView | undefined> {
  const grant = await findGrantOf(db, { consumer, service });
  if (!grant) return undefined;
  const { id: grantId } = grant;
  await inTransaction(db, (tx) =>
    beginTrial(tx, { id: randomUUID(), grantId, at: now(), by, rules: rules.connectionTrials }),
  );
  for (;;) {
    const [last] = await selectTrials(db, { grantId, most: 1 });
    if (last && last.state !== 'waiting' && last.state !== 'under_way')
      return trialView(last, {
        ...{ lang, consumer: grant.consumer_unit_name, provider: grant.keeper_unit_name },
        ...{ mayNameServers: true, mayNameGateways: true },
      });
    await wait(lookEveryMs);
  }
}
