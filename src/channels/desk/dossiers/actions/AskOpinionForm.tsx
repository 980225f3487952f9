import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Xin ý kiến đồng nghiệp. */
export function AskOpinionForm({ view: { colleagues }, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [askedId, setAskedId] = useState<string>();
  const [question, setQuestion] = useState('');
  if (colleagues.length === 0) return <p>{t('act.ask_opinion.nobody')}</p>;
  const command = askedId && question.trim() ? { kind: 'ask_opinion' as const, askedId, question } : undefined;
  return (
    <ActionForm act={act} button={t('act.ask_opinion.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.ask_opinion.whom')}
            options={colleagues.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
            value={askedId}
            onChange={setAskedId}
            problem={isTried && !askedId ? t('act.fillIn') : undefined}
          />
          <TextField
            label={t('act.ask_opinion.question')}
            value={question}
            onChange={setQuestion}
            isLong
            maxLength={4000}
            problem={missing(isTried, question, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
