import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Nguy cơ quá hạn, gia hạn, quá hạn, sai sót: what is or was not in time, and whose turn it was. */
export function LatePanel({ view: { extension, breaches, corrections, finishedAt } }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  const { draft, decided } = extension;
  const isPast = breaches.some(({ dueOn }) => dueOn === draft?.dueOn);
  const isDrafted = draft !== null && !isPast && decided.length === 0 && finishedAt === null;
  const open = corrections.filter(({ correctedAt }) => correctedAt === null);
  if (!isDrafted && decided.length + breaches.length + open.length === 0) return null;
  return (
    <section aria-labelledby="late">
      <h2 id="late">{t('late.title')}</h2>
      {isDrafted && (
        <p className="notice gold">
          {t('late.draft', {
            due: shortDay(draft.dueOn),
            holder: draft.holder,
            reason: draft.reason,
            days: draft.days,
          })}
        </p>
      )}
      {decided.map((one) => (
        <p key={one.at} className="notice">
          {t('late.extended', { from: shortDay(one.fromDueOn), days: one.days, by: one.by, reason: one.reason })}
        </p>
      ))}
      {breaches.map((one) => (
        <p key={one.at} className="notice bad">
          {t('late.breach', { due: shortDay(one.dueOn), holder: one.holder })}
        </p>
      ))}
      {open.map((one) => (
        <p key={one.reportedAt} className="notice bad as-written">
          {t('late.error', { what: one.what, due: one.dueOn ? shortDay(one.dueOn) : '' })}
        </p>
      ))}
    </section>
  );
}
