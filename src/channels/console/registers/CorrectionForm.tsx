import { useState } from 'react';
import type { KeptRecord, KeptRegister } from '#data/registry/keeping/keeping.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { problemsOf } from './correction-problems.ts';
import { KeptInputs } from './KeptInputs.tsx';
import { useKeeping } from './registers.data.ts';
import { isChanged, readTyped, typedOf, type Typed } from './typed-values.ts';

/** Đính chính bản ghi: only what was changed is sent, with reason and article; the result is a new version. */
export function CorrectionForm({ kept, record }: { kept: KeptRegister; record: KeptRecord }) {
  const { t } = useTexts<ConsoleText>();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [reason, setReason] = useState('');
  const [article, setArticle] = useState(kept.article);
  const correct = useKeeping(kept.register, `/records/${record.id}/corrections`);
  const changed = kept.fields.flatMap(({ path, input }) => {
    const own = typed[path];
    if (own === undefined || !isChanged(input, own, record.values[path])) return [];
    return [{ path, ...readTyped(input, own) }];
  });
  const faults = changed.flatMap((field) => field.faults.map(({ at, code }) => ({ at: [field.path, ...at], code })));
  const problems = problemsOf(faults, correct.error, t);
  function save() {
    if (faults.length > 0) return;
    const values = Object.fromEntries(changed.map(({ path, value }) => [path, value]));
    correct.mutate({ version: record.version, reason, article, values });
  }
  return (
    <details>
      <summary>{t('record.correct')}</summary>
      {correct.error && <Problem error={correct.error} />}
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {kept.fields.map(({ path, label, input }) => (
          <KeptInputs
            key={path}
            {...{ label, input, problems }}
            typed={typed[path] ?? typedOf(input, record.values[path])}
            at={[path]}
            onChange={(value) => {
              // What the register had against one correction is not said of the next.
              if (correct.error) correct.reset();
              setTyped({ ...typed, [path]: value });
            }}
          />
        ))}
        <TextField label={t('record.reason')} value={reason} onChange={setReason} />
        <TextField label={t('record.article')} value={article} onChange={setArticle} maxLength={300} />
        <button type="submit" className="button" disabled={correct.isPending || changed.length === 0}>
          {t('record.save')}
        </button>
      </form>
    </details>
  );
}
