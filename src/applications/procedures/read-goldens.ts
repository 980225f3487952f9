import { join } from 'node:path';
import { ContentFault, readContentText } from '#infrastructure/content-file.ts';
import { GoldenDossier } from './golden-dossier.ts';
import type { PackageFiles } from './package-files.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import { checkTexts } from './check-texts.ts';

type ReadGoldens = { goldens: GoldenDossier[]; faults: string[] };

/** Reads `golden/*.yaml` of a package with every fault by file and line. */
export function readGoldens(
  folder: string,
  files: PackageFiles,
  definition: ProcedureDefinition | undefined,
): ReadGoldens {
  const goldens: GoldenDossier[] = [];
  const faults: string[] = [];
  const names = [...files.keys()].filter((name) => /^golden[\\/].+\.yaml$/.test(name));
  if (names.length === 0) faults.push(checkTexts().goldenMissing(join(folder, 'golden')));
  for (const name of names) {
    try {
      const { value, fault } = readContentText(
        join(folder, name),
        files.get(name)?.toString('utf8') ?? '',
        GoldenDossier,
      );
      goldens.push(value);
      if (!definition) continue;
      for (const [index, id] of value.documents.entries()) {
        const isKnown = definition.requiredDocuments.some((document) => document.id === id);
        if (!isKnown) faults.push(fault(['documents', index], checkTexts().goldenDocument(id)));
      }
      if (!definition.channels.includes(value.channel)) {
        faults.push(fault(['channel'], checkTexts().goldenChannel(value.channel)));
      }
      if (!definition.variants.some(({ id }) => id === value.expect.variant)) {
        faults.push(fault(['expect', 'variant'], checkTexts().unknown('variant', value.expect.variant)));
      }
    } catch (error) {
      if (!(error instanceof ContentFault)) throw error;
      faults.push(...error.message.split('\n'));
    }
  }
  return { goldens, faults };
}
