import { useMemo, useState } from 'react';
import { createForm } from '#platform/forms/form.browser.ts';
import { listsAsCodeLists, problemsByPath } from '../../ui/fields/form-problems.ts';
import { SectionFields } from '../../ui/fields/SectionFields.tsx';
import { useFieldWords } from '../../ui/fields/use-field-words.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { DraftPreview } from './drafts.data.ts';

/** The form with the inputs and conditions people will meet; what is filled in here is kept nowhere. */
export function FormPreview({ preview }: { preview: DraftPreview }) {
  const { lang } = useTexts<ConsoleText>();
  const words = useFieldWords();
  const [filled, setFilled] = useState<Record<string, unknown>>({});
  const codeLists = useMemo(() => listsAsCodeLists(preview.lists), [preview.lists]);
  const form = useMemo(() => createForm(preview.form, { codeLists }), [preview.form, codeLists]);
  const at = { today: preview.today };
  const evaluation = form.evaluate(filled, at);
  const problems = problemsByPath(form.validate(filled, at).problems, { form, lang, shown: new Set() });
  return (
    <div className="form-preview">
      {preview.form.definition.sections
        .filter(({ id }) => evaluation.visible(id))
        .map((section) => (
          <section key={section.id} aria-label={lang === 'en' ? section.titleEn : section.title}>
            <h4>{lang === 'en' ? section.titleEn : section.title}</h4>
            <SectionFields
              section={section}
              data={filled}
              evaluation={evaluation}
              onChange={(changed) => setFilled({ ...changed })}
              problemsAt={(path) => problems.get(path) ?? []}
              lang={lang}
              lists={preview.lists}
              words={words}
            />
          </section>
        ))}
    </div>
  );
}
