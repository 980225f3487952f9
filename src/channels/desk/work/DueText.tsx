import type { Urgency } from '#applications/dossiers/views/work-list.contract.ts';
import { appointmentText, dayOf, longDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { UrgencyMark } from './UrgencyMark.tsx';

type Due = { urgency: Urgency; dueOn: string | null; dueAt: string | null; daysLate: number };

/** Hẹn trả bằng lời: how late, or when, with its mark. */
export function DueText({ urgency, dueOn, dueAt, daysLate }: Due) {
  const { t, lang } = useTexts<DeskText>();
  if (!dueOn) return <span className="muted">{t('work.noDue')}</span>;
  const hasHour = dueAt !== null && dayOf(dueAt) === dueOn;
  const words = {
    overdue: t('work.daysLate', { count: daysLate }),
    today: hasHour ? t('work.dueTodayAt', { time: timeOf(dueAt) }) : t('work.dueToday'),
  };
  const strong = urgency === 'overdue' || urgency === 'today' ? words[urgency] : undefined;
  const when = dueAt ? appointmentText({ dueOn, dueAt }, lang) : longDay(dueOn, lang);
  return (
    <span className={`due ${urgency}`}>
      <UrgencyMark urgency={urgency} />
      <span>
        {strong && <strong>{strong}</strong>}
        {urgency !== 'today' && <span className={strong ? 'muted' : ''}>{when}</span>}
      </span>
    </span>
  );
}
