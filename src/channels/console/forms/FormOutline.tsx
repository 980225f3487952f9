import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { addField, addSection, type EditedForm, type Place } from './edited-form.ts';

type FormOutlineProps = {
  form: EditedForm;
  place: Place;
  onChoose: (place: Place) => void;
  onChange: (form: EditedForm, place: Place) => void;
};

/** Dàn ý của tờ khai: parts and their fields; what a register gives is marked. */
export function FormOutline({ form, place, onChoose, onChange }: FormOutlineProps) {
  const { t } = useTexts<ConsoleText>();
  const isAt = (section: number, field?: number) => place.section === section && place.field === field;
  const add = (added: { form: EditedForm; place: Place }) => onChange(added.form, added.place);
  return (
    <>
      <ol className="fd-outline">
        {form.sections.map((section, at) => (
          <li key={section.id}>
            <button
              type="button"
              className={isAt(at) ? 'file chosen' : 'file'}
              aria-current={isAt(at) ? 'true' : undefined}
              onClick={() => onChoose({ section: at })}
            >
              <strong>{section.title || t('fd.unnamed')}</strong>
            </button>
            <ol>
              {section.fields.map((field, index) => (
                <li key={field.id}>
                  <button
                    type="button"
                    className={isAt(at, index) ? 'file chosen' : 'file'}
                    aria-current={isAt(at, index) ? 'true' : undefined}
                    onClick={() => onChoose({ section: at, field: index })}
                  >
                    {field.label || t('fd.unnamed')}
                    {field['source'] !== undefined && <span className="tag"> {t('fd.known')}</span>}
                  </button>
                </li>
              ))}
            </ol>
            {place.section === at && (
              <button type="button" className="button plain" onClick={() => add(addField(form, at))}>
                + {t('fd.addField')}
              </button>
            )}
          </li>
        ))}
      </ol>
      <button type="button" className="button quiet" onClick={() => add(addSection(form))}>
        {t('fd.addSection')}
      </button>
    </>
  );
}
