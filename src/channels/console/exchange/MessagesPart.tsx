import type { ReplayPlan, StuckDelivery } from '#platform/exchange/messages/message.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useReplay, useStuck } from './exchange.data.ts';
import { ReasonForm } from './ReasonForm.tsx';

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

function Stuck({ delivery }: { delivery: StuckDelivery }) {
  const said = useTexts<ConsoleText>();
  const { t, lang } = said;
  const replay = useReplay(delivery.delivery);
  return (
    <article className="exchange-card">
      <h2>
        {delivery.sender} → {delivery.recipient}: {delivery.topic}
      </h2>
      <p>
        <span className="tag warn">{t(`exchange.messages.state.${delivery.state}`)}</span>{' '}
        <span className="muted">
          {t('exchange.messages.about', { at: momentText(delivery.sentAt, lang), attempts: delivery.attempts })}
          {faultText(t, delivery)}
        </span>
      </p>
      <p className="muted">
        {t('exchange.messages.id')} <code>{delivery.messageId}</code>
      </p>
      <p className="muted">{delivery.plan ? planText(said, delivery.plan) : t('exchange.messages.noRule')}</p>
      <ReasonForm
        change={replay}
        choices={[{ key: 'replay', text: t('exchange.messages.replay'), isMain: false, choose: replay.mutate }]}
      />
    </article>
  );
}

type Said = ReturnType<typeof useTexts<ConsoleText>>;

/** Why it did not arrive: what a recipient said is given as it is, what we found in words. */
function faultText(t: Said['t'], { state, fault }: StuckDelivery): string {
  if (fault === '' || state === 'expired') return '';
  if (state === 'refused') return ` · ${fault}`;
  return ` · ${fault === 'no answer' ? t('exchange.messages.noAnswer') : t('exchange.messages.answered', { fault })}`;
}

/** When it is sent again by itself, by which rule and on what ground; or that the rule has done what it could. */
function planText({ t, lang }: Said, { nextAt, replays, atMost, rule, source, verified }: ReplayPlan): string {
  const ground = t(verified ? 'exchange.messages.source' : 'exchange.messages.sourceUnverified', { source });
  if (nextAt === null) return `${t('exchange.messages.usedUp', { replays, atMost, rule })} ${ground}`;
  return `${t('exchange.messages.planned', { at: momentText(nextAt, lang), time: replays + 1, atMost, rule })} ${ground}`;
}
