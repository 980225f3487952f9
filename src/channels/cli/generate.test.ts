import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readConfig } from '#infrastructure/config/config.ts';
import type { System } from './command.ts';
import { generateCommand } from './generate.ts';

afterEach(() => vi.restoreAllMocks());

describe('generate', () => {
  it('writes no invented dossier among those of people', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const config = readConfig({ NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(40), ROLES: 'web' });
    // No modules: whatever was begun would fail.
    const system = z.custom<System>().parse({ config });
    const code = await generateCommand(['--dossiers', '1'], {
      withSystem: (work) => work(system),
      texts: () => Promise.reject(new Error('not asked for')),
    });
    expect(code).toBe(1);
    expect(told.mock.calls.join()).toContain('NODE_ENV=production');
  });
});
