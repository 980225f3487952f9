import { useState } from 'react';
import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import { typedMoment } from '../../ui/typed-days.ts';
import type { ConsoleText } from '../console.vi.ts';
import { useChange } from './exchange.data.ts';
import { ReasonForm, type Choose } from './ReasonForm.tsx';

export function StopNotice({ stop }: { stop: NonNullable<ServiceView['stop']> }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { from, to, reason, underWay } = stop;
  return (
    <p className="notice">
      {t(underWay ? 'exchange.stop.underWay' : 'exchange.stop.announced', {
        ...{ from: momentText(from, lang), to: momentText(to, lang), reason },
      })}
    </p>
  );
}

const empty = { from: '', to: '', reason: '' };

/** Ngừng theo kế hoạch, or no longer: consumers are told of both. */
export function StopForm({ service: { key, stop, state } }: { service: ServiceView }) {
  const { t } = useTexts<ConsoleText>();
  const [planned, setPlanned] = useState(empty);
  const plan = useChange('/services/stops', () => setPlanned(empty));
  const cancel = useChange('/services/stops/cancel');
  if (stop?.underWay || (state !== 'published' && state !== 'deprecated')) return null;
  if (stop) {
    const choose: Choose = (reason, done) => cancel.mutate({ key, reason }, done);
    const text = t('exchange.stop.cancel');
    return (
      <details>
        <summary>{text}</summary>
        <ReasonForm change={cancel} choices={[{ key: 'cancel', text, isMain: true, choose }]} />
      </details>
    );
  }
  const set = (change: Partial<typeof empty>) => setPlanned({ ...planned, ...change });
  return (
    <details>
      <summary>{t('exchange.stop.plan')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const { from, to, reason } = planned;
          plan.mutate({ key, from: typedMoment(from), to: typedMoment(to), reason });
        }}
      >
        <TextField
          label={t('exchange.stop.from')}
          help={t('exchange.stop.hourHelp')}
          value={planned.from}
          onChange={(from) => set({ from })}
          isShort
        />
        <TextField label={t('exchange.stop.to')} value={planned.to} onChange={(to) => set({ to })} isShort />
        <TextField
          label={t('exchange.step.reason')}
          help={t('exchange.stop.reasonHelp')}
          value={planned.reason}
          onChange={(reason) => set({ reason })}
        />
        {plan.error && (
          <Problem
            error={plan.error}
            labels={{
              from: t('exchange.stop.from'),
              to: t('exchange.stop.to'),
              reason: t('exchange.step.reason'),
            }}
          />
        )}
        <button className="button" type="submit" disabled={plan.isPending}>
          {t('exchange.stop.plan')}
        </button>
      </form>
    </details>
  );
}
