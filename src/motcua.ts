/** Composition root of the commands: `npm run motcua -- …`. What a command needs is loaded only when it asks. */
import type { CommandRoot, WithSystem } from './channels/cli/command.ts';
import { motcua } from './channels/cli/main.ts';

/** Whoever keeps something in memory reads it at the start; a command ends before anything changes. */
const noChanges = { onChange: () => undefined, close: async () => undefined };

const withSystem: WithSystem = async (work, { callsOutside = false } = {}) => {
  const [{ readConfig }, { openDatabase }, { clockAhead }, { wireModules }, { simulateOutside }] = await Promise.all([
    import('#infrastructure/config/config.ts'),
    import('#infrastructure/database/open-database.ts'),
    import('#infrastructure/clock.ts'),
    import('./wire-modules.ts'),
    import('./outside-systems.ts'),
  ]);
  const settings = readConfig();
  const database = await openDatabase(settings);
  const { db } = database;
  const now = clockAhead(settings.clockAheadDays);
  try {
    // A running system may have the port of the simulators.
    const { config, simulators } = callsOutside
      ? await simulateOutside({ config: { ...settings, simulatorsPort: 0 }, db, now })
      : { config: settings };
    const deps = await wireModules({ config, db, now, changes: noChanges });
    try {
      return await work({ deps, config });
    } finally {
      await deps.axis.close();
      await deps.renderer.close();
      await simulators?.close();
    }
  } finally {
    await database.close();
  }
};

const texts: CommandRoot['texts'] = async () => {
  const [dossiers, exchange, procedures] = await Promise.all([
    import('#applications/dossiers/index.ts'),
    import('#platform/exchange/index.ts'),
    import('#applications/procedures/index.ts'),
  ]);
  return {
    vi: { ...dossiers.dossiersVi, ...exchange.exchangeVi, ...procedures.proceduresVi },
    en: { ...dossiers.dossiersEn, ...exchange.exchangeEn, ...procedures.proceduresEn },
  };
};

process.exitCode = await motcua(process.argv.slice(2), { withSystem, texts });
