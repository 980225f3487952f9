import type { PublicFigures, PublicStatistics } from '#platform/exchange/published/published.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { DayChart } from './DayChart.tsx';
import { percentText, timeText } from './figure-text.ts';
import { Scroller } from './Listing.tsx';

const openData = '/du-lieu-mo/trao-doi';

/** Số liệu công khai: what went through the platform in a month or on a day, by service and by pair of agencies. */
export function ExchangeFiguresPage({ statistics, periods }: Pages['exchangeFigures']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <p className="crumbs">
        <a href="/nha-phat-trien">{t('dev.title')}</a>
      </p>
      <h1>{t('figures.title')}</h1>
      <p>{t('figures.intro')}</p>
      {statistics === null ? (
        <p className="notice">{t('figures.none')}</p>
      ) : (
        <>
          <Periods periods={periods} period={statistics.period} />
          <Statistics statistics={statistics} />
        </>
      )}
    </>
  );
}

function usePeriodText(): (period: string) => string {
  const { t } = useTexts<PortalText>();
  return (period) =>
    period.length > 7
      ? t('figures.day', { day: shortDay(period) })
      : t('figures.month', { month: period.split('-').toReversed().join('/') });
}

function Periods({
  periods: { months, lastDay },
  period,
}: Pick<Pages['exchangeFigures'], 'periods'> & { period: string }) {
  const { t } = useTexts<PortalText>();
  const periodText = usePeriodText();
  const current = (one: string) => (one === period ? { 'aria-current': 'page' as const } : {});
  return (
    <nav aria-label={t('figures.choose')}>
      <ul className="periods">
        {lastDay !== null && (
          <li>
            <a href={`?ky=${lastDay}`} {...current(lastDay)}>
              {t('figures.lastDay', { day: shortDay(lastDay) })}
            </a>
          </li>
        )}
        {months.slice(0, 13).map((month) => (
          <li key={month}>
            <a href={`?ky=${month}`} {...current(month)}>
              {periodText(month)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Statistics({ statistics }: { statistics: PublicStatistics }) {
  const { t } = useTexts<PortalText>();
  const periodText = usePeriodText();
  const { period, from, to, isPart, days, byService, leastCalls, source, verified } = statistics;
  return (
    <>
      <h2>{periodText(period)}</h2>
      {isPart && (
        <p className="muted">
          {t('figures.part', {
            days:
              from === to
                ? t('figures.onDay', { day: shortDay(from) })
                : t('figures.fromTo', { from: shortDay(from), to: shortDay(to) }),
          })}
        </p>
      )}
      <Totals statistics={statistics} />
      {byService.length === 0 ? (
        <p>{t('figures.noCalls')}</p>
      ) : (
        <>
          {days.length > 1 && <DayChart days={days} leastCalls={leastCalls} />}
          <ByService statistics={statistics} />
          <ByPair statistics={statistics} />
        </>
      )}
      <p className="muted">
        {t('figures.withheld', { least: leastCalls })}{' '}
        {t(verified ? 'figures.source' : 'figures.sourceUnverified', { source })}
      </p>
      <h2>{t('figures.open')}</h2>
      <p>{t('figures.openIntro')}</p>
      <ul>
        <li>
          <a href={`${openData}/${period}.csv`}>{t('figures.csv')}</a>{' '}
          <code className="wide">{`${openData}/${period}.csv`}</code>
        </li>
        <li>
          <a href={`${openData}/${period}.json`}>{t('figures.json')}</a>{' '}
          <code className="wide">{`${openData}/${period}.json`}</code>
        </li>
        <li>
          <a href={`${openData}.json`}>{t('figures.description')}</a>
        </li>
      </ul>
    </>
  );
}

function Totals({ statistics }: { statistics: PublicStatistics }) {
  const { total, byService, systems, services, grants, leastCalls } = statistics;
  const { t, lang } = useTexts<PortalText>();
  const [calls, ...others] = useFigureTexts()(total, leastCalls);
  const counted = (count: number | null) => count?.toLocaleString(lang) ?? t('figures.uncounted');
  const [answered = '', median = '', p95 = ''] = others;
  const facts = [
    // That there were none is said below; "fewer than ten" above it would be puzzling.
    [t('figures.calls'), byService.length === 0 ? '0' : calls],
    [t('figures.answered'), answered],
    [t('figures.median'), median],
    [t('figures.p95'), p95],
    [t('figures.systems'), counted(systems)],
    [t('figures.services'), counted(services)],
    [t('figures.grants'), counted(grants)],
  ] as const;
  return (
    <dl className="fact-tiles">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text === '' ? '–' : text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Calls, share answered, median and 95th percentile in words; only the first where they are withheld. */
export function useFigureTexts(): (figures: PublicFigures, least: number) => string[] {
  const { t, lang } = useTexts<PortalText>();
  return (figures, least) => {
    if (figures.withheld) return [t(`figures.${figures.withheld}`, { least }), '', '', ''];
    const { calls, answeredShare, p50Ms, p95Ms } = figures;
    return [calls.toLocaleString(lang), percentText(answeredShare, lang), timeText(p50Ms, lang), timeText(p95Ms, lang)];
  };
}

function ByService({ statistics: { byService, leastCalls } }: { statistics: PublicStatistics }) {
  const { t } = useTexts<PortalText>();
  const rows = byService.map(({ key, name, providerAgency, figures }) => ({
    ...{ key, names: [name, providerAgency], figures },
  }));
  return (
    <FigureTable
      caption={t('figures.byService')}
      heads={[t('figures.service'), t('figures.provider')]}
      rows={rows}
      leastCalls={leastCalls}
    />
  );
}

function ByPair({ statistics: { byPair, leastCalls } }: { statistics: PublicStatistics }) {
  const { t } = useTexts<PortalText>();
  const rows = byPair.map(({ providerAgency, consumerAgency, figures }) => ({
    ...{ key: `${consumerAgency} ${providerAgency}`, names: [consumerAgency, providerAgency], figures },
  }));
  return (
    <FigureTable
      caption={t('figures.byPair')}
      heads={[t('figures.consumer'), t('figures.provider')]}
      rows={rows}
      leastCalls={leastCalls}
    />
  );
}

function FigureTable({
  caption,
  heads,
  rows,
  leastCalls,
}: {
  caption: string;
  heads: readonly string[];
  rows: readonly { key: string; names: readonly string[]; figures: PublicFigures }[];
  leastCalls: number;
}) {
  const { t } = useTexts<PortalText>();
  const texts = useFigureTexts();
  const figureHeads = [t('figures.calls'), t('figures.answered'), t('figures.median'), t('figures.p95')];
  return (
    <Scroller label={caption}>
      <table className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[...heads, ...figureHeads].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, names: [name, ...others], figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {others.map((other) => (
                <td key={other} className="words">
                  {other}
                </td>
              ))}
              {texts(figures, leastCalls).map((text, index) => (
                <td key={figureHeads[index]} className="numbers">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
