import { useEffect, useState } from 'react';
import { grantGroupNames, type GrantGroup } from '#platform/exchange/management/grant-list.contract.ts';
import type { ExchangeOverview, GrantView } from '#platform/exchange/management/management.contract.ts';
import { shortDay, momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { ConnectionTrials } from './ConnectionTrials.tsx';
import { noFieldsText } from './exchange-parts.ts';
import { GrantAgreement } from './GrantAgreement.tsx';
import { GrantTests } from './GrantTests.tsx';
import { GrantRequestForm } from './GrantRequestForm.tsx';
import { grantWords, type FieldWords } from './grant-words.ts';
import { useGrantChange, useGrants } from './grants.data.ts';
import { Line } from './Line.tsx';
import { ReasonForm, type Choose } from './ReasonForm.tsx';

/** What is waited for, or over, leads nowhere. */
const tried: readonly GrantView['state'][] = ['active', 'suspended'];
const waiting: readonly GrantView['state'][] = ['requested', 'agreed'];

const typingMs = 300;

/** Các quyền khai thác: what waits for somebody first, then those in force, then the rest; found by name, opened one by one. */
export function GrantsPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <>
      <GrantRequestForm overview={overview} />
      <TextField label={t('exchange.grants.search')} value={typed} onChange={setTyped} />
      {grantGroupNames.map((group) => (
        <Group key={group} group={group} search={search} services={overview.services} />
      ))}
    </>
  );
}

type Services = ExchangeOverview['services'];

function Group({ group, search, services }: { group: GrantGroup; search: string; services: Services }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useGrants(group, search);
  const count = data?.pages[0]?.counts[group] ?? 0;
  return (
    <section aria-labelledby={`grants-${group}`}>
      <h2 id={`grants-${group}`}>{t(`exchange.grants.${group}`, { count })}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && count === 0 && (
        <p className="muted">{t(search === '' ? 'exchange.grants.none' : 'exchange.grants.noneFound')}</p>
      )}
      {data?.pages
        .flatMap(({ items }) => items)
        .map((grant) => (
          <Grant key={grant.id} grant={grant} services={services} />
        ))}
      {hasNextPage && (
        <button
          type="button"
          className="button quiet"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('exchange.grants.more')}
        </button>
      )}
    </section>
  );
}

function Grant({ grant, services }: { grant: GrantView; services: Services }) {
  const { t } = useTexts<ConsoleText>();
  const isWaiting = waiting.includes(grant.state);
  const broken = grant.tests.some(({ results }) => results.some(({ fault }) => fault !== ''));
  return (
    <article className="exchange-card">
      <h3>
        {grant.consumerName} → {grant.serviceName}
      </h3>
      <p>
        <span className={grant.state === 'suspended' ? 'tag warn' : 'tag'}>
          {t(`exchange.grant.state.${grant.state}`, { keeper: grant.keeper.name })}
        </span>{' '}
        {broken && <span className="tag warn">{t('exchange.tests.failed')}</span>}{' '}
        <span className="muted">
          {t('exchange.grant.dates', { from: shortDay(grant.from), to: shortDay(grant.to) })}
          {grant.answerBy && ` · ${t('exchange.grant.answerBy', { day: shortDay(grant.answerBy) })}`}
        </span>
      </p>
      {isWaiting ? (
        <GrantDetail grant={grant} services={services} />
      ) : (
        <details>
          <summary>{t('exchange.grant.detail')}</summary>
          <GrantDetail grant={grant} services={services} />
        </details>
      )}
    </article>
  );
}

function GrantDetail({ grant, services }: { grant: GrantView; services: Services }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { operations, fields } = grantWords(grant, services);
  const fieldText = ({ title, sensitive }: FieldWords) =>
    sensitive ? `${title} (${t('exchange.request.sensitive')})` : title;
  return (
    <>
      <dl className="record-values">
        <Line name={t('exchange.grant.purpose')} text={`${grant.purpose} (${grant.article})`} />
        <Line name={t('exchange.grant.operations')} text={operations.join('; ')} />
        <Line
          name={t('exchange.grant.fields')}
          text={fields?.map(fieldText).join('; ') ?? t(noFieldsText(grant.serviceKey).granted)}
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
              {momentText(step.at, lang)}: {t(stepText(step.action))}, {step.actorName}
              {step.unitName && `, ${step.unitName}`}
              {step.reason && ` – ${step.reason}`}
            </li>
          ))}
        </ol>
      </details>
      {tried.includes(grant.state) && <ConnectionTrials grantId={grant.id} />}
      <GrantAgreement grant={grant} />
      <GrantTests grant={grant} />
      {grant.state === 'agreed' && grant.isOwnRequest && <p className="notice">{t('exchange.grant.ownRequest')}</p>}
      {grant.allowedActions.length > 0 && waiting.includes(grant.state) && <Steps grant={grant} />}
      {grant.allowedActions.length > 0 && !waiting.includes(grant.state) && (
        <details>
          <summary>{t('exchange.step.title')}</summary>
          <Steps grant={grant} />
        </details>
      )}
    </>
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
  const step = useGrantChange(`/${grant.id}/steps`);
  const [priority, setPriority] = useState(grant.priority);
  const to = yearLater(grant.to);
  const choices = grant.allowedActions.map((action) => ({
    key: action,
    text: action === 'renew' ? t('exchange.step.renewTo', { day: shortDay(to) }) : t(`exchange.step.${action}`),
    isMain: action === 'agree' || action === 'approve',
    needsReason: grant.reasonNeeded.includes(action),
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
      {grant.keeper.isOutside && grant.allowedActions.includes('agree') && (
        <p className="help">{t('exchange.grant.outsideKeeper', { keeper: grant.keeper.name })}</p>
      )}
      <ReasonForm change={step} choices={choices} />
    </>
  );
}
