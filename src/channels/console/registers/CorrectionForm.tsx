import { useEffect, useRef, useState } from 'react';
import { CorrectionInput, type KeptRecord, type KeptRegister } from '#data/registry/keeping/keeping.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { problemsOf } from './correction-problems.ts';
import { KeptInputs } from './KeptInputs.tsx';
import { useKeeping } from './registers.data.ts';
import { isChanged, readTyped, typedOf, type Typed } from './typed-values.ts';

type CorrectionFormProps = { kept: KeptRegister; record: KeptRecord; onSaved: () => void };

/** Đính chính bản ghi: only what was changed is sent, with reason and article; the result is a new version. */
export function CorrectionForm({ kept, record, onSaved }: CorrectionFormProps) {
  const { t } = useTexts<ConsoleText>();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [reason, setReason] = useState('');
  const [article, setArticle] = useState(kept.article);
  const correct = useKeeping(kept.register, `/records/${record.id}/corrections`, onSaved);
  const { tries, form, tryAgain } = useTries(correct.error);
  const changed = kept.fields.flatMap(({ path, input }) => {
    const own = typed[path];
    if (own === undefined || !isChanged(input, own, record.values[path])) return [];
    return [{ path, ...readTyped(input, own) }];
  });
  const faults = changed.flatMap((field) => field.faults.map(({ at, code }) => ({ at: [field.path, ...at], code })));
  const problems = problemsOf(faults, correct.error, t);
  const isTold = (part: 'reason' | 'article', text: string) => CorrectionInput.shape[part].safeParse(text).success;
  const isGrounded = isTold('reason', reason) && isTold('article', article);
  function save() {
    tryAgain();
    if (faults.length > 0 || !isGrounded) return;
    const values = Object.fromEntries(changed.map(({ path, value }) => [path, value]));
    correct.mutate({ version: record.version, reason, article, values });
  }
  return (
    <details>
      <summary>{t('record.correct')}</summary>
      {correct.error && <Problem error={correct.error} />}
      <form
        ref={form}
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
        <TextField
          label={t('record.reason')}
          value={reason}
          onChange={setReason}
          problem={tries > 0 && !isTold('reason', reason) ? t('record.reasonMissing') : undefined}
        />
        <TextField
          label={t('record.article')}
          value={article}
          onChange={setArticle}
          maxLength={300}
          problem={tries > 0 && !isTold('article', article) ? t('record.articleMissing') : undefined}
        />
        <button type="submit" className="button" disabled={correct.isPending || changed.length === 0}>
          {t('record.save')}
        </button>
      </form>
    </details>
  );
}

/** The form is long: whoever tried to save is brought to the first thing that is wrong, after the server's answer too. */
function useTries(error: unknown) {
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid], .wrong button');
    wrong?.focus();
    if (!wrong && error)
      form.current?.parentElement?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
  }, [tries, error]);
  return { tries, form, tryAgain: () => setTries(tries + 1) };
}
