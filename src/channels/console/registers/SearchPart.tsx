import { useState } from 'react';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { useFoundRecords } from './registers.data.ts';
import { useNameOf } from './use-name-of.ts';

/** Tìm bản ghi: names and years only; opening one is a look. */
export function SearchPart({ register }: { register: string }) {
  const { t } = useTexts<ConsoleText>();
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const { data, error, isFetching } = useFoundRecords(register, words);
  return (
    <>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim().length > 1) setWords(typed.trim());
        }}
      >
        <TextField
          label={t('registers.words')}
          help={t('registers.wordsHelp')}
          value={typed}
          onChange={setTyped}
          maxLength={120}
        />
        <button type="submit" className="button">
          {t('registers.search')}
        </button>
      </form>
      {error && <Problem error={error} />}
      {isFetching && <Loading />}
      {data && (
        <section aria-labelledby="found" aria-live="polite">
          <h2 id="found">{t('registers.found')}</h2>
          {data.records.length === 0 && <p>{t('registers.nothing')}</p>}
          <ul className="plain-list">
            {data.records.map((record) => (
              <li key={record.id}>
                <Go to={{ page: 'record', register, id: record.id }}>{nameOf(record)}</Go>
              </li>
            ))}
          </ul>
          {data.more && <p className="muted">{t('registers.more')}</p>}
        </section>
      )}
    </>
  );
}
