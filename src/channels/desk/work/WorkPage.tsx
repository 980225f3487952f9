import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { ManyBar } from './ManyBar.tsx';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { Pages } from './Pages.tsx';
import { UrgencyTabs } from './UrgencyTabs.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useWorkList } from './work.data.ts';
import { keepWorkSearch } from './work-search.ts';
import { WorkFilters } from './WorkFilters.tsx';
import { WorkRows } from './WorkRows.tsx';

const route = getRouteApi('/');

/** Hồ sơ chờ xử lý: most urgent first, then the longest waiting. */
export function WorkPage() {
  const { t } = useTexts<DeskText>();
  const search = route.useSearch();
  const { data, error, refetch, isPlaceholderData } = useWorkList(search);
  const list = useRowKeys();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, ...ids] : [...chosen].filter((one) => !ids.includes(one))));
  useEffect(() => keepWorkSearch(search), [search]);
  const { urgency: _urgency, page: _page, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <PageTitle page={t('work.title')} />
      <h1>{t('work.title')}</h1>
      <UrgencyTabs search={search} counts={data?.counts} />
      <WorkFilters search={search} known={data?.procedures ?? []} />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <output className="muted summary">
            {isPlaceholderData ? t('work.loading') : t('work.count', { count: data.total })}
          </output>
          <ManyBar chosen={data.items.filter(({ id }) => chosen.has(id))} onClear={() => setChosen(new Set())} />
          <div ref={list}>
            {data.items.length > 0 ? (
              <WorkRows items={data.items} chosen={chosen} onChoose={choose} />
            ) : (
              <p className="empty">{isFiltered ? t('work.noneFiltered') : t('work.none')}</p>
            )}
          </div>
          <Pages search={search} page={data.page} pages={Math.ceil(data.total / data.pageSize)} />
        </>
      )}
    </>
  );
}
