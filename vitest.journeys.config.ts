import { defineConfig } from 'vitest/config';

/**
 * Journeys in a real browser, each file against a whole system of its own: data folder, ports and browser. Two files run at a time:
 * while one waits for its page, the other uses the processor.
 */
export default defineConfig({
  test: {
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/installed.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // What is waited for comes late on a machine that does other work.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
});
