import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { workflowEn } from './workflow.en.ts';
import { workflowVi, type WorkflowText } from './workflow.vi.ts';

const texts = { vi: workflowVi, en: workflowEn } as const;

/** Fills the braces of a text, in the language the check is asked in; a missing value leaves nothing. */
export function workflowText(key: WorkflowText, values: Record<string, string> = {}): string {
  return texts[spokenLanguage()][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();
}
