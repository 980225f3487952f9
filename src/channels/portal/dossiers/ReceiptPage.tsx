import { coverText } from '../../ui/cover-text.ts';
import { fileSize, momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Đã nhận hồ sơ: the code, large; exactly the files the officer will open; what happens next. */
export function ReceiptPage({ dossier }: Pages['receipt']) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('receipt.title')}</h1>
      <div className="notice good">
        <p className="muted">{t('receipt.code')}</p>
        <p className="code">{dossier.code}</p>
        <p>
          {dossier.procedureName} · {momentText(dossier.submittedAt, lang)}
        </p>
      </div>
      <h2>{t('receipt.next')}</h2>
      <ol className="timeline">
        <li>{t('receipt.nextCheck')}</li>
        <li>{t('receipt.nextNotice')}</li>
      </ol>
      <h2>{t('receipt.files')}</h2>
      {dossier.documents.length === 0 && <p>{t('receipt.noFiles')}</p>}
      <DocumentList dossier={dossier} />
      <div className="buttons no-print">
        <a className="button" href={`/ho-so/${dossier.code}`}>
          {t('receipt.follow')}
        </a>
        <a className="button quiet" href="/">
          {t('receipt.another')}
        </a>
      </div>
    </>
  );
}

export function DocumentList({ dossier }: Pages['receipt']) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <ul>
      {dossier.documents
        .filter((document) => !document.replaced)
        .map((document) => (
          <li key={document.id}>
            {document.name}
            {': '}
            {document.fileName ? (
              <>
                <a href={`/api/dossiers/${dossier.code}/documents/${document.id}`}>{document.fileName}</a>{' '}
                <span className="muted">
                  ({document.pageCount !== null && `${t('upload.pages', { count: document.pageCount })}, `}
                  {document.sizeBytes !== null && fileSize(document.sizeBytes)})
                </span>
              </>
            ) : (
              <span className="muted">
                {coverText(document.cover, lang) ||
                  `${t('dossier.paper')} (${document.paperOriginals + document.paperCopies})`}
              </span>
            )}
          </li>
        ))}
    </ul>
  );
}
