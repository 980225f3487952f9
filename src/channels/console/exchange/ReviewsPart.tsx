import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import type { GrantReview, GrantReviews } from '#platform/exchange/management/review.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useReviewChange, useReviews } from './exchange.data.ts';
import { grantWords } from './grant-words.ts';
import { Line } from './Line.tsx';
import { ReasonForm, type Choose } from './ReasonForm.tsx';

/** Rà soát quyền: grants to be confirmed again by who keeps the data, and those nobody uses, or not all of. */
export function ReviewsPart({ services }: { services: readonly ServiceView[] }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useReviews();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.rule) return <p className="notice">{t('exchange.reviews.noRule')}</p>;
  const groups = [
    { name: 'toConfirm', list: data.reviews.filter(({ state }) => state !== 'later') },
    { name: 'unused', list: data.reviews.filter(({ state }) => state === 'later') },
  ] as const;
  return (
    <>
      <Rule rule={data.rule} />
      {groups.map(({ name, list }) => (
        <section key={name} aria-labelledby={`reviews-${name}`}>
          <h2 id={`reviews-${name}`}>{t(`exchange.reviews.${name}`, { count: list.length })}</h2>
          {list.length === 0 && <p className="muted">{t(`exchange.reviews.none.${name}`)}</p>}
          {list.map((review) => (
            <Review key={review.id} review={review} services={services} />
          ))}
        </section>
      ))}
    </>
  );
}

function Rule({ rule }: { rule: NonNullable<GrantReviews['rule']> }) {
  const { t } = useTexts<ConsoleText>();
  const { everyMonths, unusedDays, source, verified } = rule;
  return (
    <p className="intro">
      {t('exchange.reviews.intro', { months: everyMonths, days: unusedDays })}{' '}
      {t(verified ? 'exchange.messages.source' : 'exchange.messages.sourceUnverified', { source })}
    </p>
  );
}

function Review({ review, services }: { review: GrantReview; services: readonly ServiceView[] }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { state, dueOn, validTo, reviewedAt, calls, lastAt, unusedOperations, unusedFields, advice } = review;
  const { operations, fields } = grantWords(
    { serviceKey: review.serviceKey, operations: unusedOperations, fields: unusedFields },
    services,
  );
  return (
    <article className="exchange-card">
      <h3>
        {review.consumerName} → {review.serviceName}
      </h3>
      <p>
        <span className={state === 'overdue' ? 'tag late' : state === 'due' ? 'tag warn' : 'tag'}>
          {t(`exchange.reviews.state.${state}`)}
        </span>{' '}
        <span className="muted">{t('exchange.reviews.dates', { due: shortDay(dueOn), to: shortDay(validTo) })}</span>
      </p>
      <dl className="record-values">
        <Line name={t('exchange.grant.purpose')} text={`${review.purpose} (${review.article})`} />
        <Line
          name={t('exchange.reviews.use')}
          text={t('exchange.reviews.useText', {
            calls: calls.toLocaleString(lang),
            since: momentText(reviewedAt, lang),
          })}
        />
        <Line
          name={t('exchange.reviews.last')}
          text={lastAt === null ? t('exchange.reviews.never') : momentText(lastAt, lang)}
        />
        {unusedOperations.length > 0 && <Line name={t('exchange.reviews.operations')} text={operations.join('; ')} />}
        {unusedFields.length > 0 && (
          <Line name={t('exchange.reviews.fields')} text={(fields ?? []).map(({ title }) => title).join('; ')} />
        )}
      </dl>
      {advice !== 'none' && <p>{t(`exchange.reviews.advice.${advice}`)}</p>}
      {!review.mayReview && <p className="muted">{t('exchange.reviews.others')}</p>}
      {review.mayReview && (
        <details>
          <summary>{t('exchange.reviews.decide')}</summary>
          <Decide review={review} />
        </details>
      )}
    </article>
  );
}

function Decide({ review }: { review: GrantReview }) {
  const { t } = useTexts<ConsoleText>();
  const { id, reviewedAt, unusedOperations: operations, unusedFields: fields } = review;
  const change = useReviewChange(id);
  const choose = (action: 'confirm' | 'narrow' | 'lapse'): Choose => {
    const taken = action === 'narrow' ? { operations, fields } : { operations: [], fields: [] };
    return (reason, done) => change.mutate({ action, reviewedAt, reason, ...taken }, done);
  };
  const canNarrow = review.advice === 'narrow';
  return (
    <ReasonForm
      change={change}
      choices={[
        {
          ...{ key: 'confirm', text: t('exchange.reviews.confirm'), isMain: true, choose: choose('confirm') },
          needsReason: review.advice !== 'none',
        },
        ...(canNarrow
          ? [{ key: 'narrow', text: t('exchange.reviews.narrow'), isMain: false, choose: choose('narrow') }]
          : []),
        { key: 'lapse', text: t('exchange.reviews.lapse'), isMain: false, choose: choose('lapse') },
      ]}
    />
  );
}
