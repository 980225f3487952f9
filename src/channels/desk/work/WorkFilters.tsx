import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { WorkListPage } from '#applications/dossiers/views/work-list.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { WorkSearch } from './work-search.ts';

const typingMs = 300;

/** Bộ lọc của danh sách; every choice goes to the address. */
export function WorkFilters({ search, known }: { search: WorkSearch; known: WorkListPage['procedures'] }) {
  const { t } = useTexts<DeskText>();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<string>();
  const isWide = useIsWide();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (changed: Record<string, unknown>) =>
    void navigate({ to: '/', search: WorkSearch.parse({ ...search, page: undefined, ...changed }), replace: true });
  useEffect(() => () => clearTimeout(timer.current), []);
  const isFiltered = Boolean(search.procedure ?? search.channel ?? search.mine ?? search.search);

  const choices = (
    <>
      <label>
        <span>{t('work.procedure')}</span>
        <select
          value={search.procedure ?? ''}
          onChange={(event) => change({ procedure: event.target.value || undefined })}
        >
          <option value="">{t('work.allProcedures')}</option>
          {known.map(({ code, name, count }) => (
            <option key={code} value={code}>
              {name} ({count})
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('work.channel')}</span>
        <select value={search.channel ?? ''} onChange={(event) => change({ channel: event.target.value || undefined })}>
          <option value="">{t('work.allChannels')}</option>
          {(['online', 'counter', 'post'] as const).map((channel) => (
            <option key={channel} value={channel}>
              {t(`channel.${channel}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={search.mine === '1'}
          onChange={(event) => change({ mine: event.target.checked ? '1' : undefined })}
        />
        {t('work.mine')}
      </label>
      {isFiltered && (
        <button
          type="button"
          className="button plain"
          onClick={() => change({ procedure: undefined, channel: undefined, mine: undefined, search: undefined })}
        >
          {t('work.clear')}
        </button>
      )}
    </>
  );
  return (
    <search className="filters no-print" aria-label={t('work.filter')}>
      <label className="grow">
        <span>{t('work.find')}</span>
        <input
          type="search"
          value={typed ?? search.search ?? ''}
          maxLength={100}
          aria-keyshortcuts="/"
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => {
              change({ search: text || undefined });
              setTyped(undefined);
            }, typingMs);
          }}
        />
      </label>
      {isWide ? (
        choices
      ) : (
        <details open={isFiltered}>
          <summary>{t('work.filter')}</summary>
          {choices}
        </details>
      )}
    </search>
  );
}
