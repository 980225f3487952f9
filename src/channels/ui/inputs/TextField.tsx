import { useId, type HTMLAttributes } from 'react';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  id?: string;
  help?: string | undefined;
  problem?: string | undefined;
  optional?: string | undefined;
  isLong?: boolean;
  maxLength?: number;
  isShort?: boolean;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  onBlur?: () => void;
};

/** Ô nhập with its label, help and problem. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    help,
    problem,
    optional,
    isLong,
    maxLength = 500,
    isShort,
    inputMode,
    onBlur,
  } = props;
  const made = useId();
  const id = props.id ?? made;
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    value,
    maxLength,
    onBlur,
    'aria-describedby': describedBy,
    'aria-invalid': problem ? true : undefined,
  };
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
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
      {isLong ? (
        <textarea {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...shared}
          inputMode={inputMode}
          className={isShort ? 'short' : undefined}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
