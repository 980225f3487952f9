import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '#infrastructure/clock.ts';
import { startSimulators } from './index.ts';

const { address, close } = await startSimulators({ contentDir: 'content/vinh-phuc', now: systemClock });
afterAll(() => close());

const put = (system: string, body: unknown) =>
  fetch(`${address}/control/${system}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('the control of the simulators', () => {
  it('listens on the loopback address only', () => expect(new URL(address).hostname).toBe('127.0.0.1'));

  it('tells and sets how a system behaves', async () => {
    expect((await put('population', { mode: 'slow', delayMs: 700 })).status).toBe(200);
    const told: unknown = await (await fetch(`${address}/control`)).json();
    expect(told).toMatchObject({ population: { mode: 'slow', delayMs: 700 }, business: { mode: 'normal' } });
  });

  it.each([
    ['population', { mode: 'sleepy' }, 400],
    ['population', { mode: 'hostile', trick: 'tickle' }, 400],
    ['weather', { mode: 'down' }, 404],
  ])('refuses what it does not know: %s %o', async (system, body, status) => {
    expect((await put(system, body)).status).toBe(status);
  });

  it('does not answer a page whose name was made to point here', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${address}/control`, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
