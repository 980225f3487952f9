import type { WatchedPart } from '#platform/exchange/composition/part-view.contract.ts';
import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { HeadRow } from '../../ui/HeadRow.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { answers, wholeOf } from './part-health.ts';
import { PartsPicture } from './PartsPicture.tsx';

/** Các thành phần của một dịch vụ ghép: drawn, and in words what asks what, who keeps it and how it is. */
export function ComposedParts({ service }: { service: ServiceView }) {
  const { t } = useTexts<ConsoleText>();
  return service.composition.map(({ operation, parts }) => (
    <section key={operation}>
      <h4>{t('exchange.composed.title', { count: parts.length, operation })}</h4>
      <Whole parts={parts} />
      <PartsPicture parts={parts} />
      <PartsTable parts={parts} />
    </section>
  ));
}

/** Whether it answers now, as its parts do. */
function Whole({ parts }: { parts: readonly WatchedPart[] }) {
  const { t } = useTexts<ConsoleText>();
  const whole = wholeOf(parts);
  const down = parts.filter((part) => !answers(part));
  const name = (list: readonly WatchedPart[]) => list.map((part) => part.name).join(', ');
  if (whole === 'down') {
    const needed = name(down.filter(({ isRequired }) => isRequired));
    return <p className="notice bad">{t('exchange.composed.whole.down', { parts: needed })}</p>;
  }
  if (whole === 'partial')
    return <p className="notice gold">{t('exchange.composed.whole.partial', { parts: name(down) })}</p>;
  return <p>{t('exchange.composed.whole.good')}</p>;
}

function PartsTable({ parts }: { parts: readonly WatchedPart[] }) {
  const { t } = useTexts<ConsoleText>();
  const heads = ['part', 'asks', 'needs', 'health'] as const;
  return (
    <table className="rows stacked">
      <HeadRow names={heads.map((head) => t(`exchange.composed.head.${head}`))} />
      <tbody>
        {parts.map((part) => (
          <tr key={part.name}>
            <th scope="row">
              {part.name}{' '}
              <span className="tag">
                {t(part.isRequired ? 'exchange.composed.required' : 'exchange.composed.optional')}
              </span>
            </th>
            <td data-head={t('exchange.composed.head.asks')}>
              {part.serviceName}{' '}
              <span className="muted">
                {part.serviceKey} {part.operation} · {part.keeperName}
              </span>
            </td>
            <td data-head={t('exchange.composed.head.needs')}>
              {part.needs.length > 0 ? part.needs.join(', ') : t('exchange.composed.needsNone')}
            </td>
            <td data-head={t('exchange.composed.head.health')}>
              <Health part={part} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Health({ part: { state, trouble, sunsetOn } }: { part: WatchedPart }) {
  const { t } = useTexts<ConsoleText>();
  if (state === 'suspended') return <span className="tag warn">{t('exchange.composed.health.suspended')}</span>;
  if (state === 'retired' || state === 'draft')
    return <span className="tag warn">{t('exchange.composed.health.retired')}</span>;
  if (trouble !== 'none') return <span className="tag warn">{t(`exchange.composed.health.${trouble}`)}</span>;
  if (sunsetOn !== null)
    return <span className="tag warn">{t('exchange.composed.health.ends', { day: shortDay(sunsetOn) })}</span>;
  return <span className="tag">{t('exchange.composed.health.good')}</span>;
}
