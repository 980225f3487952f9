import { useId } from 'react';

type SelectFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  help?: string;
  problem?: string | undefined;
  /** Words for nothing chosen. */
  unchosen?: string;
};

/** Chọn từ danh sách ngắn; nothing is chosen until somebody does. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, onChange, options, help, problem, unchosen = '—' } = props;
  const id = useId();
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{unchosen}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
