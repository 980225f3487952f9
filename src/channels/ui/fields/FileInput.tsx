import { useState } from 'react';
import { fileSize } from '../dates.ts';
import { useTexts } from '../text.tsx';
import type { UiText } from '../ui.vi.ts';
import { sendFile } from '../uploads/send-file.ts';
import type { InputProps } from './field-props.ts';

type Sending = { name: string; sent: number; size: number; isCut: boolean };

function valueOf(value: unknown): { upload: string; name: string } | undefined {
  if (typeof value !== 'object' || value === null || !('upload' in value) || !('name' in value)) return undefined;
  const { upload, name } = value;
  return typeof upload === 'string' && typeof name === 'string' && upload !== '' ? { upload, name } : undefined;
}

/**
 * Ô tệp của tờ khai: one file, sent in pieces and checked at once like papers. Without script it goes along with the posted form, and
 * the hidden inputs keep what was sent before.
 */
export function FileInput({ field, path, value, onChange, describedBy, wrong, lang }: InputProps) {
  const { t } = useTexts<UiText>();
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState('');
  const file = valueOf(value);
  const label = lang === 'en' ? field.labelEn : field.label;

  async function send(chosen: File): Promise<void> {
    setRefused('');
    const id = crypto.randomUUID();
    const onProgress = (sent: number, isCut: boolean) =>
      setSending({ name: chosen.name, sent, size: chosen.size, isCut });
    onProgress(0, false);
    const outcome = await sendFile({ id, file: chosen, onProgress });
    setSending(undefined);
    if (outcome.state === 'ready') onChange({ upload: id, name: chosen.name });
    else setRefused(`${chosen.name}: ${outcome.message}`);
  }

  return (
    <>
      {file && (
        <p className="files">
          <a href={`/api/uploads/${file.upload}/content`} target="_blank" rel="noreferrer">
            {file.name}
          </a>{' '}
          <span style={{ color: 'var(--calm)' }}>✓ {t('upload.ready')}</span>{' '}
          <button type="button" className="button plain" onClick={() => onChange(undefined)}>
            {t('upload.remove', { name: file.name })}
          </button>
          <input type="hidden" name={`${path}.upload`} value={file.upload} />
          <input type="hidden" name={`${path}.name`} value={file.name} />
        </p>
      )}
      {sending && (
        <output>
          {sending.isCut ? t('upload.cut') : t('upload.sending', { name: sending.name })}{' '}
          <progress value={sending.sent} max={sending.size} aria-label={sending.name} /> {fileSize(sending.sent)} /{' '}
          {fileSize(sending.size)}
        </output>
      )}
      {refused && (
        <p className="notice bad" role="alert">
          {refused}
        </p>
      )}
      <input
        type="file"
        id={path}
        name={path}
        aria-label={file ? `${label}: ${t('upload.another')}` : undefined}
        accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) void send(chosen);
        }}
      />
    </>
  );
}
