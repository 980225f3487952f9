import { Link } from '@tanstack/react-router';
import { urgencies, type WorkListPage } from '#applications/dossiers/views/work-list.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { UrgencyMark } from './UrgencyMark.tsx';
import type { WorkSearch } from './work-search.ts';

/** Mức độ khẩn with counts, each a link: the choice stands in the address. */
export function UrgencyTabs({ search, counts }: { search: WorkSearch; counts: WorkListPage['counts'] | undefined }) {
  const { t } = useTexts<DeskText>();
  const tab = (urgency: WorkSearch['urgency'], label: string, count: number | undefined) => (
    <li key={label}>
      <Link
        to="/"
        search={{ ...search, urgency, page: undefined }}
        activeProps={{}}
        aria-current={search.urgency === urgency ? 'page' : undefined}
      >
        {urgency && <UrgencyMark urgency={urgency} />}
        {label} <span className="numbers count">{count ?? '…'}</span>
      </Link>
    </li>
  );
  const open = counts && counts.overdue + counts.today + counts.soon + counts.rest;
  return (
    <nav aria-label={t('work.urgency')}>
      <ul className="tabs">
        {tab(undefined, t('work.all'), open)}
        {urgencies.map((urgency) => tab(urgency, t(`work.${urgency}`), counts?.[urgency]))}
      </ul>
    </nav>
  );
}
