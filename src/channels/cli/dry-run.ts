import { checkPackage, checkTexts, findPackageFolders, type CheckedPackage } from '#applications/procedures/index.ts';
import { goldenSummary, goldenTexts, playGolden, type PlayedGolden } from '#applications/dossiers/index.ts';
import { goldenGround, knownNames } from '#applications/design/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { contentFolderOf } from './content-folder.ts';

/** `motcua dry-run THƯ_MỤC`: plays the golden dossiers of a package, or of all below a folder; needs no database. */
export async function dryRunCommand(args: string[]): Promise<number> {
  const [folder, ...rest] = args;
  if (folder === undefined || rest.length > 0) return refuse(goldenTexts.usage);
  const folders = await findPackageFolders(folder);
  if (folders.length === 0) return refuse(checkTexts().nothingFound(folder));
  try {
    const contentDir = contentFolderOf(folder);
    const [known, ground] = await Promise.all([knownNames(contentDir), goldenGround(contentDir)]);
    let [played, wrong] = [0, 0];
    for (const one of folders) {
      const check = await checkPackage(one, known);
      if (!check.ok) {
        wrong += 1;
        for (const fault of check.faults) console.error(fault);
        continue;
      }
      const results = check.package.goldens.map((golden) => playGolden(check.package, golden, ground));
      for (const result of results) report(check.package, result);
      played += results.length;
      wrong += results.filter(({ differences }) => differences.length > 0).length;
    }
    console.log(goldenTexts.summary(played, wrong));
    return wrong === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof ContentFault) return refuse(error.message);
    throw error;
  }
}

function report({ code }: CheckedPackage, played: PlayedGolden): void {
  const { name, differences } = played;
  if (differences.length > 0) {
    console.error(goldenTexts.failed(code, name));
    for (const difference of differences) console.error(`    ${difference}`);
    return;
  }
  console.log(goldenTexts.passed(code, played.name, goldenSummary(played)));
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
