import { useTexts } from '../text.tsx';
import type { FrameText } from './frame.vi.ts';
import { problemText } from '../server/server-problem.ts';

/** Lời báo lỗi của máy chủ, in words, with a way to try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts<FrameText>();
  return (
    <div className="notice bad" role="alert">
      <p>{problemText(error, t)}</p>
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
