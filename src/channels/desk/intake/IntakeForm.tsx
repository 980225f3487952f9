import { useMemo, useRef } from 'react';
import type { Evaluation, Form } from '#platform/forms/form.browser.ts';
import type { FormProblem } from '#platform/forms/form-values.contract.ts';
import { problemsByPath } from '../../ui/fields/form-problems.ts';
import { SectionFields } from '../../ui/fields/SectionFields.tsx';
import { useFieldWords } from '../../ui/fields/use-field-words.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { IntakePartProps } from './intake-part.ts';
import { useTouched } from './use-touched.ts';

type IntakeFormProps = Omit<IntakePartProps, 'problemAt'> & {
  form: Form;
  evaluation: Evaluation;
  problems: readonly FormProblem[];
  isTried: boolean;
};

/** Tờ khai of the procedure, with the same inputs and the same checks as the portal's. */
export function IntakeForm({
  state: { draft, change },
  procedure,
  form,
  evaluation,
  problems,
  isTried,
}: IntakeFormProps) {
  const { t, lang } = useTexts<DeskText>();
  const words = useFieldWords();
  const place = useRef<HTMLElement>(null);
  const touched = useTouched(place);
  const shown = isTried ? 'all' : touched;
  const byPath = useMemo(() => problemsByPath(problems, { form, lang, shown }), [problems, form, lang, shown]);
  const sections = procedure.form.definition.sections.filter(({ id }) => evaluation.visible(id));
  return (
    <section aria-labelledby="form" ref={place}>
      <h2 id="form">{t('intake.form')}</h2>
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h3 id={`section-${section.id}`}>{lang === 'en' ? section.titleEn : section.title}</h3>
          <div className="dense">
            <SectionFields
              section={section}
              data={draft.form}
              evaluation={evaluation}
              onChange={(form) => change({ form: { ...form } })}
              problemsAt={(path) => byPath.get(path) ?? []}
              lang={lang}
              lists={procedure.lists}
              words={words}
            />
          </div>
        </section>
      ))}
    </section>
  );
}
