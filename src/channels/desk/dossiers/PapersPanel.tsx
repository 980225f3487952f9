import { coverText } from '../../ui/cover-text.ts';
import { useState } from 'react';
import type { DeskDossierView, DocumentView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { fileSize } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { FileViewer } from './FileViewer.tsx';
import { ProducedPapers } from './ProducedPapers.tsx';

/** Giấy tờ: what was handed in beside a viewer, then what was produced. */
export function PapersPanel({ view }: { view: DeskDossierView }) {
  const { t } = useTexts<DeskText>();
  const current = view.documents.filter(({ replaced }) => !replaced);
  const replaced = view.documents.filter((document) => document.replaced);
  const [shownId, setShownId] = useState(current.find(({ fileName }) => fileName)?.id);
  const shown = view.documents.find(({ id }) => id === shownId);
  const list = (documents: readonly DocumentView[]) => (
    <ul className="plain-list documents">
      {documents.map((document) => (
        <DocumentRow
          key={document.id}
          document={document}
          isShown={document.id === shownId}
          onShow={() => setShownId(document.id)}
        />
      ))}
    </ul>
  );
  return (
    <section className="papers" aria-labelledby="papers">
      <h2 id="papers">{t('dossier.documents')}</h2>
      {current.length === 0 && <p>{t('dossier.noDocuments')}</p>}
      {list(current)}
      {replaced.length > 0 && (
        <details>
          <summary>{t('dossier.replaced', { count: replaced.length })}</summary>
          {list(replaced)}
        </details>
      )}
      {shown?.fileName && <FileViewer key={shown.id} code={view.code} document={shown} />}
      {view.view === 'whole' && <ProducedPapers view={view} />}
    </section>
  );
}

function DocumentRow({ document, isShown, onShow }: { document: DocumentView; isShown: boolean; onShow: () => void }) {
  const { t, lang } = useTexts<DeskText>();
  const { name, fileName, sizeBytes, pageCount, paperOriginals, paperCopies, round } = document;
  return (
    <li>
      <strong>{name}</strong>
      {round > 0 && <span className="tag">{t('dossier.round', { round })}</span>}
      {document.cover && (
        <div className="origin register">
          {t(`dossier.cover.${document.cover.by}`, {
            from: document.cover.from,
            text: coverText(document.cover, lang),
          })}
        </div>
      )}
      {paperOriginals + paperCopies > 0 && (
        <div>{t('dossier.onPaper', { originals: paperOriginals, copies: paperCopies })}</div>
      )}
      {fileName && (
        <div>
          <button
            type="button"
            className="button plain"
            aria-pressed={isShown}
            aria-label={t('dossier.view', { name: fileName })}
            onClick={onShow}
          >
            {fileName}
          </button>
          <span className="muted">
            {sizeBytes !== null && fileSize(sizeBytes)}
            {pageCount !== null && ` · ${t('dossier.pages', { count: pageCount })}`}
          </span>
        </div>
      )}
    </li>
  );
}
