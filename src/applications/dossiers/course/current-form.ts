import { canonicalJson } from '#infrastructure/crypto.ts';
import type { DossierAction } from './dossier-action.ts';

/** Tờ khai hiện tại: as handed in, with what an official took over from a register, or as last corrected by a supplement or changed by the applicant. */
export function currentForm(actions: readonly DossierAction[]): Record<string, unknown> {
  let form: Record<string, unknown> = {};
  for (const action of actions) {
    if (action.kind === 'submit') form = action.content.form;
    if (action.kind === 'settle_data' && action.content.keep === 'register')
      form = withValue(form, action.content.path, action.content.value);
    if ((action.kind === 'supplement' || action.kind === 'change') && action.content.form) form = action.content.form;
  }
  return form;
}

/**
 * Tờ khai như cơ quan có: with what was taken from a register of persons who were only matched. For officials, results and ministries;
 * never for whoever handed in. A part that was changed since is no longer about the person that was looked up.
 */
export function officialForm(actions: readonly DossierAction[]): Record<string, unknown> {
  let taken = new Map<string, unknown>();
  for (const [index, action] of actions.entries()) {
    if (action.kind === 'verify_data')
      for (const { path, outcome, registerValue } of action.content.results)
        if (outcome === 'taken') taken.set(path, registerValue);
    if ((action.kind === 'supplement' || action.kind === 'change') && action.content.form) {
      const before = currentForm(actions.slice(0, index));
      const after = action.content.form;
      taken = new Map([...taken].filter(([path]) => isSamePart(before, after, path)));
    }
  }
  return [...taken].reduce((form, [path, value]) => withValue(form, path, value), currentForm(actions));
}

/** Whether the part of a path says the same in both. */
export function isSamePart(before: Form, after: Form, path: string): boolean {
  const [section = ''] = path.split('.');
  return canonicalJson(before[section] ?? {}) === canonicalJson(after[section] ?? {});
}

type Form = Readonly<Record<string, unknown>>;

/** The value of a field of a part that is no list. */
function withValue(form: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [section = '', field = ''] = path.split('.');
  const part = form[section];
  const values = typeof part === 'object' && part !== null ? part : {};
  return { ...form, [section]: { ...values, [field]: value } };
}
