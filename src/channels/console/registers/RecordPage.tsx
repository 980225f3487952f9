import { useState } from 'react';
import type { KeptRecord } from '#data/registry/keeping/keeping.contract.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { MergesPanel } from './MergesPanel.tsx';
import { useKeptRegisters, useRecord } from './registers.data.ts';
import { useNameOf } from './use-name-of.ts';

/** Một bản ghi: what it says, its history, correcting it, merges into it. */
export function RecordPage({ register, id }: { register: string; id: string }) {
  const { t } = useTexts<ConsoleText>();
  const nameOf = useNameOf();
  const kept = useKeptRegisters().data?.find((one) => one.register === register);
  const [savedVersion, setSavedVersion] = useState<number>();
  const { data: record, error, refetch } = useRecord(register, id);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!record || !kept) return <Loading />;
  return (
    <>
      <PageTitle page={nameOf(record)} />
      <p className="crumbs">
        <Go to={{ page: 'register', register, part: 'tim' }}>← {t('registers.backTo', { name: kept.name })}</Go>
      </p>
      <h1>{nameOf(record)}</h1>
      <p>
        <span className="tag">{t(`record.state.${record.state}`)}</span>{' '}
        <span className="muted">{t('record.version', { version: record.version })}</span>
      </p>
      <output className="muted">
        {savedVersion === record.version && t('record.saved', { version: savedVersion })}
      </output>
      <Values record={record} />
      <MergesPanel register={register} merges={record.merges} />
      {record.state === 'in_force' && (
        <CorrectionForm
          key={record.version}
          {...{ kept, record }}
          onSaved={() => setSavedVersion(record.version + 1)}
        />
      )}
      <HistoryPanel history={record.history} />
    </>
  );
}

function Values({ record }: { record: KeptRecord }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <section aria-labelledby="values">
      <h2 id="values">{t('record.values')}</h2>
      <dl className="record-values">
        {record.rows.map(({ path, label, text }) => (
          <div key={path}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
