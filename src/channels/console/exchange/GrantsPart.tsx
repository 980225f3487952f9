import { useState } from 'react';
import type { ExchangeOverview, GrantView } from '#platform/exchange/management/management.contract.ts';
import { shortDay, momentText } from '../../ui/dates.ts';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { ConnectionTrials } from './ConnectionTrials.tsx';
import { useChange } from './exchange.data.ts';
import { noFieldsText } from './exchange-parts.ts';
import { GrantAgreement } from './GrantAgreement.tsx';
import { GrantTests } from './GrantTests.tsx';
import { GrantRequestForm } from './GrantRequestForm.tsx';
import { Line } from './Line.tsx';
import { ReasonForm, type Choose } from './ReasonForm.tsx';

/** What is waited for, or over, leads nowhere. */
const tried: readonly GrantView['state'][] = ['active', 'suspended'];
const waiting: readonly GrantView['state'][] = ['requested', 'agreed'];

/** Các quyền khai thác: what waits for somebody first, then those in force, then the rest. */
export function GrantsPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const { grants } = overview;
  const groups = [
    { name: 'waiting', list: grants.filter(({ state }) => waiting.includes(state)) },
    { name: 'active', list: grants.filter(({ state }) => state === 'active' || state === 'suspended') },
    { name: 'over', list: grants.filter(({ state }) => state === 'refused' || state === 'ended') },
  ] as const;
  return (
    <>
      <GrantRequestForm overview={overview} />
      {groups.map(({ name, list }) => (
        <section key={name} aria-labelledby={`grants-${name}`}>
          <h2 id={`grants-${name}`}>{t(`exchange.grants.${name}`, { count: list.length })}</h2>
          {list.length === 0 && <p className="muted">{t('exchange.grants.none')}</p>}
          {list.map((grant) => (
            <Grant key={grant.id} grant={grant} />
          ))}
        </section>
      ))}
    </>
  );
}

function Grant({ grant }: { grant: GrantView }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <article className="exchange-card">
      <h3>
        {grant.consumerName} → {grant.serviceName}
      </h3>
      <p>
        <span className={grant.state === 'suspended' ? 'tag warn' : 'tag'}>
          {t(`exchange.grant.state.${grant.state}`)}
        </span>{' '}
        <span className="muted">
          {t('exchange.grant.dates', { from: shortDay(grant.from), to: shortDay(grant.to) })}
          {grant.answerBy && ` · ${t('exchange.grant.answerBy', { day: shortDay(grant.answerBy) })}`}
        </span>
      </p>
      <dl className="record-values">
        <Line name={t('exchange.grant.purpose')} text={`${grant.purpose} (${grant.article})`} />
        <Line name={t('exchange.grant.operations')} text={grant.operations.join(', ')} />
        <Line
          name={t('exchange.grant.fields')}
          text={grant.fields?.join(', ') ?? t(noFieldsText(grant.serviceKey).granted)}
        />
        <Line
          name={t('exchange.grant.limits')}
          text={t('exchange.grant.limitsText', {
            daily: grant.dailyQuota.toLocaleString('vi-VN'),
            second: grant.perSecond,
            hours: grant.hours ? `${grant.hours.from}–${grant.hours.to}` : t('exchange.grant.allDay'),
          })}
        />
        <Line name={t('exchange.grant.priority')} text={t(`exchange.grant.priority.${grant.priority}`)} />
      </dl>
      <details>
        <summary>{t('exchange.grant.history', { count: grant.steps.length })}</summary>
        <ol className="history">
          {grant.steps.map((step) => (
            <li key={`${step.at} ${step.action}`}>
              {momentText(step.at)}: {t(stepText(step.action))}, {step.actorName}
              {step.unitName && `, ${step.unitName}`}
              {step.reason && ` – ${step.reason}`}
            </li>
          ))}
        </ol>
      </details>
      {tried.includes(grant.state) && <ConnectionTrials grantId={grant.id} />}
      <GrantAgreement grant={grant} />
      <GrantTests grant={grant} />
      {grant.allowedActions.length > 0 && waiting.includes(grant.state) && <Steps grant={grant} />}
      {grant.allowedActions.length > 0 && !waiting.includes(grant.state) && (
        <details>
          <summary>{t('exchange.step.title')}</summary>
          <Steps grant={grant} />
        </details>
      )}
    </article>
  );
}

const stepNames = [
  ...(['request', 'agree', 'approve', 'refuse', 'suspend', 'resume', 'renew', 'end'] as const),
  ...(['confirm', 'narrow', 'lapse', 'agreement'] as const),
];
const stepText = (action: string) => `exchange.step.${stepNames.find((name) => name === action) ?? 'request'}` as const;

/** The same day of the next year; from 29 February to 28 February. */
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;

function Steps({ grant }: { grant: GrantView }) {
  const { t } = useTexts<ConsoleText>();
  const step = useChange(`/grants/${grant.id}/steps`);
  const [priority, setPriority] = useState(grant.priority);
  const to = yearLater(grant.to);
  const choices = grant.allowedActions.map((action) => ({
    key: action,
    text: action === 'renew' ? t('exchange.step.renewTo', { day: shortDay(to) }) : t(`exchange.step.${action}`),
    isMain: action === 'agree' || action === 'approve',
    choose: ((reason, done) =>
      step.mutate(
        { action, reason, ...(action === 'renew' && { to }), ...(action === 'approve' && { priority }) },
        done,
      )) satisfies Choose,
  }));
  return (
    <>
      {grant.allowedActions.includes('approve') && (
        <TickField
          label={t('exchange.request.bulk')}
          isTicked={priority === 'bulk'}
          onChange={(isBulk) => setPriority(isBulk ? 'bulk' : 'counter')}
        />
      )}
      <ReasonForm change={step} choices={choices} />
    </>
  );
}
