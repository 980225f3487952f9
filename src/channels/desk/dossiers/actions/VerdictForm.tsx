import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Act, Command } from '../dossier.data.ts';
import { ActionForm, missing } from './ActionForm.tsx';

/** Đồng ý hoặc trả lại: sending back needs a word on what to do again. */
export function VerdictForm({
  act,
  kind,
  commandOf,
}: {
  act: Act;
  kind: 'review' | 'sign' | 'partner_approve';
  commandOf: (isAgreed: boolean, note: string) => Command;
}) {
  const { t } = useTexts<DeskText>();
  const [verdict, setVerdict] = useState<'agree' | 'back'>();
  const [note, setNote] = useState('');
  const isComplete = verdict === 'agree' || (verdict === 'back' && note.trim() !== '');
  return (
    <ActionForm
      act={act}
      button={t(`act.${kind}.button`)}
      command={isComplete ? commandOf(verdict === 'agree', note) : undefined}
    >
      {(isTried) => (
        <>
          <RadioField
            label={t(`act.${kind}.title`)}
            options={[
              { value: 'agree', label: t(`act.${kind}.agree`) },
              { value: 'back', label: t(`act.${kind}.back`) },
            ]}
            value={verdict}
            onChange={setVerdict}
            problem={isTried && !verdict ? t('act.fillIn') : undefined}
          />
          <TextField
            label={t(verdict === 'back' ? 'act.opinionNeeded' : 'act.opinion')}
            optional={verdict === 'back' ? undefined : t('form.optional')}
            value={note}
            onChange={setNote}
            problem={verdict === 'back' ? missing(isTried, note, t('act.fillIn')) : undefined}
          />
        </>
      )}
    </ActionForm>
  );
}
