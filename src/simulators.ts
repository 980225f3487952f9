/** Composition root of `npm run simulators`: the outside systems, simulated, in a process of their own until it is stopped. */
import { clockAhead } from '#infrastructure/clock.ts';
import { ConfigError, readConfig } from '#infrastructure/config/config.ts';
import { writeOutside } from '#infrastructure/config/outside-settings.ts';
import { openSimulators } from './outside-systems.ts';

try {
  const config = readConfig();
  const { address, outside, close } = await openSimulators(config, clockAhead(config.clockAheadDays));
  console.log(`Các hệ thống ngoài mô phỏng đang chạy tại ${address}, điều khiển tại ${address}/control.`);
  console.log('Để hệ thống gọi chúng, đặt:');
  for (const line of writeOutside(outside)) console.log(`  ${line}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
