import { knownNames } from '#applications/design/index.ts';
import { checkPackage, checkTexts, fieldsWithoutHelp, findPackageFolders } from '#applications/procedures/index.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import { contentFolderOf } from './content-folder.ts';

/** `motcua check THƯ_MỤC`: lints a package, or all below a folder; needs no database. 0 when all may be installed. */
export async function checkCommand(args: string[]): Promise<number> {
  const [folder, ...rest] = args;
  if (folder === undefined || rest.length > 0) return refuse(checkTexts().usage);
  const folders = await findPackageFolders(folder);
  if (folders.length === 0) return refuse(checkTexts().nothingFound(folder));
  try {
    const known = await knownNames(contentFolderOf(folder));
    let faults = 0;
    for (const one of folders) {
      const check = await checkPackage(one, known);
      if (check.ok) {
        console.log(checkTexts().fine(check.package.code, check.package.definition.name));
        const silent = fieldsWithoutHelp(check.package.form.definition);
        if (silent.length > 0) console.log(checkTexts().withoutHelp(silent));
      } else for (const fault of check.faults) console.error(fault);
      faults += check.ok ? 0 : check.faults.length;
    }
    console.log(checkTexts().summary(folders.length, faults));
    return faults === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof ContentFault) return refuse(error.message);
    throw error;
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
