import { useState } from 'react';
import type { DocumentView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { documentUrl } from '../open-paper.ts';

const zooms = [100, 150, 200, 300] as const;

/** Xem tệp beside the form: pictures with zoom and turn, PDF in the browser's own viewer, which phones do not have. */
export function FileViewer({ code, document }: { code: string; document: DocumentView }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const url = documentUrl(code, document.id);
  const isImage = document.mediaType?.startsWith('image/') === true;
  const label = t('dossier.page', { name: document.name });
  return (
    <div className="viewer no-print">
      <a href={url} target="_blank" rel="noreferrer">
        {t('dossier.openFile')}
      </a>
      {isImage && <Picture url={url} label={label} />}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; the file comes with a policy that runs nothing */}
      {!isImage && isWide && <iframe src={url} title={label} />}
    </div>
  );
}

function Picture({ url, label }: { url: string; label: string }) {
  const { t } = useTexts<DeskText>();
  const [zoom, setZoom] = useState(0);
  const [quarterTurns, setQuarterTurns] = useState(0);
  const percent = zooms[zoom] ?? 100;
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          className="button quiet"
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          {t('dossier.zoomIn')}
        </button>
        <button type="button" className="button quiet" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {t('dossier.zoomOut')}
        </button>
        <button type="button" className="button quiet" onClick={() => setQuarterTurns((quarterTurns + 1) % 4)}>
          {t('dossier.turn')}
        </button>
        <output className="muted">{t('dossier.zoom', { percent })}</output>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keyboard */}
      <div className="picture" tabIndex={0} role="region" aria-label={label}>
        <div className={quarterTurns % 2 === 1 ? 'sideways' : undefined} style={{ width: `${percent}%` }}>
          <img src={url} alt={label} style={{ transform: `rotate(${quarterTurns * 90}deg)` }} />
        </div>
      </div>
    </>
  );
}
