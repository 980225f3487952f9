import type { KeptRecord } from '#data/registry/keeping/keeping.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Lịch sử của bản ghi, the latest first: who, when, what, why. */
export function HistoryPanel({ history }: { history: KeptRecord['history'] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const quoted = (text: string) => (text === '' ? t('record.unchosen') : `“${text}”`);
  return (
    <section aria-labelledby="record-history">
      <h2 id="record-history">{t('record.history')}</h2>
      <ol className="plan" reversed>
        {history.toReversed().map(({ version, kind, at, byName, reason, article, source, changes }) => (
          <li key={version}>
            <strong>{t(`record.kind.${kind}`)}</strong> · {momentText(at, lang)}
            <p className="muted">
              {byName}
              {source.ref !== '' && `, ${t(`record.source.${source.kind}`, { ref: source.ref })}`}
            </p>
            {changes.length > 0 && (
              <ul>
                {changes.map(({ label, before, after }) => (
                  <li key={label}>{t('record.change', { label, before: quoted(before), after: quoted(after) })}</li>
                ))}
              </ul>
            )}
            <p>{t('record.why', { reason, article })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
