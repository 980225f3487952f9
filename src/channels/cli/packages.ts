import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { goldenGround, knownNames } from '#applications/design/index.ts';
import { countOpenByVersion, migrateDossiers, playGolden, type PlannedDossier } from '#applications/dossiers/index.ts';
import {
  byPublication,
  checkPackage,
  diffPackages,
  findCurrentPackage,
  findPackageFolders,
  installPackage,
  rollBackPackage,
  type CheckedPackage,
} from '#applications/procedures/index.ts';
import type { CommandRoot } from './command.ts';
import { contentFolderOf } from './content-folder.ts';
import { packageTexts } from './packages.vi.ts';

/** `motcua diff THƯ_MỤC`: what the packages below a folder would change in those now offered, in words. */
export async function diffCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const folders = await foldersOf(args, 'diff');
  if (!folders) return 1;
  return withSystem(async ({ deps: { db } }) => {
    const { packages, faults } = await readPackages(folders);
    for (const fault of faults) console.error(fault);
    for (const checked of packages) await tellDifferences(db, checked);
    return faults.length === 0 ? 0 : 1;
  });
}

/** `motcua install THƯ_MỤC`: checks the packages, plays their golden dossiers, and offers them; all or none. */
export async function installCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const folders = await foldersOf(args, 'install');
  const [folder] = folders ?? [];
  if (!folders || folder === undefined) return 1;
  const [{ packages, faults }, ground] = await Promise.all([
    readPackages(folders),
    goldenGround(contentFolderOf(folder)),
  ]);
  const wrong = packages.flatMap((checked) =>
    checked.goldens
      .map((golden) => playGolden(checked, golden, ground))
      .filter(({ differences }) => differences.length > 0)
      .map(({ name, differences }) => packageTexts.goldenWrong(checked.code, name, differences.join('; '))),
  );
  for (const fault of [...faults, ...wrong]) console.error(fault);
  if (faults.length + wrong.length > 0) return refuse(packageTexts.notInstalled);
  return withSystem(async ({ deps: { db } }) => {
    for (const checked of packages) {
      await tellDifferences(db, checked);
      const { isNew } = await installPackage(db, { checked, at: systemClock(), actorId: null });
      console.log(packageTexts.installed(checked.code, checked.version, isNew));
      await tellOpen(db, checked);
    }
    return 0;
  });
}

/** `motcua rollback MÃ`: offers again what was offered before. */
export async function rollbackCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const [code, ...rest] = args;
  if (code === undefined || rest.length > 0) return refuse(packageTexts.rollbackUsage);
  return withSystem(async ({ deps: { db } }) => {
    const { version } = await rollBackPackage(db, { code, at: systemClock(), actorId: null });
    console.log(packageTexts.rolledBack(code, version));
    await tellOpen(db, { code, version });
    return 0;
  });
}

/** `motcua migrate MÃ [--dry-run]`: moves the open dossiers of a procedure to the version now offered, or says what would happen. */
export async function migrateCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' } },
  });
  const [procedureCode, ...rest] = positionals;
  if (procedureCode === undefined || rest.length > 0) return refuse(packageTexts.migrateUsage);
  const isRehearsal = values['dry-run'] === true;
  return withSystem(async ({ deps }) => {
    const { moved, staying } = await migrateDossiers(
      deps,
      { procedureCode, isRehearsal, plan: randomUUID(), actorId: null },
      tellPlanned,
    );
    console.log(packageTexts.migrated({ moved, staying, isRehearsal }));
    return 0;
  });
}

async function foldersOf(args: string[], command: 'diff' | 'install'): Promise<string[] | undefined> {
  const [folder, ...rest] = args;
  if (folder === undefined || rest.length > 0) {
    refuse(packageTexts.folderUsage(command));
    return undefined;
  }
  const folders = await findPackageFolders(folder);
  if (folders.length === 0) refuse(packageTexts.nothingFound(folder));
  return folders.length > 0 ? folders : undefined;
}

async function readPackages(folders: readonly string[]): Promise<{ packages: CheckedPackage[]; faults: string[] }> {
  const known = await knownNames(contentFolderOf(folders[0] ?? '.'));
  const checks = await Promise.all(folders.map((folder) => checkPackage(folder, known)));
  return {
    packages: byPublication(checks.flatMap((check) => (check.ok ? [check.package] : []))),
    faults: checks.flatMap((check) => (check.ok ? [] : check.faults)),
  };
}

async function tellDifferences(db: Db, checked: CheckedPackage): Promise<void> {
  const current = await findCurrentPackage(db, checked.code);
  const head = `${checked.code} ${checked.definition.name}`;
  if (!current) return console.log(packageTexts.firstVersion(head));
  const differences = diffPackages(current, checked);
  console.log(differences.length === 0 ? packageTexts.same(head) : packageTexts.differs(head, differences.length));
  for (const { partName, text } of differences) console.log(`    ${partName}: ${text}`);
}

/** Dossiers that stay on other versions. */
async function tellOpen(db: Db, { code, version }: Pick<CheckedPackage, 'code' | 'version'>): Promise<void> {
  const others = (await countOpenByVersion(db, code)).filter((row) => row.version !== version);
  const count = others.reduce((sum, row) => sum + row.count, 0);
  if (count > 0) console.log(packageTexts.staying(code, count));
}

function tellPlanned({ code, changes, obstacles }: PlannedDossier): void {
  console.log(obstacles.length > 0 ? packageTexts.cannotMove(code) : packageTexts.moves(code, changes.length > 0));
  for (const text of [...obstacles, ...changes]) console.log(`    ${text}`);
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
