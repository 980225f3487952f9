import type { InputHTMLAttributes } from 'react';
import type { FieldTypeName } from '#platform/forms/form-definition.contract.ts';
import { asText, type InputProps } from './field-props.ts';

type Attributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'inputMode' | 'autoComplete' | 'type' | 'placeholder' | 'className'
>;

/** Keyboard and look of each kind of line: digits on a phone's number pad, dates without a picker. */
const attributes: Partial<Record<FieldTypeName, Attributes>> = {
  personal_id: { inputMode: 'numeric', className: 'short' },
  tax_code: { inputMode: 'numeric', className: 'short' },
  number: { inputMode: 'decimal', className: 'short' },
  money: { inputMode: 'numeric', className: 'short' },
  year: { inputMode: 'numeric', className: 'short' },
  month: { inputMode: 'numeric', className: 'short', placeholder: 'mm/yyyy' },
  date: { inputMode: 'numeric', className: 'short', placeholder: 'dd/mm/yyyy' },
  partial_date: { inputMode: 'numeric', className: 'short', placeholder: 'dd/mm/yyyy' },
  map_point: { inputMode: 'decimal', className: 'short', placeholder: '21.30891, 105.60489' },
  phone: { type: 'tel', inputMode: 'tel', className: 'short' },
  email: { type: 'email', inputMode: 'email' },
};

/** Ô nhập một dòng. */
export function TextInput({ field, path, value, onChange, describedBy, wrong }: InputProps) {
  const isDate = field.type === 'date' || field.type === 'partial_date';
  return (
    <input
      {...attributes[field.type]}
      id={path}
      name={path}
      value={isDate ? shownDate(asText(value)) : asText(value)}
      onChange={(event) => onChange(isDate ? withSlashes(event.target.value) : event.target.value)}
      maxLength={field.maxLength ?? 500}
      aria-describedby={describedBy}
      aria-invalid={wrong || undefined}
    />
  );
}

/** A stored `2026-11-05` is shown as people write it. */
function shownDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').toReversed().join('/') : text;
}

/** Eight digits in a row are a date: a phone's number pad has no slash. */
function withSlashes(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4)}` : text;
}

/** Ô nhập nhiều dòng. */
export function LongTextInput({ field, path, value, onChange, describedBy, wrong }: InputProps) {
  return (
    <textarea
      id={path}
      name={path}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value)}
      maxLength={field.maxLength ?? 2000}
      aria-describedby={describedBy}
      aria-invalid={wrong || undefined}
    />
  );
}
