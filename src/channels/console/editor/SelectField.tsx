import { useId } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

type SelectFieldProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  /** Offers to choose nothing. */
  hasNone?: boolean;
};

/** Chọn một trong danh sách. */
export function SelectField({ label, value, options, onChange, hasNone = false }: SelectFieldProps) {
  const { t } = useTexts<ConsoleText>();
  const id = useId();
  const isKnown = value === '' || options.some((one) => one.value === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {hasNone && <option value="">{t('form.choose')}</option>}
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
