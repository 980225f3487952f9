import { useTexts } from '../text.tsx';
import type { FrameText } from './frame.vi.ts';

/** Tên trang in the browser's tab. */
export function PageTitle({ page }: { page: string }) {
  const { t } = useTexts<FrameText>();
  return <title>{t('frame.title', { page })}</title>;
}
