import { useTexts } from '../text.tsx';
import type { FrameText } from './frame.vi.ts';
import { problemText, type FieldLabels } from '../server/server-problem.ts';

/** Lời báo lỗi của máy chủ, in words, with a way to try again. */
export function Problem({ error, onRetry, labels }: { error: unknown; onRetry?: () => void; labels?: FieldLabels }) {
  const { t } = useTexts<FrameText>();
  return (
    <div className="notice bad" role="alert">
      <p>{problemText(error, t, labels)}</p>
      {onRetry && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {t('frame.retry')}
        </button>
      )}
    </div>
  );
}

export function Loading() {
  const { t } = useTexts<FrameText>();
  return <output className="muted loading">{t('frame.loading')}</output>;
}
