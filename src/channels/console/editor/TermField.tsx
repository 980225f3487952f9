import { useId } from 'react';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { readTerm, termUnits, writeTerm } from './term-text.ts';

type TermFieldProps = { label: string; value: string; onChange: (text: string) => void; isOptional?: boolean };

/** Thời hạn: a number and what is counted; a text nobody understands is shown as it is, to be mended. */
export function TermField({ label, value, onChange, isOptional = false }: TermFieldProps) {
  const { t } = useTexts<ConsoleText>();
  const id = useId();
  const term = readTerm(value);
  if (!term && value !== '') return <TextField label={label} value={value} onChange={onChange} isShort />;
  return (
    <fieldset className="field term">
      <legend>{label}</legend>
      {term?.unit !== 'same day' && term && (
        <input
          className="tiny"
          type="number"
          min={1}
          aria-label={t('edit.termCount', { label })}
          value={term.count}
          onChange={(event) =>
            onChange(writeTerm({ ...term, count: Math.max(1, Math.trunc(event.target.valueAsNumber || 1)) }))
          }
        />
      )}
      <select
        id={id}
        aria-label={t('edit.termUnit', { label })}
        value={term?.unit ?? ''}
        onChange={(event) => {
          const unit = termUnits.find((one) => one === event.target.value);
          onChange(unit ? writeTerm({ count: term?.count ?? 1, unit }) : '');
        }}
      >
        {(isOptional || !term) && <option value="">{t('edit.noTerm')}</option>}
        {termUnits.map((unit) => (
          <option key={unit} value={unit}>
            {t(`edit.unit.${unit}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
