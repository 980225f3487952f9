import { useId, useState } from 'react';
import type { KeptField, KeptRecord, KeptRegister } from '#data/registry/keeping/keeping.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useKeeping } from './registers.data.ts';
import { readTyped, typedOf } from './typed-values.ts';

/** Đính chính bản ghi: only what was changed is sent, with reason and article; the result is a new version. */
export function CorrectionForm({ kept, record }: { kept: KeptRegister; record: KeptRecord }) {
  const { t } = useTexts<ConsoleText>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [article, setArticle] = useState(kept.article);
  const correct = useKeeping(kept.register, `/records/${record.id}/corrections`);
  const changed = kept.fields.flatMap((field) => {
    const text = typed[field.path];
    return text === undefined || text === typedOf(field, record.values[field.path])
      ? []
      : [{ path: field.path, read: readTyped(field, text) }];
  });
  const wrong = new Map(changed.flatMap(({ path, read }) => ('wrong' in read ? [[path, t(read.wrong)] as const] : [])));
  function save() {
    if (wrong.size > 0) return;
    const values = Object.fromEntries(
      changed.flatMap(({ path, read }) => ('value' in read ? [[path, read.value] as const] : [])),
    );
    correct.mutate({ version: record.version, reason, article, values });
  }
  return (
    <details>
      <summary>{t('record.correct')}</summary>
      {correct.error && <Problem error={correct.error} />}
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {kept.fields.map((field) => (
          <OneField
            key={field.path}
            field={field}
            problem={wrong.get(field.path)}
            value={typed[field.path] ?? typedOf(field, record.values[field.path])}
            onChange={(value) => setTyped({ ...typed, [field.path]: value })}
          />
        ))}
        <TextField label={t('record.reason')} value={reason} onChange={setReason} />
        <TextField label={t('record.article')} value={article} onChange={setArticle} maxLength={300} />
        <button type="submit" className="button" disabled={correct.isPending || changed.length === 0}>
          {t('record.save')}
        </button>
      </form>
    </details>
  );
}

type OneFieldProps = {
  field: KeptField;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
};

function OneField({ field, value, problem, onChange }: OneFieldProps) {
  const { t } = useTexts<ConsoleText>();
  const id = useId();
  const { label, input } = field;
  if (input === 'choice' || input === 'yes_no') {
    const options =
      input === 'choice'
        ? field.choices.map(({ value: choice, text }) => ({ choice, text }))
        : [
            { choice: 'true', text: t('record.yes') },
            { choice: 'false', text: t('record.no') },
          ];
    return (
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('record.unchosen')}</option>
          {options.map(({ choice, text }) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const isJson = input === 'json';
  return (
    <TextField
      {...{ label, value, onChange, problem }}
      help={isJson ? t('record.json') : undefined}
      isLong={isJson}
      maxLength={isJson ? 20_000 : 1000}
      {...(input === 'number' && { inputMode: 'decimal' as const })}
    />
  );
}
