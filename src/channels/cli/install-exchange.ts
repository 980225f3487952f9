import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { Registers } from '#data/registry/index.ts';
import { addOutsideServices, applyFile, hasSystems, lacksServices, type ApplyDeps } from '#platform/exchange/index.ts';
import { readExchangeFile } from './exchange-content.ts';

/** What the commands and the start need to apply a file; `allowLoopback` while trying out only. */
export function applyDepsOf({ db, now }: { db: Db; now: Clock }, allowLoopback: boolean): ApplyDeps {
  const unitIdOf = async (code: string) => (await findUnitByAgencyCode(db, code, vietnamDay(now())))?.id ?? null;
  return { db, now, unitIdOf, allowLoopback };
}

/**
 * Nạp kết nối ban đầu của tỉnh, once: as soon as there is a system, the console and `motcua lgsp apply` say what holds. An axis that was
 * installed before one of the systems outside, which this system calls, was a provider on it is given those it never had, once too:
 * without them no register could be asked and no fee paid online.
 */
export async function installExchange(
  deps: { db: Db; now: Clock; registers: Registers },
  {
    contentDir,
    allowLoopback,
    servicesCalled,
  }: {
    contentDir: string;
    allowLoopback: boolean;
    /** Keys of the services outside that this system itself calls. To ask after them costs less at every start than to read the file. */
    servicesCalled: readonly string[];
  },
): Promise<void> {
  const path = join(contentDir, 'exchange', 'exchange.yaml');
  if (!existsSync(path)) return;
  const isNew = !(await hasSystems(deps.db));
  if (!isNew && !(await lacksServices(deps.db, servicesCalled))) return;
  const file = await readExchangeFile(path, deps.registers);
  const install = isNew ? applyFile : addOutsideServices;
  await install(applyDepsOf(deps, allowLoopback), file, { accountId: null, name: 'Nội dung của tỉnh', unitName: '' });
}
