import { asText, type InputProps } from './field-props.ts';

/** Few choices are radio buttons, many a list. */
const radioLimit = 6;

function optionsOf({
  field,
  lang,
  lists,
}: Pick<InputProps, 'field' | 'lang' | 'lists'>): { value: string; label: string }[] {
  if (field.options)
    return field.options.map((option) => ({
      value: option.value,
      label: lang === 'en' ? option.labelEn : option.label,
    }));
  return (lists[field.codeList ?? ''] ?? []).map((entry) => ({
    value: entry.code,
    label: lang === 'en' ? entry.nameEn || entry.name : entry.name,
  }));
}

/** Whether a choice is shown as radio buttons, a group of its own. */
export function isRadioChoice(props: Pick<InputProps, 'field' | 'lang' | 'lists'>): boolean {
  return props.field.type === 'choice' && optionsOf(props).length <= radioLimit;
}

/** Chọn một. */
export function ChoiceInput(props: InputProps) {
  const { path, value, onChange, describedBy, wrong, words } = props;
  const options = optionsOf(props);
  if (options.length > radioLimit) {
    return (
      <select
        id={path}
        name={path}
        value={asText(value)}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
      >
        <option value="">{words.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return options.map((option, index) => (
    <label key={option.value} className="choice">
      <input
        type="radio"
        id={index === 0 ? path : undefined}
        name={path}
        value={option.value}
        checked={asText(value) === option.value}
        onChange={() => onChange(option.value)}
        aria-describedby={describedBy}
      />
      {option.label}
    </label>
  ));
}

/** Chọn nhiều. */
export function MultiChoiceInput(props: InputProps) {
  const { path, value, onChange, describedBy } = props;
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return optionsOf(props).map((option, index) => (
    <label key={option.value} className="choice">
      <input
        type="checkbox"
        id={index === 0 ? path : undefined}
        name={path}
        value={option.value}
        checked={chosen.includes(option.value)}
        onChange={(event) =>
          onChange(event.target.checked ? [...chosen, option.value] : chosen.filter((code) => code !== option.value))
        }
        aria-describedby={describedBy}
      />
      {option.label}
    </label>
  ));
}

/** Có hoặc không. */
export function YesNoInput({ path, value, onChange, describedBy, words }: InputProps) {
  return [true, false].map((answer) => (
    <label key={String(answer)} className="choice">
      <input
        type="radio"
        id={answer ? path : undefined}
        name={path}
        value={String(answer)}
        checked={value === answer || value === String(answer)}
        onChange={() => onChange(answer)}
        aria-describedby={describedBy}
      />
      {answer ? words.yes : words.no}
    </label>
  ));
}

/** Lời cam đoan. */
export function DeclarationInput({ field, path, value, onChange, describedBy, lang, wrong }: InputProps) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        id={path}
        name={path}
        value="true"
        checked={value === true || value === 'true'}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
      />
      {lang === 'en' ? field.labelEn : field.label}
    </label>
  );
}
