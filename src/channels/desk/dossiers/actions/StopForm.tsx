import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Dừng giải quyết (mẫu 05). */
export function StopForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [reason, setReason] = useState('');
  const [money, setMoney] = useState('');
  const command = reason.trim() ? { kind: 'stop' as const, reason, money } : undefined;
  return (
    <ActionForm act={act} button={t('act.stop.button')} command={command}>
      {(isTried) => (
        <>
          <TextField
            label={t('act.stop.reason')}
            value={reason}
            onChange={setReason}
            isLong
            maxLength={4000}
            problem={missing(isTried, reason, t('act.fillIn'))}
          />
          {view.fees.length > 0 && (
            <TextField label={t('act.stop.money')} optional={t('form.optional')} value={money} onChange={setMoney} />
          )}
        </>
      )}
    </ActionForm>
  );
}
