import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createTimeAuthority, keepStampKeys } from '../connectors/time-authority/index.ts';
import { buildSimulatedOutside } from './simulated-outside.ts';

/** The simulated authority for time stamps, its keys and a folder of the test's own; `behave` changes what it does. */
export async function startTimeAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-dau-'));
  const keys = await keepStampKeys(join(folder, 'khoa.json'));
  const { outside, control, close } = await buildSimulatedOutside(undefined, { stampKeys: keys });
  afterAll(close);
  return {
    folder,
    keys,
    authorities: keys.authority,
    ask: createTimeAuthority({ url: outside.timeAuthority?.url ?? '' }),
    behave: (mode: string) => control('time-authority', { mode }),
  };
}
