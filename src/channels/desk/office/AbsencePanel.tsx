import { useState } from 'react';
import type { AbsencesView } from '#applications/dossiers/office/office.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useEndAbsence, useRecordAbsence } from './office.data.ts';

/** Vắng mặt và làm thay: the own unit's, and a form to record one. */
export function AbsencePanel({ view }: { view: AbsencesView }) {
  const { t } = useTexts<DeskText>();
  const end = useEndAbsence();
  return (
    <section className="office-part" aria-labelledby="absences">
      <h2 id="absences">{t('office.absences')}</h2>
      <p className="muted">{t('office.help')}</p>
      {view.absences.length === 0 && <p className="empty">{t('office.noAbsence')}</p>}
      <ul className="plain-list">
        {view.absences.map((absence) => (
          <li key={absence.id}>
            {t('office.absence', {
              name: absence.name,
              standIn: absence.standInName,
              from: shortDay(absence.from),
              to: shortDay(absence.to),
            })}
            <div className="muted">{absence.reason}</div>
            {absence.mayEnd && (
              <button type="button" className="button quiet" onClick={() => end.mutate(absence.id)}>
                {t('office.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <Problem error={end.error} />}
      <RecordForm view={view} />
    </section>
  );
}

function RecordForm({ view }: { view: AbsencesView }) {
  const { t } = useTexts<DeskText>();
  const record = useRecordAbsence();
  const [own] = view.recordable;
  const [accountId, setAccountId] = useState(own?.id ?? '');
  const [standInId, setStandInId] = useState('');
  const [days, setDays] = useState({ from: '', to: '' });
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isWhole = [accountId, standInId, days.from, days.to, reason.trim()].every((part) => part !== '');
  const fill = (part: string) => (isTried && part === '' ? t('office.fillIn') : undefined);
  const standIns = view.standIns[accountId] ?? [];
  return (
    <form
      className="record-absence"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWhole || record.isPending) return;
        record.mutate({ accountId, standInId, ...days, reason }, { onSuccess: () => setStandInId('') });
      }}
    >
      <h3>{t('office.record')}</h3>
      <Choice
        label={t('office.who')}
        people={view.recordable}
        value={accountId}
        onChange={(id) => {
          setAccountId(id);
          setStandInId('');
        }}
        problem={fill(accountId)}
      />
      <Choice
        label={t('office.standIn')}
        people={standIns}
        value={standInId}
        onChange={setStandInId}
        problem={fill(standInId)}
      />
      {standIns.length === 0 && <p className="notice">{t('office.noColleague')}</p>}
      <div className="pair">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="field">
            <span>{t(`office.${end}`)}</span>
            <input
              type="date"
              value={days[end]}
              onChange={(event) => setDays({ ...days, [end]: event.target.value })}
              aria-invalid={fill(days[end]) !== undefined || undefined}
            />
            {fill(days[end]) && <span className="problem">{fill(days[end])}</span>}
          </label>
        ))}
      </div>
      <TextField
        label={t('office.reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        problem={fill(reason)}
      />
      {record.error && <Problem error={record.error} />}
      <button type="submit" className="button" aria-disabled={record.isPending}>
        {t('office.record')}
      </button>
    </form>
  );
}

type Person = AbsencesView['recordable'][number];

function Choice({
  label,
  people,
  value,
  onChange,
  problem,
}: {
  label: string;
  people: readonly Person[];
  value: string;
  onChange: (id: string) => void;
  problem: string | undefined;
}) {
  const { t } = useTexts<DeskText>();
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== undefined || undefined}
      >
        <option value="">{t('form.choose')}</option>
        {people.map(({ id, name, title }) => (
          <option key={id} value={id}>
            {title ? `${name}, ${title}` : name}
          </option>
        ))}
      </select>
      {problem && <span className="problem">{problem}</span>}
    </label>
  );
}
