import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { appointmentText, momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DeskText } from '../desk.vi.ts';
import { layClockLine, type ClockLine } from './clock-line.ts';

/** Thời hạn giải quyết: the line, in words what it shows, and how the date was counted. */
export function ClockPanel({ view }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{t('dossier.clock')}</h2>
      {view.appointment && view.acceptedAt ? (
        <Clock view={view} acceptedAt={view.acceptedAt} appointment={view.appointment} />
      ) : (
        <p>{t('dossier.noClock')}</p>
      )}
    </section>
  );
}

type ClockProps = {
  view: OfficerDossierView;
  acceptedAt: string;
  appointment: NonNullable<OfficerDossierView['appointment']>;
};

function Clock({ view, acceptedAt, appointment }: ClockProps) {
  const { t, lang } = useTexts<DeskText>();
  const present = useNow();
  const until = view.finishedAt ?? present;
  const line = layClockLine({ acceptedAt, dueAt: appointment.dueAt, until, pauses: view.pauses });
  const [from, due] = [momentText(acceptedAt, lang), appointmentText(appointment, lang)];
  const late = view.clock && view.clock.daysLate > 0 ? t('dossier.daysLate', { count: view.clock.daysLate }) : '';
  const now = view.clock?.remaining || late;
  return (
    <>
      {now && (
        <p className={late ? 'due overdue' : 'due'}>
          <strong>{now.charAt(0).toUpperCase() + now.slice(1)}</strong>
        </p>
      )}
      <Line line={line} label={t('dossier.clockLine', { from, due, now })} />
      <dl className="facts small">
        <dt>{t('dossier.accepted')}</dt>
        <dd>{from}</dd>
        {view.pauses.map((pause) => (
          <div key={pause.from} className="fact">
            <dt>{t(`dossier.pause.${pause.why}`)}</dt>
            <dd>
              {pause.to
                ? t('dossier.pauseSpan', { from: momentText(pause.from, lang), to: momentText(pause.to, lang) })
                : t('dossier.pauseOpen', { from: momentText(pause.from, lang) })}
            </dd>
          </div>
        ))}
        <dt>{t('dossier.due')}</dt>
        <dd>
          <strong>{due}</strong>
        </dd>
        {view.finishedAt && (
          <>
            <dt>{t('dossier.finished')}</dt>
            <dd>{momentText(view.finishedAt, lang)}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>{t('dossier.how')}</summary>
        {appointment.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
    </>
  );
}

/** Units of the drawing; it grows with its column. */
const [width, edge, middle] = [320, 8, 20];

function Line({ line, label }: { line: ClockLine; label: string }) {
  const x = (place: number) => edge + place * (width - 2 * edge);
  return (
    <svg className="clock-line" viewBox={`0 0 ${width} 40`} aria-label={label} role="img">
      {line.segments.map(({ kind, from, to }) => (
        <line key={`${kind}${from}`} className={kind} x1={x(from)} x2={x(to)} y1={middle} y2={middle} />
      ))}
      <circle className="start" cx={x(0)} cy={middle} r="5" />
      <path className="due-mark" d={`M${x(line.due)} 6v28`} />
      <circle className="now" cx={x(line.until)} cy={middle} r="6" />
    </svg>
  );
}
