import { useState, type ReactNode } from 'react';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** `done` empties the reason once the change has been made. */
export type Choose = (reason: string, done: { onSuccess: () => void }) => void;
type Choice = { key: string; text: string; isMain: boolean; choose: Choose };

/** Nêu lý do rồi chọn việc cần làm: what changes the axis says why, and the reason is kept. */
export function ReasonForm({
  choices,
  change: { isPending, error },
  help,
  children,
}: {
  choices: readonly Choice[];
  change: { isPending: boolean; error: Error | null };
  /** When a reason is needed; without it, always. */
  help?: string;
  /** What is to be read or chosen before the buttons. */
  children?: ReactNode;
}) {
  const { t } = useTexts<ConsoleText>();
  const [reason, setReason] = useState('');
  const done = { onSuccess: () => setReason('') };
  return (
    <form className="narrow" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={t('exchange.step.reason')}
        help={help ?? t('exchange.step.reasonHelp')}
        value={reason}
        onChange={setReason}
      />
      {children}
      {error && <Problem error={error} labels={{ reason: t('exchange.step.reason') }} />}
      <div className="buttons">
        {choices.map(({ key, text, isMain, choose }) => (
          <button
            key={key}
            type="button"
            className={isMain ? 'button' : 'button quiet'}
            disabled={isPending}
            onClick={() => choose(reason, done)}
          >
            {text}
          </button>
        ))}
      </div>
    </form>
  );
}
