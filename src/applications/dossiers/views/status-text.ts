import type { Language } from '#infrastructure/language.ts';
import type { DossierStatus } from '../course/dossier-status.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { dossiersVi } from '../dossiers.vi.ts';

const texts = { vi: dossiersVi, en: dossiersEn } as const;

/** Trạng thái hồ sơ bằng lời. */
export function statusText(status: DossierStatus, lang: Language): string {
  return texts[lang][`dossier.status.${status}`];
}
