import type { Language } from '#infrastructure/language.ts';
import { registerName } from '#data/registry/index.ts';
import { valueText, type InstalledForm } from '#platform/forms/index.ts';
import type { DataCheck } from '../course/data-checks.contract.ts';
import type { Origins } from '../known-data/known.contract.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { DataCheckView, FormRow, OriginView } from './data-checks-view.contract.ts';

type Showing = { form: InstalledForm; data: Readonly<Record<string, unknown>>; lang: Language };

/** Đối chiếu dữ liệu, as officials see it: both values in words. */
export function viewDataChecks(
  deps: Pick<DossierDeps, 'registers' | 'codeLists'>,
  checks: readonly DataCheck[],
  { form: { definition }, data, lang }: Showing,
): DataCheckView[] {
  return checks.flatMap(({ path, register, doubt, state, registerValue, reason, outcome, note }) => {
    const [sectionId = '', fieldId = ''] = path.split('.');
    const section = definition.sections.find(({ id }) => id === sectionId);
    const field = section?.fields.find(({ id }) => id === fieldId);
    if (!section || !field) return [];
    const part = data[sectionId];
    const declared = typeof part === 'object' && part !== null ? new Map(Object.entries(part)).get(fieldId) : undefined;
    const ctx = { codeLists: deps.codeLists, lang };
    return [
      {
        path,
        section: lang === 'en' ? section.titleEn : section.title,
        label: lang === 'en' ? field.labelEn : field.label,
        declaredText: valueText(field, declared, ctx),
        registerText: valueText(field, registerValue, ctx),
        registerName: registerName(deps.registers, register, lang),
        doubt,
        state,
        reason,
        outcome,
        note,
      },
    ];
  });
}

/** Rows of the form, each with where its value comes from. */
export function withOrigins(
  deps: Pick<DossierDeps, 'registers'>,
  rows: readonly { section: string; label: string; text: string; path: string }[],
  { origins = {}, checks, lang }: { origins: Origins | undefined; checks: readonly DataCheck[]; lang: Language },
): FormRow[] {
  return rows.map((row) => {
    const origin = origins[row.path];
    if (!origin) return { ...row, origin: null };
    const check = checks.find(({ path }) => path === row.path);
    return {
      ...row,
      origin: {
        level: levelOf(origin.level, check),
        registerName: registerName(deps.registers, origin.register, lang),
      },
    };
  });
}

/** What a later comparison or an official's decision has made of it. */
function levelOf(level: OriginView['level'], check: DataCheck | undefined): OriginView['level'] {
  if (check?.outcome === 'same') return 'verified';
  return check?.outcome === 'register' ? 'register' : level;
}
