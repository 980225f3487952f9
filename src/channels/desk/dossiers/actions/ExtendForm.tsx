import { useState } from 'react';
import { shortDay } from '../../../ui/dates.ts';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Xin lỗi và gia hạn: begins with the system's draft; the leader decides the days and the reason. */
export function ExtendForm({ view: { extension, appointment }, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [days, setDays] = useState(String(extension.draft?.days ?? ''));
  const [reason, setReason] = useState(extension.draft?.reason ?? '');
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0;
  const command =
    count >= 1 && count <= 365 && reason.trim() !== '' ? { kind: 'extend' as const, days: count, reason } : undefined;
  return (
    <ActionForm act={act} button={t('act.extend.button')} command={command}>
      {(isTried) => (
        <>
          <p>{t('act.extend.once', { due: shortDay(appointment?.dueOn ?? ''), article: extension.article })}</p>
          <TextField
            label={t('act.extend.days')}
            value={days}
            onChange={setDays}
            isShort
            inputMode="numeric"
            maxLength={3}
            problem={isTried && count < 1 ? t('act.extend.daysWrong') : undefined}
          />
          <TextField
            label={t('act.extend.reason')}
            value={reason}
            onChange={setReason}
            isLong
            maxLength={4000}
            problem={missing(isTried, reason, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
