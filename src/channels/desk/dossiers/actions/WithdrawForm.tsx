import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { TickField } from '../../../ui/inputs/TickField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Rút hồ sơ theo đề nghị: ended for good, so the request itself is ticked first. */
export function WithdrawForm({ act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const command = isAsked ? { kind: 'withdraw' as const, reason } : undefined;
  return (
    <ActionForm act={act} button={t('act.withdraw.button')} command={command}>
      {(isTried) => (
        <>
          {isTried && !isAsked && (
            <p className="notice bad" role="alert">
              {t('act.fillIn')}
            </p>
          )}
          <TickField label={t('act.withdraw.confirm')} isTicked={isAsked} onChange={setAsked} />
          <TextField
            label={t('act.withdraw.reason')}
            optional={t('form.optional')}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </ActionForm>
  );
}
