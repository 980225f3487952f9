import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { Registers } from '#data/registry/index.ts';
import {
  addOutsideServices,
  addTopics,
  applyFile,
  hasSystems,
  lacksServices,
  lacksTopics,
  type ApplyDeps,
} from '#platform/exchange/index.ts';
import { readExchangeFile } from './exchange-content.ts';

/** What the commands and the start need to apply a file; `allowLoopback` while trying out only. */
export function applyDepsOf({ db, now }: { db: Db; now: Clock }, allowLoopback: boolean): ApplyDeps {
  const unitIdOf = async (code: string) => (await findUnitByAgencyCode(db, code, vietnamDay(now())))?.id ?? null;
  return { db, now, unitIdOf, allowLoopback };
}

/**
 * Nạp kết nối ban đầu của tỉnh, once: as soon as there is a system, the console and `motcua lgsp apply` say what holds. An axis that was
 * installed before one of the systems outside, which this system calls, was a provider on it, or before one of the topics this system
 * tells on, is given those it never had, once too: without them no register could be asked, no fee paid online, nobody told.
 */
export async function installExchange(
  deps: { db: Db; now: Clock; registers: Registers },
  {
    contentDir,
    allowLoopback,
    needs,
  }: {
    contentDir: string;
    allowLoopback: boolean;
    /**
     * Keys of the services outside that this system itself calls, codes of the topics it tells on. To ask after them costs less at every
     * start than to read the file.
     */
    needs: { services: readonly string[]; topics: readonly string[] };
  },
): Promise<void> {
  const path = join(contentDir, 'exchange', 'exchange.yaml');
  if (!existsSync(path)) return;
  const steps = (await hasSystems(deps.db)) ? await stepsMissing(deps.db, needs) : [applyFile];
  if (steps.length === 0) return;
  const file = await readExchangeFile(path, deps.registers);
  for (const step of steps)
    await step(applyDepsOf(deps, allowLoopback), file, { accountId: null, name: 'Nội dung của tỉnh', unitName: '' });
}

async function stepsMissing(db: Db, { services, topics }: { services: readonly string[]; topics: readonly string[] }) {
  const [isServiceMissing, isTopicMissing] = await Promise.all([lacksServices(db, services), lacksTopics(db, topics)]);
  return [...(isServiceMissing ? [addOutsideServices] : []), ...(isTopicMissing ? [addTopics] : [])];
}
