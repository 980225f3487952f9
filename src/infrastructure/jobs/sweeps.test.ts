import { describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { startSweeps } from './sweeps.ts';

const log = createLog('silent');
const wait = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

describe('a sweep', () => {
  it('runs again at once while there is more, and goes on after a failure', async () => {
    const answers = [true, true, new Error('mất kết nối'), false];
    let rounds = 0;
    const sweeps = startSweeps(log, [
      {
        name: 'test',
        everyMs: 5,
        run: async () => {
          const answer = answers[rounds] ?? false;
          rounds += 1;
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
    ]);
    await expect.poll(() => rounds, { interval: 5 }).toBeGreaterThanOrEqual(4);
    await sweeps.stop();
    const counted = rounds;
    await wait(30);
    expect(rounds).toBe(counted);
  });

  it('is waited for when stopped', async () => {
    let ended = false;
    const sweeps = startSweeps(log, [
      {
        name: 'slow',
        everyMs: 1,
        run: async () => {
          await wait(60);
          ended = true;
          return false;
        },
      },
    ]);
    await wait(20);
    await sweeps.stop();
    expect(ended).toBe(true);
  });

  it('nobody waits for is put off while the process is busy, but not for ever', async () => {
    let ran = 0;
    const sweeps = startSweeps(log, [
      { name: 'heavy', everyMs: 5, yieldsForMs: 2000, run: async () => ((ran += 1), false) },
    ]);
    const busyUntil = performance.now() + 250;
    while (performance.now() < busyUntil) {
      const spinUntil = performance.now() + 4;
      while (performance.now() < spinUntil);
      await new Promise((wake) => setImmediate(wake));
    }
    expect(ran).toBe(0);
    await expect.poll(() => ran, { interval: 5 }).toBeGreaterThan(0);
    await sweeps.stop();
  });
});
