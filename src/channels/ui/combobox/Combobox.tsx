import { useState, type KeyboardEvent } from 'react';
import { closedList, onListKey } from './combobox-keys.ts';

export type ComboboxOption = { value: string; label: string; hint?: string };

type ComboboxProps = {
  id: string;
  /** Name under which what was typed is posted without script. */
  name?: string;
  label: string;
  help: string;
  options: readonly ComboboxOption[];
  text: string;
  onText: (text: string) => void;
  onChoose: (option: ComboboxOption) => void;
  /** Words for how many options there are, read out as they change. */
  countText: string;
  problem?: string | undefined;
};

/** Ô chọn bằng cách gõ, by the ARIA pattern: the focus stays in the box, arrows move over the list, Enter or Tab takes one. */
export function Combobox(props: ComboboxProps) {
  const { id, name, label, help, options, text, onText, onChoose, countText, problem } = props;
  const [list, setList] = useState(closedList);
  const choose = (option: ComboboxOption | undefined) => {
    setList(closedList);
    if (option) onChoose(option);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const outcome = onListKey(list, event.key, options.length);
    if (!outcome) return;
    if (outcome !== 'choose-and-go') event.preventDefault();
    if (typeof outcome === 'string') choose(options[list.active]);
    else setList(outcome);
  };
  const optionId = (index: number) => `${id}-option-${index}`;
  const isShown = list.isOpen && options.length > 0;
  return (
    <div className={problem ? 'field combobox wrong' : 'field combobox'}>
      <label htmlFor={id}>{label}</label>
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        id={id}
        name={name}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && list.active < options.length ? optionId(list.active) : undefined}
        aria-describedby={problem ? `${id}-help ${id}-problem` : `${id}-help`}
        aria-invalid={problem ? true : undefined}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setList({ isOpen: true, active: 0 });
        }}
        onKeyDown={onKey}
        onBlur={() => setList(closedList)}
        onFocus={(event) => event.target.select()}
      />
      <div id={`${id}-list`} className="options" role="listbox" aria-label={label} hidden={!isShown}>
        {options.map((option, index) => (
          <div
            key={option.value}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === list.active}
            // The box keeps the focus; it would lose it before the click arrives.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label}
            {option.hint && <span className="muted">{option.hint}</span>}
          </div>
        ))}
      </div>
      <output className="hidden-text">{list.isOpen && countText}</output>
    </div>
  );
}
