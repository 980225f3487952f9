import { useMemo, useRef } from 'react';
import { problemsByPath } from '../../ui/fields/form-problems.ts';
import type { KnownPart } from '../../ui/fields/known-section.ts';
import { KnownNote } from '../../ui/fields/KnownNote.tsx';
import { SectionFields } from '../../ui/fields/SectionFields.tsx';
import { useFieldWords } from '../../ui/fields/use-field-words.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { ProcedureAtCounter } from './procedures.data.ts';
import type { ProcedureForm } from './use-procedure-form.ts';
import { useTouched } from './use-touched.ts';

type FormSectionsProps = {
  procedure: ProcedureAtCounter;
  filled: ProcedureForm;
  onChange: (data: Record<string, unknown>) => void;
  isTried: boolean;
  /** What registers know of a part, where that can be asked. */
  knownOf?: (section: string) => KnownPart;
};

/** Các phần của tờ khai, with the same inputs and the same checks as the portal's. */
export function FormSections({ procedure, filled, onChange, isTried, knownOf }: FormSectionsProps) {
  const { lang } = useTexts<DeskText>();
  const words = useFieldWords();
  const place = useRef<HTMLDivElement>(null);
  const touched = useTouched(place);
  const { form, data, evaluation, problems } = filled;
  const shown = isTried ? 'all' : touched;
  const byPath = useMemo(() => problemsByPath(problems, { form, lang, shown }), [problems, form, lang, shown]);
  const sections = form.definition.sections.filter(({ id }) => evaluation.visible(id));
  return (
    <div ref={place}>
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h3 id={`section-${section.id}`}>{lang === 'en' ? section.titleEn : section.title}</h3>
          {knownOf && <KnownNote section={section} part={knownOf(section.id)} />}
          <div className="dense">
            <SectionFields
              section={section}
              data={data}
              evaluation={evaluation}
              onChange={(changed) => onChange({ ...changed })}
              problemsAt={(path) => byPath.get(path) ?? []}
              lang={lang}
              lists={procedure.lists}
              words={words}
              known={knownOf?.(section.id)}
            />
          </div>
        </section>
      ))}
    </div>
  );
}
