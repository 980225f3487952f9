import { useState } from 'react';
import type { KeptRecord, KeptRegister } from '#data/registry/keeping/keeping.contract.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { go, Go } from '../layout/Go.tsx';
import { useKeeping, useKeptRegisters, useRecord } from './registers.data.ts';

type Pair = { register: string; first: string; second: string };

/** Hai bản ghi nghi trùng, side by side, and what they are judged to be. */
export function ComparePage({ register, first, second }: Pair) {
  const { t } = useTexts<ConsoleText>();
  const kept = useKeptRegisters().data?.find((one) => one.register === register);
  const one = useRecord(register, first);
  const other = useRecord(register, second);
  const error = one.error ?? other.error;
  return (
    <>
      <PageTitle page={t('compare.title')} />
      <p className="crumbs">
        <Go to={{ page: 'register', register, part: 'trung' }}>← {t('registers.part.trung')}</Go>
      </p>
      <h1>{t('compare.title')}</h1>
      {error && <Problem error={error} />}
      {!error && !(kept && one.data && other.data) && <Loading />}
      {kept && one.data && other.data && <SideBySide kept={kept} records={[one.data, other.data]} />}
      <JudgementForm {...{ register, first, second }} />
    </>
  );
}

function SideBySide({
  kept,
  records: [one, other],
}: {
  kept: KeptRegister;
  records: readonly [KeptRecord, KeptRecord];
}) {
  const { t } = useTexts<ConsoleText>();
  const textOf = ({ rows }: KeptRecord, path: string) => rows.find((row) => row.path === path)?.text ?? '';
  const lines = kept.fields.flatMap(({ path, label }) => {
    const [first, second] = [textOf(one, path), textOf(other, path)];
    return first === '' && second === '' ? [] : [{ path, label, first, second }];
  });
  return (
    <table className="rows stacked">
      <thead>
        <tr>
          <th scope="col">{t('compare.field')}</th>
          <th scope="col">{t('compare.first')}</th>
          <th scope="col">{t('compare.second')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ path, label, first, second }) => (
          <tr key={path}>
            <th scope="row">
              {label} {first !== second && <span className="tag warn">{t('compare.differs')}</span>}
            </th>
            <td data-head={t('compare.first')}>{first}</td>
            <td data-head={t('compare.second')}>{second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JudgementForm({ register, first, second }: Pair) {
  const { t } = useTexts<ConsoleText>();
  const [reason, setReason] = useState('');
  const judge = useKeeping(register, `/duplicates/${first}/${second}`, () =>
    go({ page: 'register', register, part: 'trung' }),
  );
  const choices = [
    { text: t('compare.keepFirst'), content: { judgement: 'one', keepId: first } },
    { text: t('compare.keepSecond'), content: { judgement: 'one', keepId: second } },
    { text: t('compare.two'), content: { judgement: 'two' } },
  ];
  return (
    <form className="narrow" onSubmit={(event) => event.preventDefault()}>
      <TextField label={t('record.reason')} value={reason} onChange={setReason} />
      <p className="muted">{t('compare.help')}</p>
      {judge.error && <Problem error={judge.error} />}
      <div className="buttons">
        {choices.map(({ text, content }) => (
          <button
            key={text}
            type="button"
            className="button quiet"
            disabled={judge.isPending}
            onClick={() => judge.mutate({ ...content, reason })}
          >
            {text}
          </button>
        ))}
      </div>
    </form>
  );
}
