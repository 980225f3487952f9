import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** The form of an action that carries nothing but itself. */
export function PlainForm(kind: 'issue' | 'archive') {
  return function PlainActionForm({ act }: ActionFormProps) {
    const { t } = useTexts<DeskText>();
    return <ActionForm act={act} button={t(`act.${kind}.button`)} command={{ kind }} />;
  };
}
