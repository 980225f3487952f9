import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Từ chối tiếp nhận, with the reason the slip prints. */
export function RejectForm({ act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [reason, setReason] = useState('');
  const command = reason.trim() ? { kind: 'reject' as const, reason } : undefined;
  return (
    <ActionForm act={act} button={t('act.reject.button')} command={command}>
      {(isTried) => (
        <TextField
          label={t('act.reject.reason')}
          value={reason}
          onChange={setReason}
          isLong
          maxLength={4000}
          problem={missing(isTried, reason, t('act.fillIn'))}
        />
      )}
    </ActionForm>
  );
}
