import { useState } from 'react';
import { logPageSize, type ExchangeOverview, type LogRow } from '#platform/exchange/management/management.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import { typedMoment } from '../../ui/typed-days.ts';
import type { ConsoleText } from '../console.vi.ts';
import { useLogSearch } from './exchange.data.ts';
import { LogRows } from './LogRows.tsx';

const empty = {
  ...{ reason: '', consumer: '', service: '', dossier: '', trace: '', subject: '', from: '', to: '' },
  onlyFaults: false,
};
type Asked = typeof empty & { composed?: string };

/** Tra cứu nhật ký trao đổi: who looks says why first. */
export function LogPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const [query, setQuery] = useState(empty);
  const search = useLogSearch();
  const [found, setFound] = useState<{ asked: Asked; rows: LogRow[]; isWhole: boolean }>();
  const set = (change: Partial<typeof empty>) => setQuery({ ...query, ...change });
  const isWhole = (rows: readonly LogRow[]) => rows.length < logPageSize;
  const look = (asked: Asked) =>
    search.mutate(asked, { onSuccess: (rows) => setFound({ asked, rows, isWhole: isWhole(rows) }) });
  const last = found?.rows.at(-1);
  const labels = { reason: t('exchange.log.reason'), from: t('exchange.log.from'), to: t('exchange.log.to') };
  const names = new Map(overview.systems.map(({ code, name }) => [code, name]));
  return (
    <>
      <p className="intro">{t('exchange.log.intro')}</p>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          look({ ...query, from: typedMoment(query.from), to: typedMoment(query.to) });
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
          label={t('exchange.log.from')}
          help={t('exchange.log.momentHelp')}
          value={query.from}
          onChange={(from) => set({ from })}
          isShort
        />
        <TextField label={t('exchange.log.to')} value={query.to} onChange={(to) => set({ to })} isShort />
        <TextField
          label={t('exchange.log.dossier')}
          value={query.dossier}
          onChange={(dossier) => set({ dossier })}
          isShort
        />
        <TextField
          label={t('exchange.log.traceLabel')}
          help={t('exchange.log.traceHelp')}
          value={query.trace}
          onChange={(trace) => set({ trace: trace.trim() })}
          maxLength={40}
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
        {search.error && <Problem error={search.error} labels={labels} />}
        <button className="button" type="submit" disabled={search.isPending}>
          {t('exchange.log.search')}
        </button>
      </form>
      {found?.rows.length === 0 && <p className="notice">{t('exchange.log.none')}</p>}
      {found && last && (
        <>
          <LogRows
            rows={found.rows}
            names={names}
            onWhole={(composed) => look({ ...empty, reason: found.asked.reason, composed })}
          />
          {!found.isWhole && (
            <button
              type="button"
              className="button quiet"
              disabled={search.isPending}
              onClick={() =>
                search.mutate(
                  { ...found.asked, before: { at: last.at, gateway: last.gateway, seq: last.seq } },
                  {
                    onSuccess: (more) => setFound({ ...found, rows: [...found.rows, ...more], isWhole: isWhole(more) }),
                  },
                )
              }
            >
              {t('exchange.log.more')}
            </button>
          )}
        </>
      )}
    </>
  );
}
