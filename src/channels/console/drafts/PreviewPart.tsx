import { useMemo, useState } from 'react';
import { createForm } from '#platform/forms/form.browser.ts';
import { listsAsCodeLists, problemsByPath } from '../../ui/fields/form-problems.ts';
import { SectionFields } from '../../ui/fields/SectionFields.tsx';
import { useFieldWords } from '../../ui/fields/use-field-words.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { DeskPreviewPart } from './DeskPreviewPart.tsx';
import { usePreview, type DraftPreview } from './drafts.data.ts';
import type { DraftEditor } from './use-draft-editor.ts';

const readers = ['citizen', 'officer'] as const;

/** Xem trước: the portal's own page of the procedure and its form as people will fill it in; or a golden dossier as officials have it before them. */
export function PreviewPart({ editor }: { editor: DraftEditor }) {
  const { t, lang } = useTexts<ConsoleText>();
  const [reader, setReader] = useState<(typeof readers)[number]>('citizen');
  const { data, error } = usePreview(editor.id, editor.revision);
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview">{t('draft.part.xem-truoc')}</h2>
      <div className="choices" role="group" aria-label={t('preview.as')}>
        {readers.map((one) => (
          <button
            key={one}
            type="button"
            className="button quiet"
            aria-pressed={one === reader}
            onClick={() => setReader(one)}
          >
            {t(`preview.${one}`)}
          </button>
        ))}
      </div>
      {reader === 'citizen' && error && <Problem error={error} />}
      {reader === 'citizen' && !data && !error && <Loading />}
      {data && reader === 'citizen' && (
        <>
          <iframe
            title={t('preview.page')}
            sandbox="allow-same-origin"
            src={`/xem-thu/${editor.id}?lang=${lang}&ban=${editor.revision}`}
          />
          <h3>{t('preview.form')}</h3>
          <FormPreview preview={data} />
        </>
      )}
      {reader === 'officer' && <DeskPreviewPart editor={editor} />}
    </section>
  );
}

/** The form with the inputs and conditions people will meet; what is filled in here is kept nowhere. */
function FormPreview({ preview }: { preview: DraftPreview }) {
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
