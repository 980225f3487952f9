import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { dayOf, longDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DeskText } from '../desk.vi.ts';
import { hasRole, useOfficer } from '../identity/officer.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Posted } from './Posted.tsx';
import { Received } from './Received.tsx';
import { Refunds } from './Refunds.tsx';
import { Takings } from './Takings.tsx';

const route = getRouteApi('/so-theo-doi');

/** Sổ theo dõi hồ sơ và bảng kê thu of one day. */
export function RegisterPage() {
  const { t, lang } = useTexts<DeskText>();
  const { ngay } = route.useSearch();
  const navigate = useNavigate();
  const officer = useOfficer();
  const today = dayOf(useNow());
  const on = ngay ?? today;
  return (
    <>
      <PageTitle page={t('register.title')} />
      <h1>{t('register.title')}</h1>
      <label className="field day no-print">
        <span>{t('register.day')}</span>
        <input
          type="date"
          className="short"
          value={on}
          max={today}
          onChange={(event) => void navigate({ to: '/so-theo-doi', search: { ngay: event.target.value || undefined } })}
        />
      </label>
      <p>
        <strong>{longDay(on, lang)}</strong>
      </p>
      {hasRole(officer, 'reception_officer') && <Received on={on} />}
      {hasRole(officer, 'returning_officer') && <Posted on={on} />}
      {hasRole(officer, 'cashier') && (
        <>
          <Takings on={on} />
          <Refunds />
        </>
      )}
    </>
  );
}
