import type { AlertView } from '#platform/exchange/watch/alert.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { AlertRecipients } from './AlertRecipients.tsx';
import { useAlerts, useSilence } from './exchange.data.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** A fault is worked on within an hour, a provider's maintenance lasts a day. */
const silenceHours = [1, 24] as const;

/** Cảnh báo: what is wrong now, what was, and who is told. */
export function AlertsPart() {
  const { t, lang } = useTexts<ConsoleText>();
  const { data, error, refetch } = useAlerts();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="intro">{t('exchange.alerts.intro')}</p>
      {data.open.length === 0 && <p className="notice">{t('exchange.alerts.none')}</p>}
      {data.open.map((alert) => (
        <OpenAlert key={alert.id} alert={alert} />
      ))}
      <AlertRecipients alerts={data} />
      <details className="exchange-new">
        <summary>{t('exchange.alerts.past', { count: data.past.length })}</summary>
        <ul className="plain-list">
          {data.past.map(({ id, text, raisedAt, clearedAt }) => (
            <li key={id}>
              {text}{' '}
              <span className="muted">
                {t('exchange.alerts.fromTo', {
                  from: momentText(raisedAt, lang),
                  to: momentText(clearedAt ?? raisedAt, lang),
                })}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function OpenAlert({ alert }: { alert: AlertView }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { kind, subject, severity, text, raisedAt, silence } = alert;
  const change = useSilence();
  const silenceFor = (hours: number) => (reason: string, done: { onSuccess: () => void }) =>
    change.mutate({ kind, subject, hours, reason }, done);
  return (
    <article className="exchange-card">
      <h2>{text}</h2>
      <p>
        <span className={severity === 'critical' ? 'tag late' : 'tag warn'}>{t(`exchange.alerts.${severity}`)}</span>{' '}
        <span className="muted">{t('exchange.alerts.since', { at: momentText(raisedAt, lang) })}</span>
      </p>
      {silence && (
        <p>
          {t('exchange.alerts.silenced', {
            ...{ until: momentText(silence.until, lang), who: silence.actorName, reason: silence.reason },
          })}
        </p>
      )}
      <ReasonForm
        change={change}
        choices={[
          ...silenceHours.map((hours) => ({
            ...{ key: String(hours), text: t('exchange.alerts.silence', { hours }), isMain: false },
            choose: silenceFor(hours),
          })),
          ...(silence
            ? [
                {
                  ...{ key: '0', text: t('exchange.alerts.unsilence'), isMain: false, needsReason: false },
                  choose: silenceFor(0),
                },
              ]
            : []),
        ]}
      />
    </article>
  );
}
