import { Link } from '@tanstack/react-router';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { WorkSearch } from './work-search.ts';

/** Lật trang, by links. */
export function Pages({ search, page, pages }: { search: WorkSearch; page: number; pages: number }) {
  const { t } = useTexts<DeskText>();
  if (pages <= 1) return null;
  return (
    <nav className="buttons" aria-label={t('work.pages')}>
      {page > 1 && (
        <Link className="button quiet" to="/" search={{ ...search, page: page - 1 }}>
          {t('work.previousPage')}
        </Link>
      )}
      <span className="numbers">{t('work.page', { page, pages })}</span>
      {page < pages && (
        <Link className="button quiet" to="/" search={{ ...search, page: page + 1 }}>
          {t('work.nextPage')}
        </Link>
      )}
    </nav>
  );
}
