import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Command } from '../dossier.data.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** The form of an action that carries nothing but itself and what it is about. */
export function PlainForm(
  kind: 'issue' | 'archive' | 'partner_send' | 'claim',
  commandOf: (about: ActionFormProps['about']) => Command,
) {
  return function PlainActionForm({ act, about }: ActionFormProps<DeskDossierView>) {
    const { t } = useTexts<DeskText>();
    return <ActionForm act={act} button={t(`act.${kind}.button`)} command={commandOf(about)} />;
  };
}
