import { coverText } from '../../ui/cover-text.ts';
import { useTexts } from '../../ui/text.tsx';
import { FileDrop } from '../../ui/uploads/FileDrop.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { stepUrl } from './steps.ts';
import type { Draft } from './use-draft.ts';

/** Giấy tờ kèm theo: each paper its own row; a file is checked at once, never at the final click. */
export function DocumentsStep({ model, draft }: { model: Pages['formSection']; draft: Draft }) {
  const { t, lang } = useTexts<PortalText>();
  const { documents } = draft.content;
  const set = (documentId: string, ids: string[]) =>
    draft.change({ documents: { ...draft.content.documents, [documentId]: ids } });
  return (
    <>
      <p className="muted">{t('upload.limit', { limit: model.maxFileMb })}</p>
      {model.documents.map((document) => {
        const name = (lang === 'en' && document.nameEn) || document.name;
        if (document.replacedBy) {
          return (
            <div key={document.id} className="document">
              <h3>
                <s className="spared">{name}</s>
              </h3>
              <p>✓ {t('procedure.spared', { why: (lang === 'en' && document.replacedByEn) || document.replacedBy })}</p>
            </div>
          );
        }
        return (
          <div key={document.id} className="document" id={document.id}>
            <h3>
              {name} {!document.isRequired && <span className="muted">{t('form.optional')}</span>}
            </h3>
            {draft.content.covers[document.id] && !documents[document.id]?.length && (
              <p className="notice good">
                ✓ {t('form.covered', { what: coverText(draft.content.covers[document.id], lang) })}
              </p>
            )}
            {document.note && <p className="muted">{document.note}</p>}
            <FileDrop
              label={`${t('upload.choose')}: ${name}`}
              action={`${stepUrl(model.draftId, 'giay-to')}/${document.id}`}
              ids={documents[document.id] ?? []}
              known={model.uploads}
              onChange={(ids) => set(document.id, ids)}
            />
          </div>
        );
      })}
    </>
  );
}
