import { hasUsualHelp, type FieldTypeName } from '#platform/forms/form-definition.contract.ts';
import { AddressInput } from './AddressInput.tsx';
import { ChoiceInput, DeclarationInput, isRadioChoice, MultiChoiceInput, YesNoInput } from './ChoiceInput.tsx';
import { FileInput } from './FileInput.tsx';
import type { FieldProblems, InputProps } from './field-props.ts';
import { LongTextInput, TextInput } from './TextInput.tsx';

/** The input of each type of field. */
const inputs: Readonly<Record<FieldTypeName, (props: InputProps) => React.ReactNode>> = {
  text: TextInput,
  long_text: LongTextInput,
  number: TextInput,
  money: TextInput,
  date: TextInput,
  month: TextInput,
  year: TextInput,
  partial_date: TextInput,
  yes_no: YesNoInput,
  choice: ChoiceInput,
  multi_choice: MultiChoiceInput,
  person_name: TextInput,
  personal_id: TextInput,
  tax_code: TextInput,
  phone: TextInput,
  email: TextInput,
  address: AddressInput,
  map_point: TextInput,
  file: FileInput,
  declaration: DeclarationInput,
};

/** Types whose answer is several controls: a group with a legend instead of a label. */
const groups = new Set<FieldTypeName>(['yes_no', 'multi_choice', 'address', 'declaration']);

/** Một trường của tờ khai with its label, help and problems: accessibility is done here, once. */
export function FieldInput(
  props: Omit<InputProps, 'describedBy' | 'wrong'> & { required: boolean; problems: FieldProblems },
) {
  const { field, path, lang, required, problems, words } = props;
  const own = lang === 'en' ? field.helpEn : field.help;
  const help = own ?? (hasUsualHelp(field.type) ? words.usualHelp(field.type) : undefined);
  const label = lang === 'en' ? field.labelEn : field.label;
  const wrong = problems.some(({ level }) => level === 'error');
  const helpId = help && `${path}-help`;
  const problemId = problems.length > 0 && `${path}-problem`;
  const describedBy = [helpId, problemId].filter(Boolean).join(' ') || undefined;
  const Input = inputs[field.type];
  const isGroup = groups.has(field.type) || isRadioChoice(props);
  const Wrapper = isGroup ? 'fieldset' : 'div';
  const caption = (
    <>
      {field.type === 'declaration' ? <span className="hidden-text">{label}</span> : label}
      {!required && field.type !== 'declaration' && <span className="optional"> {words.optional}</span>}
    </>
  );
  return (
    <Wrapper className={wrong ? 'field wrong' : 'field'}>
      {isGroup ? <legend>{caption}</legend> : <label htmlFor={path}>{caption}</label>}
      {help && (
        <p className={own ? 'help' : 'help usual'} id={helpId || undefined}>
          {help}
        </p>
      )}
      {problems.length > 0 && (
        <div id={problemId || undefined}>
          {problems.map(({ level, text }) => (
            <p key={text} className={level === 'error' ? 'problem' : 'warning'}>
              {text}
            </p>
          ))}
        </div>
      )}
      <Input {...props} describedBy={describedBy} wrong={wrong} />
    </Wrapper>
  );
}
