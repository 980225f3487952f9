import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { isShared, isWhole, sharedForms, wholeForms, type OfferedAction } from './action-forms.ts';
import type { ActionFormProps } from './ActionForm.tsx';

/** The form of an action, for the view one has of the dossier. */
export function ActionFields({ kind, view, act, about }: { kind: OfferedAction } & ActionFormProps<DeskDossierView>) {
  if (isShared(kind)) {
    const Form = sharedForms[kind];
    return <Form view={view} act={act} about={about} />;
  }
  if (view.view !== 'whole' || !isWhole(kind)) return null;
  const Form = wholeForms[kind];
  return <Form view={view} act={act} about={about} />;
}
