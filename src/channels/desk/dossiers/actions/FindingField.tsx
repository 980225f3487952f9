import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { AnswerField } from './findings.ts';

/** Một nội dung của kết quả phối hợp. */
export function FindingField({
  field,
  text,
  onChange,
  problem,
}: {
  field: AnswerField;
  text: string;
  onChange: (text: string) => void;
  problem: string | undefined;
}) {
  const { t } = useTexts<DeskText>();
  if (field.type === 'yes_no') {
    return (
      <RadioField
        label={field.label}
        options={[
          { value: 'yes', label: t('form.yes') },
          { value: 'no', label: t('form.no') },
        ]}
        value={text === '' ? undefined : text === 'yes' ? 'yes' : 'no'}
        onChange={onChange}
        problem={problem}
        isInline
      />
    );
  }
  return (
    <TextField
      label={field.label}
      help={field.type === 'date' ? t('act.finding.date') : field.type === 'money' ? t('act.finding.money') : undefined}
      optional={field.required ? undefined : t('form.optional')}
      value={text}
      onChange={onChange}
      problem={problem}
      isShort={field.type !== 'text'}
      inputMode={field.type === 'text' ? undefined : 'numeric'}
      maxLength={field.type === 'text' ? 2000 : 20}
    />
  );
}
