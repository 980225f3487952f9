import { useState } from 'react';
import type { ExchangeOverview } from '#platform/exchange/management/management.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useLogSearch } from './exchange.data.ts';
import { LogRows } from './LogRows.tsx';

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
        <LogRows
          rows={search.data}
          onWhole={(composed) => search.mutate({ ...empty, reason: query.reason, composed })}
        />
      )}
    </>
  );
}
