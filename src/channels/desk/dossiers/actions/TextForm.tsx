import { useState } from 'react';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Command } from '../dossier.data.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

type TextAction = 'report_error' | 'correct' | 'note' | 'give_opinion' | 'consult_again' | 'acknowledge';

/** The form of an action that carries one text, needed or not. */
export function TextForm(
  kind: TextAction,
  commandOf: (text: string, about: ActionFormProps['about']) => Command,
  { isOptional = false }: { isOptional?: boolean } = {},
) {
  return function OneTextForm({ act, about }: ActionFormProps<DeskDossierView>) {
    const { t } = useTexts<DeskText>();
    const [text, setText] = useState('');
    const isComplete = isOptional || text.trim() !== '';
    return (
      <ActionForm act={act} button={t(`act.${kind}.button`)} command={isComplete ? commandOf(text, about) : undefined}>
        {(isTried) => (
          <TextField
            label={t(`act.${kind}.text`)}
            optional={isOptional ? t('form.optional') : undefined}
            value={text}
            onChange={setText}
            isLong
            maxLength={isOptional ? 500 : 4000}
            problem={isOptional ? undefined : missing(isTried, text, t('act.fillIn'))}
          />
        )}
      </ActionForm>
    );
  };
}
