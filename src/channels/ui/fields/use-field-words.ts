import { useTexts } from '../text.tsx';
import type { UiText } from '../ui.vi.ts';

/** The words of the field inputs, in the page's language. */
export function useFieldWords() {
  const { t } = useTexts<UiText>();
  return {
    choose: t('form.choose'),
    yes: t('form.yes'),
    no: t('form.no'),
    optional: t('form.optional'),
    province: t('form.province'),
    district: t('form.district'),
    commune: t('form.commune'),
    detail: t('form.detail'),
    add: (item: string) => t('form.add', { item: item.toLowerCase() }),
    remove: (item: string) => t('form.remove', { item: item.toLowerCase() }),
  };
}
