import { useState } from 'react';
import type { WorkItem } from '#applications/dossiers/views/work-list.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useMany, useWorkload } from '../office/office.data.ts';

/** Thao tác hàng loạt on the chosen tasks: taking them, or — for whoever leads — handing them to one person. */
export function ManyBar({ chosen, onClear }: { chosen: readonly WorkItem[]; onClear: () => void }) {
  const { t } = useTexts<DeskText>();
  const many = useMany();
  const people = (useWorkload().data ?? []).flatMap((unit) =>
    unit.people.filter(({ accountId }) => accountId !== null),
  );
  const [assigneeId, setAssigneeId] = useState('');
  const [reason, setReason] = useState('');
  const tasks = chosen.map(({ code, instance, taskId }) => ({ code, instance, taskId }));
  const newId = () => crypto.randomUUID();
  const onSuccess = onClear;
  if (chosen.length === 0) {
    return many.data ? (
      <output className="notice good block">
        {t('many.done', { count: many.data.done.length })}
        {many.data.refused.length > 0 && (
          <>
            <br />
            {t('many.refused', { count: many.data.refused.length })}
            <ul>
              {many.data.refused.map(({ code, message }) => (
                <li key={code}>
                  {code}: {message}
                </li>
              ))}
            </ul>
          </>
        )}
      </output>
    ) : null;
  }
  return (
    <section className="notice many" aria-label={t('many.picked', { count: chosen.length })}>
      <strong>{t('many.picked', { count: chosen.length })}</strong>
      <div className="buttons">
        <button
          type="button"
          className="button"
          aria-disabled={many.isPending}
          onClick={() => many.mutate({ kind: 'claim', commandId: newId(), tasks }, { onSuccess })}
        >
          {t('many.claim')}
        </button>
        <button type="button" className="button quiet" onClick={onClear}>
          {t('many.clear')}
        </button>
      </div>
      {people.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (assigneeId === '' || reason.trim() === '') return;
            many.mutate({ kind: 'reassign', commandId: newId(), tasks, assigneeId, reason }, { onSuccess });
          }}
        >
          <label className="field">
            <span>{t('many.whom')}</span>
            <select required value={assigneeId} onChange={(event) => setAssigneeId(event.target.value)}>
              <option value="">{t('form.choose')}</option>
              {people.map(({ accountId, name, title }) => (
                <option key={`${accountId} ${title}`} value={accountId ?? ''}>
                  {title ? `${name}, ${title}` : name}
                </option>
              ))}
            </select>
          </label>
          <TextField label={t('many.reason')} value={reason} onChange={setReason} maxLength={500} />
          <button type="submit" className="button quiet" aria-disabled={many.isPending}>
            {t('many.reassign')}
          </button>
        </form>
      )}
      {many.error && <Problem error={many.error} />}
    </section>
  );
}
