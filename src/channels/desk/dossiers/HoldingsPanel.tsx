import type { HoldingView } from '#applications/dossiers/views/hand-over-view.contract.ts';
import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { durationText, momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { HandOverList } from './HandOverList.tsx';

/** Ai đã giữ hồ sơ bao lâu: one bar a stay on a common line of time, with the words beside it; then the ledger itself. */
export function HoldingsPanel({ view }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  const { holdings } = view;
  const minutesOf = (some: readonly HoldingView[]) => some.reduce((sum, { minutes }) => sum + minutes, 0);
  const whole = minutesOf(holdings);
  return (
    <section aria-labelledby="holdings">
      <h2 id="holdings">{t('ledger.title')}</h2>
      <p className="muted">{t('ledger.whole', { time: durationText(whole, lang) })}</p>
      <ol className="holdings">
        {holdings.map((holding, index) => (
          <Holding key={holding.from} holding={holding} offset={minutesOf(holdings.slice(0, index))} whole={whole} />
        ))}
      </ol>
      <details>
        <summary>{t('ledger.handOvers', { count: view.handOvers.length })}</summary>
        <HandOverList handOvers={view.handOvers} />
      </details>
    </section>
  );
}

function Holding({ holding, offset, whole }: { holding: HoldingView; offset: number; whole: number }) {
  const { t, lang } = useTexts<DeskText>();
  const { holder, name, task, from, to, minutes } = holding;
  const percent = (part: number) => `${(100 * part) / Math.max(1, whole)}%`;
  return (
    <li className={to === null ? 'now' : undefined}>
      <div>
        <strong>{holder === 'applicant' ? t('ledger.applicant', { name }) : name}</strong>
        {task && <>, {task}</>}
        <span className="muted">
          {' '}
          {to === null ? t('ledger.since', { at: momentText(from, lang) }) : durationText(minutes, lang)}
        </span>
      </div>
      <div className="bar" aria-hidden="true">
        <span className={holder} style={{ marginLeft: percent(offset), width: percent(minutes) }} />
      </div>
    </li>
  );
}
