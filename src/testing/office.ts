import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../infrastructure/actor.ts';
import { vietnamDay, type Clock } from '../infrastructure/clock.ts';
import { readConfig } from '../infrastructure/config/config.ts';
import type { Db } from '../infrastructure/database/connect.ts';
import { installProvince } from '../channels/cli/install-province.ts';
import { findUnitByKey } from '../data/organisation/index.ts';
import { accountNames, findAccountByUsername } from '../platform/identity/index.ts';
import { wireModules } from '../wire-modules.ts';

/** Whoever keeps something in memory read it at the start; nothing in a test changes it behind its back. */
const noChanges = { onChange: () => undefined, close: async () => undefined };

/** The demonstration province in a test database, with its modules wired and its printed accounts as actors. */
export async function buildOffice(db: Db, now: Clock) {
  const config = readConfig({ VAR_DIR: mkdtempSync(join(tmpdir(), 'motcua-office-')), NODE_ENV: 'test' });
  await installProvince({ db, contentDir: config.contentDir, at: now(), demoData: true });
  const deps = await wireModules({ config, db, now, changes: noChanges });

  async function actor(username: string): Promise<Actor> {
    const account = await findAccountByUsername(db, username);
    if (!account) throw new Error(`No account ${username}`);
    const { id, kind, fullName: name, personalId, taxCode } = account;
    return {
      id,
      kind,
      name,
      personalId,
      taxCode,
      posts: kind === 'officer' ? deps.organisation.postsOf(id, now()) : [],
    };
  }
  /** Whoever holds a role in a unit, by the unit's key: `district-243-committee`. */
  async function official(unitKey: string, role: string): Promise<Actor> {
    const on = now();
    const unit = await findUnitByKey(db, unitKey, vietnamDay(on));
    const [holder] = unit ? deps.organisation.officersWithRole({ unitId: unit.id, role, at: on }) : [];
    if (!holder) throw new Error(`Nobody is ${role} of ${unitKey}`);
    const names = await accountNames(db, [holder.accountId]);
    return {
      id: holder.accountId,
      kind: 'officer',
      name: names.get(holder.accountId) ?? '',
      personalId: null,
      taxCode: null,
      posts: deps.organisation.postsOf(holder.accountId, on),
    };
  }
  const unitIdOn = async (key: string, on: string) => (await findUnitByKey(db, key, on))?.id ?? '';
  const unitId = (key: string) => unitIdOn(key, '2026-11-23');
  return { deps, actor, official, unitId, unitIdOn, newId: () => randomUUID() };
}
