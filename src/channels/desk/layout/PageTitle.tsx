import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Tên trang in the browser's tab. */
export function PageTitle({ page }: { page: string }) {
  const { t } = useTexts<DeskText>();
  return <title>{t('desk.title', { page })}</title>;
}
