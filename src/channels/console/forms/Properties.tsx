import type { DesignDraft } from '#applications/design/design.contract.ts';
import { fieldTypeNames } from '#platform/forms/form-definition.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { SelectField } from '../editor/SelectField.tsx';
import { SpecField } from '../editor/SpecField.tsx';
import type { FieldSpec } from '../editor/spec-parts.ts';
import { isRecord, setKey, type EditedForm, type Place } from './edited-form.ts';
import { fieldSpecs, sectionSpecs } from './property-specs.ts';

type PropertiesProps = {
  draft: DesignDraft;
  form: EditedForm;
  place: Place;
  onChange: (form: EditedForm) => void;
};

/** Thuộc tính của một phần: names, help, condition, rows, and whose data it is. */
export function SectionProperties({ draft, form, place, onChange }: PropertiesProps) {
  const section = form.sections[place.section];
  if (!section) return null;
  const set = (key: string, value: unknown) => onChange(setKey(form, place, key, value));
  const fields = section.fields.map(({ id, label }) => ({ value: id, label: label || id }));
  return (
    <div className="spec-fields" key={section.id}>
      <Specs draft={draft} of={section} specs={sectionSpecs} onSet={set} />
      <SubjectFields subject={section['subject']} fields={fields} onSet={set} />
    </div>
  );
}

function SubjectFields({
  subject,
  fields,
  onSet,
}: {
  subject: unknown;
  fields: readonly { value: string; label: string }[];
  onSet: (key: string, value: unknown) => void;
}) {
  const { t } = useTexts<ConsoleText>();
  const known = isRecord(subject) ? subject : {};
  const text = (key: string) => (typeof known[key] === 'string' ? known[key] : '');
  return (
    <>
      <SelectField
        label={t('fd.subject')}
        value={text('kind')}
        options={(['person', 'enterprise'] as const).map((kind) => ({ value: kind, label: t(`fd.subject.${kind}`) }))}
        onChange={(kind) => onSet('subject', kind === '' ? undefined : { self: true, ...known, kind })}
        hasNone
      />
      {text('kind') !== '' && (
        <>
          <TextField
            label={t('fd.self')}
            value={typeof known['self'] === 'boolean' ? String(known['self']) : text('self')}
            onChange={(self) => onSet('subject.self', self === 'true' ? true : self === 'false' ? false : self)}
          />
          {(['number', 'name', 'birthDate'] as const).map((key) => (
            <SelectField
              key={key}
              label={t(`fd.${key}`)}
              value={text(key)}
              options={fields}
              onChange={(id) => onSet(`subject.${key}`, id === '' ? undefined : id)}
              hasNone
            />
          ))}
        </>
      )}
    </>
  );
}

/** Thuộc tính của một trường, with where its value may be taken from. */
export function FieldProperties({ draft, form, place, onChange }: PropertiesProps) {
  const { t } = useTexts<ConsoleText>();
  const section = form.sections[place.section];
  const field = place.field === undefined ? undefined : section?.fields[place.field];
  if (!section || !field) return null;
  // A limit of numbers is a number in the file, one of days a text.
  const limit = (value: unknown) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  const set = (key: string, value: unknown) =>
    onChange(setKey(form, place, key, key === 'min' || key === 'max' ? limit(value) : value));
  const isChoice = field.type === 'choice' || field.type === 'multi_choice';
  return (
    <div className="spec-fields" key={`${section.id}.${field.id}`}>
      <SelectField
        label={t('fd.type')}
        value={field.type}
        options={fieldTypeNames.map((type) => ({ value: type, label: t(`fd.type.${type}`) }))}
        onChange={(type) => set('type', type)}
      />
      <Specs draft={draft} of={field} specs={fieldSpecs} onSet={set} />
      {isChoice && <OptionsField value={field['options']} onChange={(options) => set('options', options)} />}
      {section['subject'] === undefined ? (
        <p className="help">{t('fd.needsSubject')}</p>
      ) : (
        <SourcePicker draft={draft} source={field['source']} onSet={set} />
      )}
    </div>
  );
}

/** Nguồn của trường, chosen from the connected registers. */
function SourcePicker({
  draft,
  source,
  onSet,
}: {
  draft: DesignDraft;
  source: unknown;
  onSet: (key: string, value: unknown) => void;
}) {
  const { t } = useTexts<ConsoleText>();
  const { registers } = draft.choices;
  const known = isRecord(source) ? source : {};
  const text = (key: string) => (typeof known[key] === 'string' ? known[key] : '');
  const register = registers.find(({ code }) => code === text('register'));
  return (
    <>
      <SelectField
        label={t('fd.register')}
        value={text('register')}
        options={registers.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => {
          const article = registers.find((one) => one.code === code)?.article ?? '';
          onSet('source', code === '' ? undefined : { register: code, path: '', article });
        }}
        hasNone
      />
      {register && (
        <>
          <SelectField
            label={t('fd.path')}
            value={text('path')}
            options={register.fields.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(path) => onSet('source.path', path)}
            hasNone
          />
          <TextField
            label={t('fd.sourceArticle')}
            value={text('article')}
            onChange={(article) => onSet('source.article', article)}
          />
        </>
      )}
    </>
  );
}

/** Lựa chọn, a line each. */
function OptionsField({ value, onChange }: { value: unknown; onChange: (options: unknown) => void }) {
  const { t } = useTexts<ConsoleText>();
  const options = Array.isArray(value) ? value.filter(isRecord) : [];
  const lines = options.map((one) =>
    [one['value'], one['label'], one['labelEn']].map((part) => part ?? '').join(' | '),
  );
  const read = (text: string) =>
    text.split('\n').map((line) => {
      const [code = '', label = '', labelEn = ''] = line.split('|').map((part) => part.trim());
      return { value: code, label, labelEn };
    });
  return (
    <TextField
      label={t('fd.options')}
      value={lines.join('\n')}
      onChange={(text) => onChange(text.trim() === '' ? undefined : read(text))}
      isLong
      maxLength={4000}
    />
  );
}

function Specs({
  draft,
  of,
  specs,
  onSet,
}: {
  draft: DesignDraft;
  of: Record<string, unknown>;
  specs: readonly FieldSpec[];
  onSet: (key: string, value: unknown) => void;
}) {
  const valueAt = (key: string) =>
    key.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), of);
  return specs.map((spec) => (
    <SpecField
      key={spec.key}
      spec={spec}
      value={valueAt(spec.key)}
      onChange={(value) => onSet(spec.key, value)}
      draft={draft}
      problem={undefined}
    />
  ));
}
