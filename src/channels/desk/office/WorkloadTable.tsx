import { Fragment, useState } from 'react';
import type { Workload } from '#applications/dossiers/office/office.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { LoadTasks } from './LoadTasks.tsx';

type Line = Workload['people'][number];

/** Khối lượng công việc của một đơn vị: a bar a person against the busiest, with the figures beside it. */
export function WorkloadTable({ unit }: { unit: Workload }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const most = Math.max(1, ...unit.people.map(({ open }) => open));
  const [chosen, setChosen] = useState<string>();
  const keyOf = ({ accountId }: Line) => accountId ?? 'tray';
  const toggle = (line: Line) => {
    const { accountId, name, title } = line;
    const text = accountId === null ? <em>{t('office.tray')}</em> : `${name}${title && `, ${title}`}`;
    if (line.open === 0) return text;
    const isOpen = chosen === keyOf(line);
    return (
      <button
        type="button"
        className="button plain"
        aria-expanded={isOpen}
        onClick={() => setChosen(isOpen ? undefined : keyOf(line))}
      >
        {text}
      </button>
    );
  };
  const tasksOf = (line: Line) =>
    chosen === keyOf(line) && line.open > 0 && <LoadTasks unitId={unit.unitId} accountId={line.accountId} />;
  const figures = ['open', 'overdue', 'today', 'stepLate', 'waiting', 'done'] as const;
  if (!isWide) {
    return (
      <>
        <h3>{unit.unitName}</h3>
        <ul className="cards">
          {unit.people.map((line) => (
            <li key={keyOf(line)} className="card">
              <strong>{toggle(line)}</strong>
              <Bar line={line} most={most} />
              <p className="muted">{figures.map((figure) => `${t(`office.${figure}`)} ${line[figure]}`).join(' · ')}</p>
              {tasksOf(line)}
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
          <Fragment key={keyOf(line)}>
            <tr>
              <td>{toggle(line)}</td>
              <td>
                <Bar line={line} most={most} />
              </td>
              {figures.map((figure) => (
                <td key={figure} className="numbers">
                  {line[figure]}
                </td>
              ))}
            </tr>
            {chosen === keyOf(line) && (
              <tr>
                <td colSpan={figures.length + 2}>{tasksOf(line)}</td>
              </tr>
            )}
          </Fragment>
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
