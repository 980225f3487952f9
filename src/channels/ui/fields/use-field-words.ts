import type { TypeWithUsualHelp } from '#platform/forms/form-definition.contract.ts';
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
    usualHelp: (type: TypeWithUsualHelp) => t(`form.help.${type}`),
    elsewhere: t('form.elsewhere'),
    elsewhereLabel: t('form.elsewhereLabel'),
    elsewhereHelp: t('form.elsewhereHelp'),
    changePlace: t('form.changePlace'),
    found: (count: number) => (count === 0 ? t('form.foundNone') : t('form.found', { count })),
    add: (item: string) => t('form.add', { item: item.toLowerCase() }),
    remove: (item: string) => t('form.remove', { item: item.toLowerCase() }),
  };
}
