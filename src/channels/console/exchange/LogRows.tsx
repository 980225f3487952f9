import { useState } from 'react';
import type { LogRow } from '#platform/exchange/management/management.contract.ts';
import { secondText } from '../../ui/dates.ts';
import { HeadRow } from '../../ui/HeadRow.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { outcomeText } from './log-outcome.ts';
import { KeptBodiesOfLine } from './KeptBodiesOfLine.tsx';

const heads = ['at', 'consumer', 'call', 'outcome', 'took', 'proof'] as const;

type LogRowsProps = {
  /** Of systems, by their codes. */
  names: ReadonlyMap<string, string>;
  onWhole: (call: string) => void;
};

/** Các lượt tìm thấy: each with its proof, and what was said where that is kept. */
export function LogRows({ rows, names, onWhole }: LogRowsProps & { rows: readonly LogRow[] }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <table className="rows stacked">
      <HeadRow names={heads.map((head) => t(`exchange.log.head.${head}`))} />
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.gateway} ${row.seq}`} row={row} names={names} onWhole={onWhole} />
        ))}
      </tbody>
    </table>
  );
}

/** Lượt gọi ghép a line is of: with it one comes to the lines of its parts. */
function OfComposed({
  composed: { call, part },
  onWhole,
}: {
  composed: NonNullable<LogRow['composed']>;
  onWhole: (call: string) => void;
}) {
  const { t } = useTexts<ConsoleText>();
  return (
    <span className="muted">
      {' · '}
      {part === null ? t('exchange.composed.ofWhole') : t('exchange.composed.ofPart', { part })}{' '}
      <button type="button" className="button plain" onClick={() => onWhole(call)}>
        {t('exchange.composed.wholeCall')}
      </button>
    </span>
  );
}

function Row({ row, names, onWhole }: LogRowsProps & { row: LogRow }) {
  const { t, lang } = useTexts<ConsoleText>();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">{secondText(row.at, lang)}</th>
        <td data-head={t('exchange.log.head.consumer')}>
          {names.has(row.consumer) && `${names.get(row.consumer)} `}
          <span className="muted">{row.consumer}</span>
        </td>
        <td data-head={t('exchange.log.head.call')}>
          {row.service} {row.operation}
          {row.dossier && <span className="muted"> · {row.dossier}</span>}
          {row.purpose && <span className="muted"> · {t(`exchange.log.purpose.${row.purpose}`)}</span>}
          {row.composed && <OfComposed composed={row.composed} onWhole={onWhole} />}
          {row.personal && <span className="tag">{t('exchange.service.personal')}</span>}
        </td>
        <td data-head={t('exchange.log.head.outcome')}>
          <span className={row.status >= 400 ? 'tag warn' : undefined}>{row.status}</span> {outcomeText(row, t, lang)}
          {row.outcome === 'tried' && <span className="tag">{t('exchange.log.trial')}</span>}
          <p className="muted">{t('exchange.log.trace', { trace: row.trace })}</p>
        </td>
        <td data-head={t('exchange.log.head.took')}>{Math.round(row.tookMs)} ms</td>
        <td data-head={t('exchange.log.head.proof')}>
          <a
            href={`/api/exchange/log/${row.gateway}/${row.seq}/proof`}
            download={`bang-chung-${row.gateway}-${row.seq}.json`}
          >
            {t('exchange.log.download')}
          </a>
          {row.bodies === 'kept' && (
            <p>
              <button className="button quiet" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {t(isOpen ? 'exchange.bodies.close' : 'exchange.bodies.see')}
              </button>
            </p>
          )}
          {row.bodies !== null && row.bodies !== 'kept' && (
            <p className="muted">{t(`exchange.bodies.state.${row.bodies}`)}</p>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={heads.length} data-head={t('exchange.bodies.head')}>
            <KeptBodiesOfLine row={row} />
          </td>
        </tr>
      )}
    </>
  );
}
