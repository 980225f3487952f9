/** Composition root of the commands: `npm run motcua -- …`. What a command needs is loaded only when it asks. */
import type { CommandRoot, WithSystem } from './channels/cli/command.ts';
import { motcua } from './channels/cli/main.ts';

/** Whoever keeps something in memory reads it at the start; a command ends before anything changes. */
const noChanges = { onChange: () => undefined, close: async () => undefined };

const withSystem: WithSystem = async (work) => {
  const [{ readConfig }, { openDatabase }, { clockAhead }, { wireModules }] = await Promise.all([
    import('#infrastructure/config/config.ts'),
    import('#infrastructure/database/open-database.ts'),
    import('#infrastructure/clock.ts'),
    import('./wire-modules.ts'),
  ]);
  const config = readConfig();
  const database = await openDatabase(config);
  try {
    const deps = await wireModules({
      config,
      db: database.db,
      now: clockAhead(config.clockAheadDays),
      changes: noChanges,
    });
    try {
      return await work({ deps, config });
    } finally {
      await deps.renderer.close();
    }
  } finally {
    await database.close();
  }
};

const texts: CommandRoot['texts'] = async () => {
  const [dossiers, procedures] = await Promise.all([
    import('#applications/dossiers/index.ts'),
    import('#applications/procedures/index.ts'),
  ]);
  return {
    vi: { ...dossiers.dossiersVi, ...procedures.proceduresVi },
    en: { ...dossiers.dossiersEn, ...procedures.proceduresEn },
  };
};

process.exitCode = await motcua(process.argv.slice(2), { withSystem, texts });
