import { useState } from 'react';
import type { QuestionView } from '#data/registry/asking/questions.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { hasRole, useOfficer } from '../identity/officer.ts';
import { useAnswer, useQuestions } from './data.data.ts';

/** Câu hỏi của người dân về lượt xem dữ liệu, to be answered by who leads the unit. */
export function QuestionsPanel() {
  const { t } = useTexts<DeskText>();
  const isLeader = hasRole(useOfficer(), 'leader');
  const { data, error, refetch } = useQuestions();
  if (!isLeader) return null;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t('data.questions')}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="empty">{t('data.noQuestions')}</p>}
      <ul className="plain-list">
        {data?.map((question) => (
          <Question key={question.id} question={question} />
        ))}
      </ul>
    </section>
  );
}

function Question({ question: { id, question, dueAt, late, answer, look } }: { question: QuestionView }) {
  const { t, lang } = useTexts<DeskText>();
  const [text, setText] = useState('');
  const send = useAnswer();
  return (
    <li>
      <p className="as-written">
        <strong>{question}</strong>
      </p>
      <p className="muted">
        {look.readerName}, {look.postTitle}, {look.unitName} · {momentText(look.at, lang)} · {look.registerName} ·{' '}
        {look.purposeText} {look.dossierCode} {look.reason && `“${look.reason}”`} · {look.fields.join(', ')}
      </p>
      {answer !== null && (
        <p className="as-written">
          {t('data.answered')} {answer}
        </p>
      )}
      {answer === null && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim().length >= 5 && !send.isPending) send.mutate({ id, answer: text.trim() });
          }}
        >
          <p>
            {t('data.dueBy', { due: momentText(dueAt, lang) })} {late && <span className="tag">{t('data.late')}</span>}
          </p>
          <TextField label={t('data.answer')} value={text} onChange={setText} isLong maxLength={2000} />
          {send.error && <Problem error={send.error} />}
          <button type="submit" className="button" aria-disabled={send.isPending}>
            {t('data.send')}
          </button>
        </form>
      )}
    </li>
  );
}
