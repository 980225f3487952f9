import { Link } from '@tanstack/react-router';
import { shortDay, dayOf } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useLoadTasks } from './office.data.ts';

/** Việc đang có của một người, each leading to its dossier, where it is urged on or given to somebody else. */
export function LoadTasks({ unitId, accountId }: { unitId: string; accountId: string | null }) {
  const { t } = useTexts<DeskText>();
  const { data, error, refetch } = useLoadTasks(unitId, accountId);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p className="empty">{t('office.noTasks')}</p>;
  return (
    <ul className="plain-list">
      {data.map(({ id, code, procedureName, ownerName, taskName, openedAt, dueOn }) => (
        <li key={id}>
          <Link to="/ho-so/$code" params={{ code }} className="numbers">
            {code}
          </Link>{' '}
          {procedureName} · {ownerName} · {t('office.task', { task: taskName, since: shortDay(dayOf(openedAt)) })}
          {dueOn && ` · ${t('office.due', { day: shortDay(dueOn) })}`}
        </li>
      ))}
    </ul>
  );
}
