import { useState } from 'react';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { DeskPreviewPart } from './DeskPreviewPart.tsx';
import { usePreview } from './drafts.data.ts';
import { FormPreview } from './FormPreview.tsx';
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
