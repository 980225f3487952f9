import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Trả kết quả: as the applicant chose at hand-in unless the desk says otherwise, and to whom. */
export function ReturnResultForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [how, setHow] = useState(view.delivery.how);
  const [recipient, setRecipient] = useState(view.parties.applicant.name);
  const command = recipient.trim() ? { kind: 'return_result' as const, how, recipient } : undefined;
  return (
    <ActionForm act={act} button={t('act.return_result.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.return_result.how')}
            options={(['counter', 'online', 'post'] as const).map((value) => ({
              value,
              label: t(`intake.delivery.${value}`),
            }))}
            value={how}
            onChange={setHow}
          />
          <TextField
            label={t('act.return_result.recipient')}
            value={recipient}
            onChange={setRecipient}
            maxLength={200}
            problem={missing(isTried, recipient, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
