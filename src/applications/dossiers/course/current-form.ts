import type { DossierAction } from './dossier-action.ts';

/** Tờ khai hiện tại: as handed in, or as last corrected by a supplement or changed by the applicant. */
export function currentForm(actions: readonly DossierAction[]): Record<string, unknown> {
  let form: Record<string, unknown> = {};
  for (const action of actions) {
    if (action.kind === 'submit') form = action.content.form;
    if ((action.kind === 'supplement' || action.kind === 'change') && action.content.form) form = action.content.form;
  }
  return form;
}
