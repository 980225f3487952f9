import { useState } from 'react';
import type { KeptRecord } from '#data/registry/keeping/keeping.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useKeeping } from './registers.data.ts';

type Merge = KeptRecord['merges'][number];

/** Các bản ghi đã gộp vào đây; the last merge is the one that can be undone. */
export function MergesPanel({ register, merges }: { register: string; merges: readonly Merge[] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const [last] = merges;
  if (!last) return null;
  return (
    <section aria-labelledby="merges">
      <h2 id="merges">{t('record.merges')}</h2>
      <ul className="plan">
        {merges.map(({ id, name, at, reason }) => (
          <li key={id}>
            {name || t('registers.unnamed')} · {momentText(at, lang)}
            <p className="muted">{reason}</p>
          </li>
        ))}
      </ul>
      <UndoForm key={last.id} register={register} merge={last} />
    </section>
  );
}

function UndoForm({ register, merge }: { register: string; merge: Merge }) {
  const { t } = useTexts<ConsoleText>();
  const [reason, setReason] = useState('');
  const undo = useKeeping(register, `/merges/${merge.id}/undo`);
  return (
    <details>
      <summary>{t('record.undoOf', { name: merge.name || t('registers.unnamed') })}</summary>
      {undo.error && <Problem error={undo.error} />}
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          undo.mutate({ reason });
        }}
      >
        <TextField label={t('record.reason')} value={reason} onChange={setReason} />
        <button type="submit" className="button quiet" disabled={undo.isPending}>
          {t('record.undo')}
        </button>
      </form>
    </details>
  );
}
