import { useId } from 'react';
import type { DesignDraft } from '#applications/design/design.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { FieldSpec } from './spec-parts.ts';
import { SelectField } from './SelectField.tsx';
import { TermField } from './TermField.tsx';

type SpecFieldProps = {
  spec: FieldSpec;
  value: unknown;
  /** Undefined takes the key away. */
  onChange: (value: unknown) => void;
  draft: DesignDraft;
  problem: string | undefined;
};

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Một ô của tệp thủ tục, by what it holds. */
export function SpecField({ spec, value, onChange, draft, problem }: SpecFieldProps) {
  const { t } = useTexts<ConsoleText>();
  const { kind, isOptional = false } = spec;
  const label = t(spec.label);
  const text = asText(value);
  const change = (changed: string) => onChange(isOptional && changed.trim() === '' ? undefined : changed);
  const shared = { label, value: text, onChange: change, problem, ...(isOptional && { optional: t('form.optional') }) };
  switch (kind) {
    case 'text':
      return <TextField {...shared} />;
    case 'long':
      return <TextField {...shared} isLong maxLength={4000} />;
    case 'condition':
      return <TextField {...shared} help={t('edit.feelHelp')} />;
    case 'article':
      return <ArticleField {...shared} />;
    case 'date':
      return <DateField {...shared} />;
    case 'number':
      return (
        <TextField
          {...shared}
          isShort
          inputMode="numeric"
          onChange={(changed) => onChange(isOptional && changed.trim() === '' ? undefined : Number(changed) || 0)}
        />
      );
    case 'amount':
      return (
        <TextField
          {...shared}
          help={t('edit.amountHelp')}
          onChange={(changed) =>
            onChange(
              isOptional && changed.trim() === '' ? undefined : /^\d+$/.test(changed) ? Number(changed) : changed,
            )
          }
        />
      );
    case 'term':
      return <TermField label={label} value={text} onChange={change} isOptional={isOptional} />;
    case 'required':
      return <RequiredField label={label} value={value} onChange={onChange} />;
    case 'yes-no':
      return (
        <div className="field">
          <TickField label={label} isTicked={value === true} onChange={onChange} />
        </div>
      );
    case 'words':
      return (
        <TextField
          {...shared}
          help={t('edit.wordsHelp')}
          value={asList(value).join(', ')}
          onChange={(changed) => onChange(split(changed))}
        />
      );
    case 'parts':
      return (
        <TextField
          {...shared}
          help={t('edit.partsHelp')}
          value={value === 'all' ? 'all' : asList(value).join(', ')}
          onChange={(changed) => onChange(changed.trim() === 'all' ? 'all' : split(changed))}
        />
      );
    case 'choice':
      return (
        <SelectField
          label={label}
          value={text}
          options={(spec.options ?? []).map((one) => ({ value: one.value, label: t(one.label, { level: one.value }) }))}
          hasNone={isOptional || text === ''}
          onChange={(changed) => (/^\d$/.test(changed) ? onChange(Number(changed)) : change(changed))}
        />
      );
    case 'sector':
      return (
        <SelectField
          label={label}
          value={text}
          options={draft.choices.sectors.map(({ code, name }) => ({ value: code, label: name }))}
          hasNone={text === ''}
          onChange={change}
        />
      );
    case 'ticks':
      return (
        <TicksField
          label={label}
          value={asList(value)}
          options={(spec.options ?? []).map((one) => ({ value: one.value, label: t(one.label) }))}
          onChange={onChange}
        />
      );
    case 'life-events':
      return (
        <TicksField
          label={label}
          value={asList(value)}
          options={draft.choices.lifeEvents.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={onChange}
        />
      );
  }
}

/** Words while they are typed: a comma just written does not vanish. */
function split(text: string): string[] {
  return text.split(/, ?/).map((word) => word.trimStart());
}

type InputProps = { label: string; value: string; onChange: (value: string) => void; problem: string | undefined };

function DateField({ label, value, onChange, problem }: InputProps) {
  const id = useId();
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" className="short" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function ArticleField({ label, value, onChange, problem }: InputProps) {
  const id = useId();
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input id={id} list="laws" autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function RequiredField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTexts<ConsoleText>();
  const kind = typeof value === 'string' ? 'condition' : String(value === true);
  return (
    <>
      <SelectField
        label={label}
        value={kind}
        options={[
          { value: 'true', label: t('edit.required.true') },
          { value: 'false', label: t('edit.required.false') },
          { value: 'condition', label: t('edit.required.condition') },
        ]}
        onChange={(changed) => onChange(changed === 'condition' ? 'true' : changed === 'true')}
      />
      {kind === 'condition' && (
        <TextField label={t('edit.requiredWhen')} help={t('edit.feelHelp')} value={asText(value)} onChange={onChange} />
      )}
    </>
  );
}

type TicksFieldProps = {
  label: string;
  value: readonly string[];
  options: readonly { value: string; label: string }[];
  onChange: (value: readonly string[]) => void;
};

function TicksField({ label, value, options, onChange }: TicksFieldProps) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="inline-choices">
        {options.map((one) => (
          <TickField
            key={one.value}
            label={one.label}
            isTicked={value.includes(one.value)}
            onChange={(isTicked) =>
              onChange(isTicked ? [...value, one.value] : value.filter((known) => known !== one.value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
