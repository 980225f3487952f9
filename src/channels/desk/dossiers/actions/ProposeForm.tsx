import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Trình kết quả thẩm định: to grant or to refuse, with the grounds. */
export function ProposeForm({ act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [outcome, setOutcome] = useState<'grant' | 'refuse'>();
  const [summary, setSummary] = useState('');
  const command = outcome && summary.trim() ? { kind: 'propose' as const, outcome, summary } : undefined;
  return (
    <ActionForm act={act} button={t('act.propose.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.propose.outcome')}
            options={[
              { value: 'grant', label: t('dossier.grant') },
              { value: 'refuse', label: t('dossier.refuse') },
            ]}
            value={outcome}
            onChange={setOutcome}
            problem={isTried && !outcome ? t('act.fillIn') : undefined}
          />
          <TextField
            label={t('act.propose.summary')}
            value={summary}
            onChange={setSummary}
            isLong
            maxLength={4000}
            problem={missing(isTried, summary, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
