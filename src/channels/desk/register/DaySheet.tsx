import { Link } from '@tanstack/react-router';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { openPaper } from '../open-paper.ts';

type Cell = { head: string; isNumbers?: boolean };
type Print = {
  label: string;
  made?: string;
  open: string;
  isQuiet?: boolean;
  sheet: UseMutationResult<string, Error, string>;
};

/** Bảng kê của một ngày: its rows, and the paper made of them. `cells` gives the row's cells in the order of the columns. */
export function DaySheet<Row extends { code: string }>({
  id,
  title,
  empty,
  on,
  rows: { data, error },
  columns,
  cells,
  print: { label, made, open, isQuiet, sheet },
}: {
  id: string;
  title: string;
  empty: string;
  on: string;
  rows: { data: readonly Row[] | undefined; error: Error | null };
  columns: readonly Cell[];
  cells: (row: Row) => readonly ReactNode[];
  print: Print;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {error && <Problem error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="empty">{empty}</p>}
      {data && data.length > 0 && (
        <>
          <div className="scroll">
            <table className="stacked">
              <thead>
                <tr>
                  {columns.map(({ head }) => (
                    <th key={head}>{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.map((row) => (
                  <tr key={row.code}>
                    {cells(row).map((cell, index) => (
                      <td
                        key={columns[index]?.head}
                        data-head={columns[index]?.head}
                        className={columns[index]?.isNumbers ? 'numbers' : undefined}
                      >
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="buttons no-print">
            <button
              type="button"
              className={isQuiet ? 'button quiet' : 'button'}
              disabled={sheet.isPending}
              onClick={() => sheet.mutate(on, { onSuccess: openPaper })}
            >
              {label}
            </button>
          </div>
        </>
      )}
      <output className="no-print">
        {sheet.data && sheet.variables === on && (
          <p className="notice good">
            {made}{' '}
            <a href={sheet.data} target="_blank" rel="noreferrer">
              {open}
            </a>
          </p>
        )}
      </output>
      {sheet.error && <Problem error={sheet.error} />}
    </section>
  );
}

/** Mã hồ sơ that leads to it. */
export function DossierCode({ code }: { code: string }) {
  return (
    <Link to="/ho-so/$code" params={{ code }}>
      {code}
    </Link>
  );
}
