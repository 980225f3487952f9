/** Composition root of `npm run simulators`: the outside systems, simulated, in a process of their own until it is stopped. */
import { clockAhead } from '#infrastructure/clock.ts';
import { ConfigError, readConfig } from '#infrastructure/config/config.ts';
import { writeOutside } from '#infrastructure/config/outside-settings.ts';
import { DatabaseStartError } from '#infrastructure/database/embedded-postgres.ts';
import { openDatabase } from '#infrastructure/database/open-database.ts';
import { openSimulators } from './outside-systems.ts';

try {
  const config = readConfig();
  const database = await openDatabase(config);
  const now = clockAhead(config.clockAheadDays);
  const simulators = await openSimulators({ config, db: database.db, now }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  console.log(
    `Các hệ thống ngoài mô phỏng đang chạy tại ${simulators.address}; điều khiển: ${simulators.address}/control.`,
  );
  console.log('Để hệ thống gọi chúng, đặt:');
  for (const line of writeOutside(simulators.outside)) console.log(`  ${line}`);
  const stop = async () => {
    await simulators.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DatabaseStartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
