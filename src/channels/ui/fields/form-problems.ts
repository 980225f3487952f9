import { problemText } from '#platform/forms/form-text.browser.ts';
import type { Form } from '#platform/forms/form.browser.ts';
import type { CodeLists, FormProblem } from '#platform/forms/form-values.contract.ts';
import type { Language } from '../text.tsx';
import type { FieldProblems, Lists } from './field-props.ts';

const places = new Set(['provinces', 'districts', 'communes']);

/** Lists sent with the page, as the forms module asks for them. */
export function listsAsCodeLists(lists: Lists): CodeLists {
  const byCode = new Map(
    Object.entries(lists).map(([name, entries]) => [name, new Map(entries.map((entry) => [entry.code, entry]))]),
  );
  return {
    has: (list, code) => byCode.get(list)?.has(code) ?? false,
    name: (list, code, lang) => {
      const entry = byCode.get(list)?.get(code);
      return lang === 'en' ? entry?.nameEn || entry?.name : entry?.name;
    },
    entries: (list) => lists[list] ?? [],
    // The whole country's places stay on the server.
    isPartial: (list) => places.has(list),
  };
}

/** Problems by the field they stand at; only fields a person has been to, or all of them after a try to hand in. */
export function problemsByPath(
  problems: readonly FormProblem[],
  { form, lang, shown }: { form: Form; lang: Language; shown: 'all' | ReadonlySet<string> },
): ReadonlyMap<string, FieldProblems> {
  const byPath = new Map<string, { level: 'error' | 'warning'; text: string }[]>();
  for (const problem of problems) {
    const path = problem.path.replace(/\.(province|district|commune|detail)$/, '');
    const isShown = shown === 'all' || shown.has(path) || shown.has(problem.path);
    if (!isShown) continue;
    byPath.set(path, [...(byPath.get(path) ?? []), { level: problem.level, text: problemText(problem, form, lang) }]);
  }
  return byPath;
}
