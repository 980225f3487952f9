import type { NotInStep } from '#applications/dossiers/national-sync/national-sync.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useNationalSync, useSyncRetry } from './exchange.data.ts';

/** Đồng bộ với Cổng Dịch vụ công quốc gia: what is not in step, since when and why. */
export function NationalSyncPart() {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useNationalSync();
  const retry = useSyncRetry();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { isConnected, rows, inStep, waiting, failed } = data;
  return (
    <>
      <p className="intro">{t('exchange.sync.intro')}</p>
      {!isConnected && <p className="notice">{t('exchange.sync.notConnected')}</p>}
      <p role="status">{t('exchange.sync.counts', { inStep, waiting, failed })}</p>
      {isConnected && rows.length === 0 && (
        <p className="notice">{t(inStep === 0 ? 'exchange.sync.noDossier' : 'exchange.sync.none')}</p>
      )}
      {retry.error && <Problem error={retry.error} />}
      {rows.length > 0 && (
        <button type="button" className="button" disabled={retry.isPending} onClick={() => retry.mutate(null)}>
          {t('exchange.sync.retryAll')}
        </button>
      )}
      {rows.length < waiting + failed && <p className="muted">{t('exchange.sync.first', { count: rows.length })}</p>}
      {rows.map((row) => (
        <Row key={row.code} row={row} isPending={retry.isPending} onRetry={() => retry.mutate(row.code)} />
      ))}
    </>
  );
}

function Row({ row, isPending, onRetry }: { row: NotInStep; isPending: boolean; onRetry: () => void }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { code, since, behind, attempts, nextTryAt, fault, detail } = row;
  return (
    <article className="exchange-card">
      <h2>{code}</h2>
      <p>
        <span className={fault ? 'tag warn' : 'tag'}>{t(`exchange.sync.fault.${fault ?? 'waiting'}`)}</span>{' '}
        <span className="muted">{t('exchange.sync.since', { at: momentText(since, lang), behind })}</span>
      </p>
      {detail && <p>{t('exchange.sync.says', { detail })}</p>}
      {attempts > 0 && (
        <p className="muted">{t('exchange.sync.attempts', { attempts, next: momentText(nextTryAt, lang) })}</p>
      )}
      <button
        type="button"
        className="button quiet"
        aria-label={t('exchange.sync.retryOf', { code })}
        disabled={isPending}
        onClick={onRetry}
      >
        {t('exchange.sync.retry')}
      </button>
    </article>
  );
}
