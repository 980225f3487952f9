import { useState } from 'react';
import type { ExchangeOverview, LogRow } from '#platform/exchange/management/management.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useLogSearch } from './exchange.data.ts';

const empty = { reason: '', consumer: '', service: '', dossier: '', subject: '', onlyFaults: false };

/** Tra cứu nhật ký trao đổi: who looks says why first. */
export function LogPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const [query, setQuery] = useState(empty);
  const search = useLogSearch();
  const set = (change: Partial<typeof empty>) => setQuery({ ...query, ...change });
  return (
    <>
      <p className="intro">{t('exchange.log.intro')}</p>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          search.mutate(query);
        }}
      >
        <TextField
          label={t('exchange.log.reason')}
          help={t('exchange.step.reasonHelp')}
          value={query.reason}
          onChange={(reason) => set({ reason })}
        />
        <SelectField
          label={t('exchange.flow.consumer')}
          value={query.consumer}
          onChange={(consumer) => set({ consumer })}
          options={overview.systems.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          label={t('exchange.flow.service')}
          value={query.service}
          onChange={(service) => set({ service })}
          options={overview.services.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
        />
        <TextField
          label={t('exchange.log.dossier')}
          value={query.dossier}
          onChange={(dossier) => set({ dossier })}
          isShort
        />
        <TextField
          label={t('exchange.log.subject')}
          help={t('exchange.log.subjectHelp')}
          value={query.subject}
          onChange={(subject) => set({ subject })}
          isShort
          inputMode="numeric"
        />
        <TickField
          label={t('exchange.log.onlyFaults')}
          isTicked={query.onlyFaults}
          onChange={(onlyFaults) => set({ onlyFaults })}
        />
        {search.error && <Problem error={search.error} />}
        <button className="button" type="submit" disabled={search.isPending}>
          {t('exchange.log.search')}
        </button>
      </form>
      {search.data?.length === 0 && <p className="notice">{t('exchange.log.none')}</p>}
      {search.data && search.data.length > 0 && (
        <Rows rows={search.data} onWhole={(composed) => search.mutate({ ...empty, reason: query.reason, composed })} />
      )}
    </>
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

function Rows({ rows, onWhole }: { rows: readonly LogRow[]; onWhole: (call: string) => void }) {
  const { t, lang } = useTexts<ConsoleText>();
  const heads = ['at', 'consumer', 'call', 'outcome', 'took', 'proof'] as const;
  return (
    <table className="rows stacked">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`exchange.log.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.gateway} ${row.seq}`}>
            <th scope="row">{momentText(row.at, lang)}</th>
            <td data-head={t('exchange.log.head.consumer')}>{row.consumer}</td>
            <td data-head={t('exchange.log.head.call')}>
              {row.service} {row.operation}
              {row.dossier && <span className="muted"> · {row.dossier}</span>}
              {row.purpose && <span className="muted"> · {t(`exchange.log.purpose.${row.purpose}`)}</span>}
              {row.composed && <OfComposed composed={row.composed} onWhole={onWhole} />}
              {row.personal && <span className="tag">{t('exchange.service.personal')}</span>}
            </td>
            <td data-head={t('exchange.log.head.outcome')}>
              {row.status >= 400 ? (
                <span className="tag warn">
                  {row.status} {row.outcome === 'tried' ? '' : row.outcome}
                </span>
              ) : (
                row.status
              )}
              {row.outcome === 'tried' && <span className="tag">{t('exchange.log.trial')}</span>}
            </td>
            <td data-head={t('exchange.log.head.took')}>{Math.round(row.tookMs)} ms</td>
            <td data-head={t('exchange.log.head.proof')}>
              <a
                href={`/api/exchange/log/${row.gateway}/${row.seq}/proof`}
                download={`bang-chung-${row.gateway}-${row.seq}.json`}
              >
                {t('exchange.log.download')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
