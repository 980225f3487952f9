import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useRowKeys } from '../work/use-row-keys.ts';
import { FoundList } from './FoundList.tsx';
import { useFound } from './search.data.ts';

const route = getRouteApi('/tra-cuu');
/** The server answers with at most this many. */
const mostFound = 50;

/** Tra cứu hồ sơ của đơn vị, by code, name or number. */
export function SearchPage() {
  const { t } = useTexts<DeskText>();
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const { data, error, isLoading } = useFound(q);
  const list = useRowKeys();
  return (
    <>
      <PageTitle page={t('search.title')} />
      <h1>{t('search.title')}</h1>
      <search>
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ to: '/tra-cuu', search: { q: text.trim() || undefined } });
          }}
        >
          <label className="grow">
            <span>{t('search.label')}</span>
            <input
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              aria-describedby="search-help"
              aria-keyshortcuts="/"
              maxLength={100}
            />
          </label>
          <button className="button" type="submit">
            {t('search.button')}
          </button>
        </form>
        <p className="muted" id="search-help">
          {t('search.help')}
        </p>
      </search>
      {error && <Problem error={error} />}
      {isLoading && <Loading />}
      {data && q.length >= 2 && (
        <>
          <output className="summary">{summary(data.length, t)}</output>
          <div ref={list}>
            <FoundList rows={data} />
          </div>
        </>
      )}
    </>
  );
}

function summary(count: number, t: (key: DeskText, params?: Record<string, number>) => string): string {
  if (count === 0) return t('search.none');
  return count >= mostFound ? t('search.many', { count }) : t('search.found', { count });
}
