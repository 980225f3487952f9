import type { ExchangeOverview, FlowView } from '#platform/exchange/management/management.contract.ts';
import { durationText, momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { HeadRow } from '../../ui/HeadRow.tsx';
import { useTexts } from '../../ui/text.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ConsoleText } from '../console.vi.ts';
import { useFlows } from './exchange.data.ts';
import { FlowPicture } from './FlowPicture.tsx';

const hours = 24;

/** Bản đồ kết nối: who calls whom, drawn and in figures, renewed by itself. */
export function MapPart({ gateways }: { gateways: ExchangeOverview['gateways'] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { data, error, refetch } = useFlows(hours);
  return (
    <>
      <p className="intro">{t('exchange.map.intro', { hours })}</p>
      {gateways.map(({ id, seenAt, servesUntil, batches, stampedAt, stampedTo }) => (
        <p key={id} className="muted">
          {t('exchange.map.gateway', { id, seen: momentText(seenAt, lang), batches })}{' '}
          {stampedAt !== null && t('exchange.map.stamped', { at: momentText(stampedAt, lang), to: stampedTo })}{' '}
          {servesUntil !== null && <Alone seenAt={seenAt} servesUntil={servesUntil} />}
        </p>
      ))}
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="notice">{t('exchange.map.none')}</p>}
      {data && data.length > 0 && (
        <>
          <FlowPicture flows={data} label={t('exchange.map.picture')} />
          <FlowTable flows={data} />
        </>
      )}
    </>
  );
}

/** Mất liên lạc: how long the gateway may go on alone, counted down. */
function Alone({ seenAt, servesUntil }: { seenAt: string; servesUntil: string }) {
  const { t, lang } = useTexts<ConsoleText>();
  const minutes = Math.floor((Date.parse(servesUntil) - Date.parse(useNow())) / 60_000);
  const since = momentText(seenAt, lang);
  return (
    <strong className="tag warn">
      {minutes > 0
        ? t('exchange.map.alone', { since, left: durationText(minutes, lang), until: momentText(servesUntil, lang) })
        : t('exchange.map.aloneOver', { since })}
    </strong>
  );
}

function FlowTable({ flows }: { flows: readonly FlowView[] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const heads = ['consumer', 'service', 'calls', 'faults', 'took', 'quota', 'lastGood'] as const;
  return (
    <table className="rows stacked">
      <HeadRow names={heads.map((head) => t(`exchange.flow.${head}`))} />
      <tbody>
        {flows.map((flow) => (
          <tr key={`${flow.consumer} ${flow.service}`}>
            <th scope="row">{flow.consumerName}</th>
            <td data-head={t('exchange.flow.service')}>
              {flow.serviceName} <span className="muted">{flow.service}</span>
            </td>
            <td data-head={t('exchange.flow.calls')}>{flow.calls.toLocaleString('vi-VN')}</td>
            <td data-head={t('exchange.flow.faults')}>
              {flow.faults > 0 ? <span className="tag warn">{flow.faults.toLocaleString('vi-VN')}</span> : '0'}
            </td>
            <td data-head={t('exchange.flow.took')}>
              {t('exchange.flow.ms', { p50: Math.round(flow.p50Ms), p95: Math.round(flow.p95Ms) })}
            </td>
            <td data-head={t('exchange.flow.quota')}>
              {flow.dailyQuota === null
                ? '–'
                : t('exchange.flow.used', {
                    used: flow.usedToday.toLocaleString('vi-VN'),
                    quota: flow.dailyQuota.toLocaleString('vi-VN'),
                  })}
            </td>
            <td data-head={t('exchange.flow.lastGood')}>{flow.lastGoodAt ? momentText(flow.lastGoodAt, lang) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
