import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { Registers } from '#data/registry/index.ts';
import {
  addOutsideServices,
  applyFile,
  hasOutsideServices,
  hasSystems,
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
 * installed before systems outside were providers on it is given those, once too: without them no register could be asked.
 */
export async function installExchange(
  deps: { db: Db; now: Clock; registers: Registers },
  { contentDir, allowLoopback }: { contentDir: string; allowLoopback: boolean },
): Promise<void> {
  const path = join(contentDir, 'exchange', 'exchange.yaml');
  if (!existsSync(path)) return;
  const isNew = !(await hasSystems(deps.db));
  if (!isNew && (await hasOutsideServices(deps.db))) return;
  const file = await readExchangeFile(path, deps.registers);
  const install = isNew ? applyFile : addOutsideServices;
  await install(applyDepsOf(deps, allowLoopback), file, { accountId: null, name: 'Nội dung của tỉnh', unitName: '' });
}
