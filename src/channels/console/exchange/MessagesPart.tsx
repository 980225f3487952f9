import { useState } from 'react';
import type { StuckDelivery } from '#platform/exchange/messages/message.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useReplay, useStuck } from './exchange.data.ts';

/** Thông điệp không tới nơi, why, and sending one again. */
export function MessagesPart() {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useStuck();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="intro">{t('exchange.messages.intro')}</p>
      {data.length === 0 && <p className="notice">{t('exchange.messages.none')}</p>}
      {data.map((delivery) => (
        <Stuck key={delivery.delivery} delivery={delivery} />
      ))}
    </>
  );
}

const states = { dead: 'dead', expired: 'expired', refused: 'refused', waiting: 'dead', acknowledged: 'dead' } as const;

function Stuck({ delivery }: { delivery: StuckDelivery }) {
  const { t } = useTexts<ConsoleText>();
  const [reason, setReason] = useState('');
  const replay = useReplay(delivery.delivery);
  return (
    <article className="exchange-card">
      <h2>
        {delivery.sender} → {delivery.recipient}: {delivery.topic}
      </h2>
      <p>
        <span className="tag warn">{t(`exchange.messages.state.${states[delivery.state]}`)}</span>{' '}
        <span className="muted">
          {t('exchange.messages.about', { at: momentText(delivery.sentAt), attempts: delivery.attempts })}
          {delivery.fault && ` · ${delivery.fault}`}
        </span>
      </p>
      <form className="narrow" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={t('exchange.step.reason')}
          help={t('exchange.step.reasonHelp')}
          value={reason}
          onChange={setReason}
        />
        {replay.error && <Problem error={replay.error} />}
        <button
          type="button"
          className="button quiet"
          disabled={replay.isPending}
          onClick={() => replay.mutate(reason)}
        >
          {t('exchange.messages.replay')}
        </button>
      </form>
    </article>
  );
}
