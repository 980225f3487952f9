import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { appointmentText, money } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useDossier } from '../dossiers/dossier.data.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useJointSlip } from './intake.data.ts';
import { useShortcuts } from '../layout/use-shortcuts.ts';
import { openPaper, paperUrl } from '../open-paper.ts';

/** Đã tiếp nhận: the code, the slip to print, what is still to be paid; `n` begins the next one. */
export function IntakeDone({
  code,
  visit,
  onNext,
  onSamePerson,
}: {
  code: string;
  /** All handed in by this person now, this one too. */
  visit: readonly string[];
  onNext: () => void;
  onSamePerson: () => void;
}) {
  const { t, lang } = useTexts<DeskText>();
  const { data: view, error } = useDossier(code);
  const data = view?.view === 'whole' ? view : undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const isOpened = useRef(false);
  useShortcuts({ intake: onNext });
  useEffect(() => heading.current?.focus(), []);
  const slip = data?.papers.find(({ template }) => template === 'acceptance-slip');
  const url = slip && paperUrl(code, slip.id);
  useEffect(() => {
    // With several dossiers one slip for all is printed at the end.
    if (!url || isOpened.current || visit.length > 1) return;
    isOpened.current = true;
    openPaper(url);
  }, [url, visit.length]);
  const unpaidVnd = data && !data.payment ? data.fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0) : 0;
  return (
    <section className="sealed">
      <h1 ref={heading} tabIndex={-1}>
        {data && data.acceptedAt === null ? t('intake.handedOn') : t('intake.done')}
      </h1>
      <p className="code">
        <span className="hidden-text">{t('intake.code')}: </span>
        {code}
      </p>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p>{data.whereNow}</p>
          {data.appointment && (
            <p>
              {t('dossier.due')}: <strong>{appointmentText(data.appointment, lang)}</strong>
            </p>
          )}
          {unpaidVnd > 0 && (
            <p>
              <strong>{t('intake.toPay', { amount: money(unpaidVnd) })}</strong>
            </p>
          )}
        </>
      )}
      {visit.length > 1 && <JointSlip visit={visit} />}
      <div className="buttons">
        {url && (
          <a className={visit.length > 1 ? 'button quiet' : 'button'} href={url} target="_blank" rel="noreferrer">
            {t('intake.openSlip')}
          </a>
        )}
        <Link className="button quiet" to="/ho-so/$code" params={{ code }}>
          {unpaidVnd > 0 ? t('intake.collect') : t('intake.openDossier')}
        </Link>
        <button type="button" className="button quiet" onClick={onSamePerson}>
          {t('intake.samePerson')}
        </button>
        <button type="button" className="button quiet" aria-keyshortcuts="n" onClick={onNext}>
          {t('intake.next')} <kbd>n</kbd>
        </button>
      </div>
    </section>
  );
}

/** Một giấy tiếp nhận cho mọi hồ sơ của lượt nộp. */
function JointSlip({ visit }: { visit: readonly string[] }) {
  const { t } = useTexts<DeskText>();
  const print = useJointSlip();
  return (
    <div className="joint-slip">
      <p>{t('intake.visitCodes', { count: visit.length })}</p>
      <ol>
        {visit.map((code) => (
          <li key={code} className="numbers">
            <Link to="/ho-so/$code" params={{ code }}>
              {code}
            </Link>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        disabled={print.isPending}
        onClick={() => print.mutate(visit, { onSuccess: openPaper })}
      >
        {t('intake.jointSlip', { count: visit.length })}
      </button>
      <output>
        {print.data && (
          <a href={print.data} target="_blank" rel="noreferrer">
            {t('intake.jointSlipOpen')}
          </a>
        )}
      </output>
      {print.error && <Problem error={print.error} />}
    </div>
  );
}
