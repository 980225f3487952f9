import { useState } from 'react';
import type {
  ConnectionTrialView,
  TrialStepView,
} from '#platform/exchange/connection-trials/connection-trial.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { isTrialUnderWay, useConnectionTrials, useTrying } from './connection-trials.data.ts';
import { OutcomeMark } from './OutcomeMark.tsx';

/** Thử kết nối của một quyền: asks for a trial, shows its steps as a gateway makes them, and those before. */
export function ConnectionTrials({ grantId }: { grantId: string }) {
  const { t, lang } = useTexts<ConsoleText>();
  const [isOpen, setOpen] = useState(false);
  const trying = useTrying(grantId);
  const { data: trials, error, refetch } = useConnectionTrials(grantId, isOpen);
  const [last, ...before] = trials ?? [];
  const isUnderWay = trying.isPending || isTrialUnderWay(last);
  return (
    <div className="trials">
      <p className="buttons">
        <button
          type="button"
          className="button quiet"
          disabled={isUnderWay}
          onClick={() => {
            setOpen(true);
            trying.ask();
          }}
        >
          {t('exchange.try.now')}
        </button>
        <button type="button" className="button quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('exchange.try.last')}
        </button>
      </p>
      {trying.error && <Problem error={trying.error} />}
      {isOpen && error && <Problem error={error} onRetry={() => void refetch()} />}
      {isOpen && !error && !trials && <Loading />}
      {isOpen && trials && (
        <>
          <div role="status">
            {last ? (
              <p>
                <strong>{last.summary}</strong>
              </p>
            ) : (
              <p className="muted">{t('exchange.try.none')}</p>
            )}
          </div>
          {last && <Trial trial={last} />}
          {before.length > 0 && (
            <ul className="plain-list">
              {before.map((trial) => (
                <li key={trial.id}>
                  <details>
                    <summary>
                      {momentText(trial.askedAt, lang)}: {trial.summary}
                    </summary>
                    <Trial trial={trial} />
                  </details>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function Trial({ trial: { askedAt, askerName, askerUnit, steps } }: { trial: ConnectionTrialView }) {
  const { t, lang } = useTexts<ConsoleText>();
  const who = askerUnit === '' ? askerName : `${askerName}, ${askerUnit}`;
  return (
    <>
      <p className="muted">{t('exchange.try.asked', { at: momentText(askedAt, lang), who })}</p>
      <ol className="trial-steps">
        {steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
    </>
  );
}

function Step({ step: { outcome, title, seen, whose, todo } }: { step: TrialStepView }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <li className={`trial-step ${outcome}`}>
      <OutcomeMark outcome={outcome} text={t(`exchange.try.outcome.${outcome}`)} />
      <div>
        <strong>{title}</strong>
        <p>{seen}</p>
        {whose && (
          <p>
            {t(`exchange.try.whose.${whose.party}`, { name: whose.name })} {todo}
          </p>
        )}
      </div>
    </li>
  );
}
