import type { Clock } from '#infrastructure/clock.ts';
import { ConfigError, type Config } from '#infrastructure/config/config.ts';
import type { Outside } from '#infrastructure/config/outside-settings.ts';
import type { RegisterSource } from '#data/registry/index.ts';
import { createBusinessSource } from './connectors/business/index.ts';
import { createCivilStatusSource } from './connectors/civil-status/index.ts';
import { createPopulationSource } from './connectors/population/index.ts';
import type { Simulators } from './connectors/simulators/index.ts';
import { createSocialInsuranceSource } from './connectors/social-insurance/index.ts';

/** Nguồn của các cơ sở dữ liệu liên kết, by the key of the register; one that is not connected is absent. */
export function createRegisterSources(
  { population, civilStatus, business, socialInsurance }: Outside,
  now: Clock,
): Readonly<Record<string, RegisterSource>> {
  return {
    ...(population && { population: createPopulationSource({ ...population, now }) }),
    ...(civilStatus && { 'civil-status': createCivilStatusSource(civilStatus) }),
    ...(business && { business: createBusinessSource(business) }),
    ...(socialInsurance && { 'social-insurance': createSocialInsuranceSource(socialInsurance) }),
  };
}

/** While trying out, with no outside system connected, simulators of all of them stand in; they end with the process. */
export async function simulateOutside(
  config: Config,
  now: Clock,
): Promise<{ config: Config; simulators: Simulators | undefined }> {
  if (!config.demoData || Object.keys(config.outside).length > 0) return { config, simulators: undefined };
  const simulators = await openSimulators(config, now);
  return { config: { ...config, outside: simulators.outside }, simulators };
}

/** Throws ConfigError when the port is taken. */
export async function openSimulators({ contentDir, simulatorsPort: port }: Config, now: Clock): Promise<Simulators> {
  const { startSimulators } = await import('./connectors/simulators/index.ts');
  return startSimulators({ contentDir, now, port }).catch((cause: unknown) => {
    throw new ConfigError(`Không mở được cổng ${port} của các hệ thống mô phỏng; hãy đặt SIMULATORS_PORT khác.`, {
      cause,
    });
  });
}
