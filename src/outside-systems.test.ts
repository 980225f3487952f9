import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infrastructure/config/config.ts';
import { newDataFolder } from '#testing/run-system.ts';
import { testDatabase } from '#testing/test-database.ts';
import { simulateOutside } from './outside-systems.ts';

const { db } = await testDatabase();
const varDir = newDataFolder();

async function simulate(settings: Record<string, string>) {
  const config = readConfig({ VAR_DIR: varDir, NODE_ENV: 'development', ...settings });
  const started = await simulateOutside({ config, db, now: () => new Date('2026-12-01T02:00:00Z') });
  afterAll(() => started.simulators?.close());
  return { isSimulated: started.simulators !== undefined, connected: Object.keys(started.config.outside).length };
}

describe('simulators of the outside systems', () => {
  it.each(['web,gateway,worker,scheduler', 'web', 'web,gateway', 'gateway,worker'])(
    'stand in while trying out, for a process that is %s',
    async (ROLES) => {
      const { isSimulated, connected } = await simulate({ ROLES });
      expect(isSimulated).toBe(true);
      expect(connected).toBeGreaterThan(5);
    },
  );

  it.each([
    ['is a gateway alone', { ROLES: 'gateway' }],
    ['has no invented people', { DEMO_DATA: 'false' }],
    ['is connected to one of them', { CIVIL_STATUS_URL: 'http://127.0.0.1:9', CIVIL_STATUS_KEY: 'khoa-cua-tinh' }],
  ])('are not started by a process that %s', async (_what, settings) => {
    expect((await simulate(settings)).isSimulated).toBe(false);
  });
});
