import { createForm, formVariables, type InstalledForm } from '#platform/forms/index.ts';
import type { GoldenDossier } from '../golden-dossier.ts';
import { decide, decisionOn } from './decide.ts';
import { decisionTexts as texts } from './decision-texts.ts';
import type { ReadDecision } from './read-decisions.ts';

const noLists = { has: () => true, name: () => undefined, entries: () => [] };

/** Hồ sơ mẫu qua bảng quyết định: a table none of whose rows applies to a golden dossier, or several against its hit policy. */
export function coverGoldens(
  decisions: readonly ReadDecision[],
  { form, goldens }: { form: InstalledForm; goldens: readonly GoldenDossier[] },
): string[] {
  const tables = decisions.map(({ table }) => table);
  const reader = createForm(form, { codeLists: noLists });
  return goldens.flatMap((golden) => {
    const on = golden.handedInAt.slice(0, 10);
    const variables = formVariables(form, reader.validate(golden.form, { today: on }).data, { today: on });
    return decisions.flatMap(({ table, at }) => {
      if (decisionOn(tables, table.id, on) !== table) return [];
      try {
        const decided = decide(table, { ...variables, channel: golden.channel });
        return decided ? [] : [at(table.id, texts().uncovered(golden.name, table.id))];
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [at(table.id, texts().contradicted(golden.name, why))];
      }
    });
  });
}
