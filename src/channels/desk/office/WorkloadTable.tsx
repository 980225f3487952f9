import type { Workload } from '#applications/dossiers/office/office.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';

type Line = Workload['people'][number];

/** Khối lượng công việc của một đơn vị: a bar a person against the busiest, with the figures beside it. */
export function WorkloadTable({ unit }: { unit: Workload }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const most = Math.max(1, ...unit.people.map(({ open }) => open));
  const nameOf = ({ accountId, name, title }: Line) =>
    accountId === null ? <em>{t('office.tray')}</em> : `${name}${title && `, ${title}`}`;
  const figures = ['open', 'overdue', 'today', 'stepLate', 'waiting', 'done'] as const;
  if (!isWide) {
    return (
      <>
        <h3>{unit.unitName}</h3>
        <ul className="cards">
          {unit.people.map((line) => (
            <li key={line.accountId ?? 'tray'} className="card">
              <strong>{nameOf(line)}</strong>
              <Bar line={line} most={most} />
              <p className="muted">{figures.map((figure) => `${t(`office.${figure}`)} ${line[figure]}`).join(' · ')}</p>
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <table className="rows load-table">
      <caption>{unit.unitName}</caption>
      <thead>
        <tr>
          <th>{t('office.person')}</th>
          <th aria-hidden="true" />
          {figures.map((figure) => (
            <th key={figure} className="numbers">
              {t(`office.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {unit.people.map((line) => (
          <tr key={line.accountId ?? 'tray'}>
            <td>{nameOf(line)}</td>
            <td>
              <Bar line={line} most={most} />
            </td>
            {figures.map((figure) => (
              <td key={figure} className="numbers">
                {line[figure]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ line, most }: { line: Line; most: number }) {
  const { t } = useTexts<DeskText>();
  const width = (count: number) => (count / most) * 100;
  return (
    <svg
      className="load-bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('office.bar', { open: line.open, overdue: line.overdue })}
    >
      <rect className="load-open" width={width(line.open)} height="8" />
      <rect className="load-late" width={width(line.overdue)} height="8" />
    </svg>
  );
}
