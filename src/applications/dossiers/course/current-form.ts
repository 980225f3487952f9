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

/** The value of a field of a part that is no list. */
function withValue(form: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [section = '', field = ''] = path.split('.');
  const part = form[section];
  const values = typeof part === 'object' && part !== null ? part : {};
  return { ...form, [section]: { ...values, [field]: value } };
}
