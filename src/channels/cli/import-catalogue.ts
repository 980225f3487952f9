import { readFile } from 'node:fs/promises';
import { systemClock } from '#infrastructure/clock.ts';
import { catalogueTexts as texts, importCatalogue, readCatalogue } from '#applications/procedures/index.ts';
import type { CommandRoot } from './command.ts';

/** `motcua import-catalogue TỆP.csv`: the national catalogue as level-1 information; what is wrong with its lines goes to standard error. */
export async function importCatalogueCommand(args: string[], { withSystem }: CommandRoot): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) return refuse(texts.usage);
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return refuse(texts.unreadable(file));
  const { entries, faults, linesLeftOut } = readCatalogue(bytes, file);
  return withSystem(async ({ deps: { db } }) => {
    const counts = await importCatalogue(db, { entries, at: systemClock(), actorId: null });
    for (const fault of faults) console.error(fault);
    console.log(texts.done({ ...counts, lines: entries.length, left: linesLeftOut, faults: faults.length }));
    return 0;
  });
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
