import { useState } from 'react';
import type { AlertsView } from '#platform/exchange/watch/alert.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { RadioField } from '../../ui/inputs/RadioField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useAddRecipient, useRemoveRecipient } from './exchange.data.ts';

type Draft = { channel: 'mail' | 'webhook'; address: string; leastSeverity: 'warning' | 'critical' };
type Told = Pick<AlertsView, 'recipients' | 'sendsMail' | 'takesLocal'>;
const empty: Draft = { channel: 'mail', address: '', leastSeverity: 'warning' };

/** Nơi nhận cảnh báo: letters and signed messages. */
export function AlertRecipients({ alerts: { recipients, sendsMail, takesLocal } }: { alerts: Told }) {
  const { t } = useTexts<ConsoleText>();
  const remove = useRemoveRecipient();
  return (
    <section>
      <h2>{t('exchange.recipients.title')}</h2>
      {recipients.length === 0 && <p>{t('exchange.recipients.none')}</p>}
      {!sendsMail && recipients.some(({ channel }) => channel === 'mail') && (
        <p className="notice">{t('exchange.recipients.noMail')}</p>
      )}
      <ul className="plain-list">
        {recipients.map(({ id, channel, address, leastSeverity, givenUp, lastFault }) => (
          <li key={id}>
            {t(`exchange.recipients.${channel}`)}: {address}{' '}
            <span className="muted">{t(`exchange.recipients.from.${leastSeverity}`)}</span>{' '}
            {(givenUp > 0 || lastFault !== '') && (
              <span className="tag warn">{t('exchange.recipients.failing', { fault: lastFault })}</span>
            )}{' '}
            <button
              type="button"
              className="button quiet small"
              disabled={remove.isPending}
              onClick={() => remove.mutate(id)}
              aria-label={t('exchange.recipients.removeOf', { address })}
            >
              {t('exchange.recipients.remove')}
            </button>
          </li>
        ))}
      </ul>
      {remove.error && <Problem error={remove.error} />}
      <NewRecipientForm sendsMail={sendsMail} takesLocal={takesLocal} />
    </section>
  );
}

function NewRecipientForm({ sendsMail, takesLocal }: Omit<Told, 'recipients'>) {
  const { t } = useTexts<ConsoleText>();
  const [draft, setDraft] = useState(empty);
  const add = useAddRecipient(() => setDraft(empty));
  const webhookHelp = takesLocal ? 'exchange.recipients.webhookHelpLocal' : 'exchange.recipients.webhookHelp';
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  return (
    <details className="exchange-new">
      <summary>{t('exchange.recipients.new')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(draft);
        }}
      >
        <RadioField
          label={t('exchange.recipients.channel')}
          value={draft.channel}
          onChange={(channel) => set({ channel })}
          options={(['mail', 'webhook'] as const).map((value) => ({ value, label: t(`exchange.recipients.${value}`) }))}
        />
        <TextField
          label={t('exchange.recipients.address')}
          help={t(draft.channel === 'mail' ? 'exchange.recipients.mailHelp' : webhookHelp)}
          value={draft.address}
          onChange={(address) => set({ address })}
        />
        <RadioField
          label={t('exchange.recipients.which')}
          value={draft.leastSeverity}
          onChange={(leastSeverity) => set({ leastSeverity })}
          options={(['warning', 'critical'] as const).map((value) => ({
            value,
            label: t(`exchange.recipients.from.${value}`),
          }))}
        />
        {draft.channel === 'mail' && !sendsMail && <p className="help">{t('exchange.recipients.noMail')}</p>}
        {add.error && (
          <Problem
            error={add.error}
            labels={{
              address: t('exchange.recipients.address'),
            }}
          />
        )}
        <button className="button" type="submit" disabled={add.isPending}>
          {t('exchange.recipients.add')}
        </button>
        {add.data?.secret && (
          <p className="notice" role="status">
            {t('exchange.recipients.secret')} <code>{add.data.secret}</code>
          </p>
        )}
      </form>
    </details>
  );
}
