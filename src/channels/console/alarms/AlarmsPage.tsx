import { useState } from 'react';
import type { AccessAlarm } from '#data/registry/alarms/alarms.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useAlarms, useReview } from './alarms.data.ts';

/** Cảnh báo khai thác dữ liệu: those nobody has looked at first, each with its conclusion to be written. */
export function AlarmsPage() {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      <PageTitle page={t('alarms.title')} />
      <h1>{t('alarms.title')}</h1>
      <p className="intro">{t('alarms.intro')}</p>
      <AlarmList title={t('alarms.open')} isReviewed={false} />
      <AlarmList title={t('alarms.reviewed')} isReviewed />
    </>
  );
}

function AlarmList({ title, isReviewed }: { title: string; isReviewed: boolean }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useAlarms(isReviewed);
  const id = isReviewed ? 'alarms-reviewed' : 'alarms-open';
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="muted">{t('alarms.none')}</p>}
      <ul className="procedures">
        {data?.map((alarm) => (
          <li key={alarm.id}>
            <Alarm alarm={alarm} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Alarm({ alarm }: { alarm: AccessAlarm }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { kind, at, readerName, postTitle, unitName, registerName, subject, reason, fields, review } = alarm;
  const who = [readerName, postTitle, unitName].filter(Boolean).join(', ');
  return (
    <div>
      <h3>{t(`alarms.kind.${kind}`)}</h3>
      <p>
        {momentText(at, lang)} · {who}
      </p>
      <p className="muted">
        {fields.length > 0 ? t('alarms.what', { register: registerName, fields: fields.join(', ') }) : registerName}
        {subject && ` · ${t('alarms.subject', { number: subject })}`}
      </p>
      {reason && <p>{t('alarms.reason', { reason })}</p>}
      {review ? (
        <p>{t('alarms.reviewedBy', { name: review.by, moment: momentText(review.at, lang), text: review.text })}</p>
      ) : (
        <ReviewForm id={alarm.id} />
      )}
    </div>
  );
}

function ReviewForm({ id }: { id: string }) {
  const { t } = useTexts<ConsoleText>();
  const [text, setText] = useState('');
  const review = useReview(id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length >= 5) review.mutate(text.trim());
      }}
    >
      {review.error && <Problem error={review.error} />}
      <TextField label={t('alarms.conclusion')} value={text} onChange={setText} maxLength={1000} />
      <button type="submit" className="button quiet" aria-disabled={review.isPending}>
        {t('alarms.review')}
      </button>
    </form>
  );
}
