import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** `done` empties the reason once the change has been made. */
export type Choose = (reason: string, done: { onSuccess: () => void }) => void;
type Choice = { key: string; text: string; isMain: boolean; needsReason?: boolean; choose: Choose };

/**
 * Chọn việc cần làm rồi nêu lý do: what changes the axis says why, and the reason is kept. Of several things to do each that needs a
 * reason opens a box of its own: what is written to refuse never goes with an approval.
 */
export function ReasonForm({
  choices,
  change: { isPending, error },
  children,
}: {
  choices: readonly Choice[];
  change: { isPending: boolean; error: Error | null };
  /** What is to be read or chosen before the button. */
  children?: ReactNode;
}) {
  const { t } = useTexts<ConsoleText>();
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState<string>();
  // A refusal belongs to what was pressed, and is gone when something else is looked at.
  const [isOver, setOver] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (opened !== undefined) box.current?.querySelector('input')?.focus();
  }, [opened]);
  const isReasoned = ({ needsReason = true }: Choice) => needsReason;
  const [first, ...others] = choices;
  const only = others.length === 0 && first && isReasoned(first) ? first : undefined;
  const asked = only ?? choices.find(({ key }) => key === opened);
  const open = (key: string | undefined) => {
    setReason('');
    setOpened(key);
    setOver(true);
  };
  const press = (choice: Choice) => {
    setOver(false);
    choice.choose(reason, {
      onSuccess: () => {
        setReason('');
        setOpened(undefined);
      },
    });
  };
  const problem = error && !isOver && <Problem error={error} labels={{ reason: t('exchange.step.reason') }} />;
  if (!asked)
    return (
      <div>
        {children}
        {problem}
        <div className="buttons">
          {choices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              className={choice.isMain ? 'button' : 'button quiet'}
              disabled={isPending}
              onClick={() => (isReasoned(choice) ? open(choice.key) : press(choice))}
            >
              {choice.text}
            </button>
          ))}
        </div>
      </div>
    );
  return (
    <form ref={box} className="narrow" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={t('exchange.step.reason')}
        help={t('exchange.step.reasonHelp')}
        value={reason}
        onChange={setReason}
      />
      {children}
      {problem}
      <div className="buttons">
        <button
          type="button"
          className={asked.isMain || !only ? 'button' : 'button quiet'}
          disabled={isPending}
          onClick={() => press(asked)}
        >
          {asked.text}
        </button>
        {!only && (
          <button type="button" className="button quiet" disabled={isPending} onClick={() => open(undefined)}>
            {t('exchange.step.back')}
          </button>
        )}
      </div>
    </form>
  );
}
