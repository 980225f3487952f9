import { Link } from '@tanstack/react-router';
import type { WorkItem } from '#applications/dossiers/views/work-list.contract.ts';
import { dayOf, momentText, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { channelText } from './channel-text.ts';
import { DueText } from './DueText.tsx';

/** Các dòng của danh sách: a table where there is room, cards on a phone. */
export function WorkRows(props: RowsProps) {
  return useIsWide() ? <WorkTable {...props} /> : <WorkCards {...props} />;
}

type RowsProps = {
  items: readonly WorkItem[];
  /** Rows chosen for an action on many. */
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], isChosen: boolean) => void;
};

function WorkTable({ items, ...choosing }: RowsProps) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>
            <ChooseAll items={items} {...choosing} />
          </th>
          <th>{t('work.due')}</th>
          <th>{t('work.code')}</th>
          <th>{t('work.procedure')}</th>
          <th>{t('work.owner')}</th>
          <th>{t('work.task')}</th>
          <th>{t('work.since')}</th>
          <th>{t('work.assignee')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <Choose item={item} {...choosing} />
            </td>
            <td>
              <DueText {...item} />
            </td>
            <td className="numbers">
              <DossierLink code={item.code} />
            </td>
            <td>
              {item.procedureName}
              <div className="muted">{channelText(item.channel, t)}</div>
            </td>
            <td>{item.ownerName}</td>
            <td>{item.taskName}</td>
            <td className="numbers" title={momentText(item.openedAt, lang)}>
              {shortDay(dayOf(item.openedAt))}
            </td>
            <td>{assigneeText(item, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WorkCards({ items, ...choosing }: RowsProps) {
  const { t } = useTexts<DeskText>();
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={item.id} className="card">
          <p className="card-head">
            <DueText {...item} />
            <Choose item={item} {...choosing} />
          </p>
          <h2>{item.procedureName}</h2>
          <p>
            {item.ownerName}
            <br />
            <DossierLink code={item.code} />
          </p>
          <p className="muted">
            {item.taskName} · {t('work.since').toLowerCase()} {shortDay(dayOf(item.openedAt))} · {assigneeText(item, t)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Choose({ item, chosen, onChoose }: { item: WorkItem } & Omit<RowsProps, 'items'>) {
  const { t } = useTexts<DeskText>();
  return (
    <input
      type="checkbox"
      className="choose-row"
      aria-label={t('many.pick', { code: item.code })}
      checked={chosen.has(item.id)}
      onChange={(event) => onChoose([item.id], event.target.checked)}
    />
  );
}

function ChooseAll({ items, chosen, onChoose }: RowsProps) {
  const { t } = useTexts<DeskText>();
  return (
    <input
      type="checkbox"
      className="choose-row"
      aria-label={t('many.pickAll')}
      title={t('many.pickAll')}
      checked={items.length > 0 && items.every(({ id }) => chosen.has(id))}
      onChange={(event) =>
        onChoose(
          items.map(({ id }) => id),
          event.target.checked,
        )
      }
    />
  );
}

function DossierLink({ code }: { code: string }) {
  return (
    <Link className="row-link" to="/ho-so/$code" params={{ code }}>
      {code}
    </Link>
  );
}

function assigneeText({ mine, assigneeName }: WorkItem, t: (key: DeskText) => string): string {
  return mine ? t('work.you') : (assigneeName ?? t('work.unassigned'));
}
