import { useId } from 'react';

type RadioFieldProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  problem?: string | undefined;
  isInline?: boolean;
};

/** Chọn một trong vài điều, as radio buttons under a legend. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  const { label, options, value, onChange, problem, isInline } = props;
  const name = useId();
  return (
    <fieldset className={problem ? 'field wrong' : 'field'} aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend>{label}</legend>
      {problem && (
        <p className="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <div className={isInline ? 'inline-choices' : undefined}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
