import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { problemText } from '../server-problem.ts';

/** Lời báo lỗi của máy chủ, in words, with a way to try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts<DeskText>();
  return (
    <div className="notice bad" role="alert">
      <p>{problemText(error, t)}</p>
      {onRetry && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {t('desk.retry')}
        </button>
      )}
    </div>
  );
}

export function Loading() {
  const { t } = useTexts<DeskText>();
  return <output className="muted loading">{t('desk.loading')}</output>;
}
