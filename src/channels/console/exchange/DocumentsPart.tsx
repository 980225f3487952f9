import type { DocumentRow } from '#applications/correspondence/documents.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useDocuments } from './exchange.data.ts';

/** Văn bản liên thông: what is not sent, was refused or waits to be looked at. */
export function DocumentsPart() {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useDocuments();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { isConnected, sent, taken, waiting, refused, rows } = data;
  return (
    <>
      <p className="intro">{t('exchange.documents.intro')}</p>
      {!isConnected && <p className="notice">{t('exchange.documents.notConnected')}</p>}
      <p role="status">{t('exchange.documents.counts', { sent, taken, waiting, refused })}</p>
      {rows.length === 0 && <p className="notice">{t('exchange.documents.none')}</p>}
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </>
  );
}

function Row({ row }: { row: DocumentRow }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { id, direction, documentCode, dossierCode, state, reason, silence, at, hasRaw } = row;
  const other = row.otherName === '' ? row.other : `${row.otherName} (${row.other})`;
  const fault = silence === null ? row.fault : t(`exchange.documents.silence.${silence}`);
  return (
    <article className="exchange-card">
      <h2>{documentCode}</h2>
      <p>
        <span className={state === 'waiting' ? 'tag' : 'tag warn'}>{t(`exchange.documents.state.${state}`)}</span>{' '}
        <span className="muted">{t(`exchange.documents.${direction}`, { other, at: momentText(at, lang) })}</span>
      </p>
      {dossierCode && <p>{t('exchange.documents.dossier', { code: dossierCode })}</p>}
      {reason && <p className="as-written">{t('exchange.documents.reason', { reason })}</p>}
      {fault && <p className="as-written">{t('exchange.documents.fault', { fault })}</p>}
      {hasRaw && <a href={`/api/documents/${id}/raw`}>{t('exchange.documents.raw')}</a>}
    </article>
  );
}
