import type { DeskQueue } from '#applications/queue/queue.contract.ts';
import { timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

const shownRows = 15;

/** Những người đang chờ, in the order they will be called. */
export function WaitingTable({ queue }: { queue: DeskQueue }) {
  const { t, lang } = useTexts<DeskText>();
  const nameOf = (list: readonly { key: string; name: string; nameEn: string }[], wanted: string | null) => {
    const found = list.find(({ key }) => key === wanted);
    return (lang === 'en' ? found?.nameEn : found?.name) ?? '';
  };
  if (queue.waiting.length === 0) return <p className="muted">{t('queue.noneWaiting')}</p>;
  const more = queue.waiting.length - shownRows;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('queue.number')}</th>
            <th scope="col">{t('queue.group')}</th>
            <th scope="col">{t('queue.priority')}</th>
            <th scope="col">{t('queue.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {queue.waiting.slice(0, shownRows).map(({ id, code, group, priority, takenAt }) => (
            <tr key={id}>
              <th scope="row" className="numbers">
                {code}
              </th>
              <td>{nameOf(queue.groups, group)}</td>
              <td>{nameOf(queue.priorities, priority)}</td>
              <td className="numbers">{timeOf(takenAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="muted">{t('queue.more', { count: more })}</p>}
    </>
  );
}
