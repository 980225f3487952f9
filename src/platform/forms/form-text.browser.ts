import { formsEn } from './forms.en.ts';
import { formsVi } from './forms.vi.ts';
import type { FormProblem, Language } from './form-values.contract.ts';

const texts = { vi: formsVi, en: formsEn } as const;

export function formText(
  lang: Language,
  key: keyof typeof formsVi,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return texts[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Lời báo lỗi của một trường, with the label found by its path. */
export function problemText(
  problem: FormProblem,
  { labelOf }: { labelOf: (path: string, lang: Language) => string },
  lang: Language,
): string {
  // A declaration is a sentence: within another its full stop goes.
  const label = labelOf(problem.path, lang).replace(/\.$/, '');
  return formText(lang, problem.code, { ...problem.params, label });
}
