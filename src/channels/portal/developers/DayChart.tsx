import type { PublicStatistics } from '#platform/exchange/published/published.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { PortalText } from '../portal.vi.ts';
import { percentText } from './figure-text.ts';

const height = 100;
const [step, gap] = [10, 2];
/** What is withheld stands as a stump, so that the day is seen and its number is not. */
const stump = 3;

/** Biểu đồ lượt gọi từng ngày of a month: a column a day against the busiest, what providers failed at its top; the same in numbers below. */
export function DayChart({ days, leastCalls }: Pick<PublicStatistics, 'days' | 'leastCalls'>) {
  const { t, lang } = useTexts<PortalText>();
  const columns = days.map(({ day, figures }) => ({
    day,
    calls: figures.withheld ? null : figures.calls,
    answered: figures.withheld ? 1 : figures.answeredShare,
    text: figures.withheld
      ? t(`figures.${figures.withheld}`, { least: leastCalls })
      : figures.calls.toLocaleString(lang),
  }));
  const busiest = Math.max(1, ...columns.map(({ calls }) => calls ?? 0));
  const month = days[0]?.day.slice(0, 7) ?? '';
  const [year = 0, number = 0] = month.split('-').map(Number);
  // Every month is as wide, so that one day of it is no wider than another's.
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return (
    <figure className="day-chart">
      <figcaption>{t('figures.chart')}</figcaption>
      <svg viewBox={`0 0 ${last * step} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map(({ day, calls, answered }) => {
          const tall = calls === null ? stump : Math.max(1, (calls / busiest) * height);
          const good = tall * answered;
          const place = { x: (Number(day.slice(8)) - 1) * step + gap / 2, width: step - gap };
          return (
            <g key={day}>
              <rect
                {...place}
                y={height - good}
                height={good}
                className={calls === null ? 'share-rest' : 'share-answered'}
              />
              {answered < 1 && <rect {...place} y={height - tall} height={tall - good} className="share-failed" />}
            </g>
          );
        })}
      </svg>
      <p className="muted ends" aria-hidden="true">
        <span>{shortDay(`${month}-01`)}</span>
        <span>{shortDay(`${month}-${last}`)}</span>
      </p>
      <details>
        <summary>{t('figures.chartTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('figures.date')}</th>
              <th scope="col">{t('figures.calls')}</th>
              <th scope="col">{t('figures.answered')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ day, calls, answered, text }) => (
              <tr key={day}>
                <th scope="row">
                  <a href={`?ky=${day}`}>{shortDay(day)}</a>
                </th>
                <td className="numbers">{text}</td>
                <td className="numbers">{calls !== null && percentText(answered, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
