import type { Section } from '#platform/forms/form-definition.contract.ts';
import type { Evaluation } from '#platform/forms/form.browser.ts';
import { FieldInput } from './FieldInput.tsx';
import type { FieldProblems, FieldWords, Lists } from './field-props.ts';
import type { Language } from '../text.tsx';
import { ContestedNote, KnownField, WithheldField } from './KnownField.tsx';
import type { KnownPart } from './known-section.ts';

type Values = Readonly<Record<string, unknown>>;

export type SectionFieldsProps = {
  section: Section;
  data: Values;
  evaluation: Pick<Evaluation, 'visible' | 'required'>;
  onChange: (data: Values) => void;
  problemsAt: (path: string) => FieldProblems;
  lang: Language;
  lists: Lists;
  /** What a shared database knows of the part, where it has a subject. */
  known?: KnownPart | undefined;
  words: FieldWords & { add: (item: string) => string; remove: (item: string) => string };
};

function recordOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** Các trường của một phần; a repeated part is a list of cards. */
export function SectionFields(props: SectionFieldsProps) {
  const { section, data, onChange, lang, words } = props;
  if (!section.repeat) {
    const values = recordOf(data[section.id]);
    const set = (changed: Values) => onChange({ ...data, [section.id]: changed });
    return <Fields {...props} prefix={section.id} values={values} onValues={set} />;
  }
  const stored = data[section.id];
  const given = Array.isArray(stored) ? stored.map(recordOf) : [];
  const items = given.length > 0 ? given : Array.from({ length: Math.max(1, section.repeat.min) }, () => ({}));
  const setItems = (changed: readonly Values[]) => onChange({ ...data, [section.id]: changed });
  const itemTitle = lang === 'en' ? section.repeat.itemTitleEn : section.repeat.itemTitle;
  return (
    <>
      {items.map((values, index) => (
        // An item has no identity but its place.
        <fieldset key={index} className="item">
          <legend>
            {itemTitle} {index + 1}
          </legend>
          <Fields
            {...props}
            prefix={`${section.id}[${index}]`}
            values={values}
            onValues={(changed) => setItems(items.map((item, place) => (place === index ? changed : item)))}
          />
          {items.length > (section.repeat?.min ?? 0) && items.length > 1 && (
            <button
              type="button"
              className="button plain"
              onClick={() => setItems(items.filter((_item, place) => place !== index))}
            >
              {words.remove(`${itemTitle} ${index + 1}`)}
            </button>
          )}
        </fieldset>
      ))}
      {items.length < section.repeat.max && (
        <button type="button" className="button quiet" onClick={() => setItems([...items, {}])}>
          {words.add(itemTitle)}
        </button>
      )}
    </>
  );
}

function Fields({
  section,
  prefix,
  values,
  onValues,
  evaluation,
  problemsAt,
  lang,
  lists,
  words,
  known,
}: SectionFieldsProps & { prefix: string; values: Values; onValues: (changed: Values) => void }) {
  return section.fields
    .filter((field) => evaluation.visible(`${prefix}.${field.id}`) && field.computed === undefined)
    .map((field) => {
      const path = `${prefix}.${field.id}`;
      const isWithheld = known?.section?.state === 'matched' && known.section.withheld.includes(field.id);
      if (known && isWithheld) return <WithheldField key={path} field={field} part={known} />;
      const told = known?.section?.state === 'filled' ? known.section.values[field.id] : undefined;
      if (told && known && !told.contest)
        return <KnownField key={path} field={field} path={path} known={told} part={known} />;
      const input = (
        <FieldInput
          key={path}
          field={field}
          path={path}
          value={values[field.id]}
          onChange={(value) => onValues({ ...values, [field.id]: value })}
          required={evaluation.required(path)}
          problems={problemsAt(path)}
          lang={lang}
          lists={lists}
          words={words}
        />
      );
      if (!told || !known) return input;
      return (
        <div key={path}>
          <ContestedNote field={field} path={path} known={told} part={known} />
          {input}
        </div>
      );
    });
}
