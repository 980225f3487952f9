import type { Section } from '#platform/forms/form-definition.contract.ts';
import { useTexts } from '../text.tsx';
import type { UiText } from '../ui.vi.ts';
import type { KnownPart } from './known-section.ts';

/** What became of asking the registers about the person or enterprise of a part; nothing is said where nothing was asked. */
export function KnownNote({ section, part }: { section: Section; part: KnownPart }) {
  const { t } = useTexts<UiText>();
  const told = part.section;
  if (!section.subject) return null;
  const register = told?.registers.map(part.registerName).join(', ') ?? '';
  const tone = { filled: 'info', matched: 'good', differs: 'gold', none: 'gold', unavailable: 'gold' } as const;
  return (
    <div id="doi-chieu">
      {told && (
        <p className={`notice ${tone[told.state]}`} role="status">
          {t(`known.${told.state}`, { register, moment: part.moment(told.at) })}
        </p>
      )}
      {told && told.state === 'filled' && told.silent.length > 0 && (
        <p className="notice gold" role="status">
          {t('known.unavailable', { register: told.silent.map(part.registerName).join(', ') })}
        </p>
      )}
    </div>
  );
}
