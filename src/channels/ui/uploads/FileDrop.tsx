import { useEffect, useRef, useState } from 'react';
import type { UploadView } from '#platform/papers/papers.contract.ts';
import { fileSize } from '../dates.ts';
import { useTexts } from '../text.tsx';
import type { UiText } from '../ui.vi.ts';
import { findUpload, sendFile } from './send-file.ts';

const pdfOnly = 'application/pdf,.pdf';
const pdfOrImage = `${pdfOnly},image/jpeg,image/png,.jpg,.jpeg,.png`;

type Sending = { key: string; name: string; sent: number; size: number; isCut: boolean };

/**
 * Ô nhận tệp: several files for one paper. Without script it is an ordinary form with a file; with script files go in pieces, go
 * on after a cut, and say at once whether they can be opened.
 */
export function FileDrop({
  label,
  action,
  ids,
  known,
  isPdf = false,
  onChange,
}: {
  label: string;
  /** Where a browser without script posts the file; absent where script is always there. */
  action?: string;
  ids: readonly string[];
  known: readonly UploadView[];
  /** One PDF file and nothing else: another one takes its place. */
  isPdf?: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { t } = useTexts<UiText>();
  const [uploads, setUploads] = useState<readonly UploadView[]>(known);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [refused, setRefused] = useState<readonly { name: string; message: string }[]>([]);
  const latest = useRef({ ids, onChange });
  useEffect(() => {
    latest.current = { ids, onChange };
  });
  useEffect(() => {
    const unknown = ids.filter((id) => !uploads.some((upload) => upload.id === id));
    if (unknown.length === 0) return;
    void Promise.all(unknown.map(findUpload)).then((found) =>
      setUploads((before) => [...before, ...found.filter((upload) => upload !== undefined)]),
    );
    // Only what was handed in before this box was drawn; later files are known from sending them.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const shown = ids.flatMap((id) => uploads.find((upload) => upload.id === id) ?? []);

  async function add(files: readonly File[]): Promise<void> {
    setRefused([]);
    for (const file of files) {
      const id = crypto.randomUUID();
      const progress = (sent: number, isCut: boolean) =>
        setSending([{ key: id, name: file.name, sent, size: file.size, isCut }]);
      progress(0, false);
      const outcome = await sendFile({ id, file, onProgress: progress });
      setSending([]);
      if (outcome.state === 'ready') {
        setUploads((before) => [...before, outcome.upload]);
        // Other files may have come while this one was on its way.
        latest.current.onChange(isPdf ? [id] : [...latest.current.ids, id]);
      } else {
        setRefused((before) => [...before, { name: file.name, message: outcome.message }]);
      }
    }
  }

  const input = (
    <label className="button quiet file-button">
      {t(isPdf ? 'upload.choosePdf' : 'upload.choose')}
      <input
        type="file"
        name="file"
        aria-label={label}
        accept={isPdf ? pdfOnly : pdfOrImage}
        multiple={!isPdf}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void add(files);
        }}
      />
    </label>
  );
  return (
    <>
      <ul className="files">
        {shown.map((upload) => (
          <li key={upload.id}>
            {upload.mediaType?.startsWith('image/') && <img src={`/api/uploads/${upload.id}/content`} alt="" />}
            <a href={`/api/uploads/${upload.id}/content`} target="_blank" rel="noreferrer">
              {upload.fileName}
            </a>
            <span className="muted">
              {fileSize(upload.sizeBytes)}
              {upload.pageCount !== null && `, ${t('upload.pages', { count: upload.pageCount })}`}
            </span>
            <span style={{ color: 'var(--calm)' }}>✓ {t('upload.ready')}</span>
            <button
              type="button"
              className="button plain"
              onClick={() => onChange(ids.filter((id) => id !== upload.id))}
            >
              {t('upload.remove', { name: upload.fileName })}
            </button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <output>
              {one.isCut ? t('upload.cut') : t('upload.sending', { name: one.name })}{' '}
              <progress value={one.sent} max={one.size} aria-label={one.name} /> {fileSize(one.sent)} /{' '}
              {fileSize(one.size)}
            </output>
          </li>
        ))}
      </ul>
      {refused.map((one) => (
        <p key={one.name} className="notice bad" role="alert">
          {one.name}: {one.message}
        </p>
      ))}
      {action === undefined ? (
        input
      ) : (
        <form method="post" action={action} encType="multipart/form-data">
          {input}
          <noscript>
            <button className="button quiet" type="submit">
              {t('upload.send')}
            </button>
          </noscript>
        </form>
      )}
    </>
  );
}
