import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against the whole system, one after another. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.journey.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
