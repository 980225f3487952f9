import type { KnownValue } from '#applications/dossiers/known-data/known.contract.ts';
import type { Field } from '#platform/forms/form-definition.contract.ts';
import { useTexts } from '../text.tsx';
import type { UiText } from '../ui.vi.ts';
import type { KnownPart } from './known-section.ts';

type KnownFieldProps = { field: Field; path: string; known: KnownValue; part: KnownPart };

/** Giá trị đã biết: with a lock, where it comes from and since when; a button says that it is wrong. */
export function KnownField({ field, path, known, part }: KnownFieldProps) {
  const { t, lang } = useTexts<UiText>();
  return (
    <div className="field known" id={path}>
      <span className="known-label">{lang === 'en' ? field.labelEn : field.label}</span>
      <p className="known-value">
        <Lock />
        <span>{known.text[lang]}</span>
      </p>
      <p className="help">
        {(part.section?.registers.length ?? 0) > 1 && `${part.registerName(known.register)}. `}
        <button
          className="link"
          type="submit"
          name="contest"
          value={path}
          onClick={(event) => {
            event.preventDefault();
            part.onContest(field.id, { reason: '' });
          }}
        >
          {t('known.wrong')}
          <span className="hidden-text"> ({lang === 'en' ? field.labelEn : field.label})</span>
        </button>
      </p>
    </div>
  );
}

/** Above the input of a contested value: what the register says, why it is held to be wrong, and the way back. */
export function ContestedNote({ field, path, known, part }: KnownFieldProps) {
  const { t, lang } = useTexts<UiText>();
  return (
    <div className="contested">
      <p>
        {t('known.says', { register: part.registerName(known.register) })} <strong>{known.text[lang]}</strong>
      </p>
      <p className="muted">{t('known.bothKept')}</p>
      <label htmlFor={`reason.${path}`}>{t('known.reason')}</label>
      <input
        id={`reason.${path}`}
        name={`reason.${path}`}
        maxLength={500}
        value={known.contest?.reason ?? ''}
        onChange={(event) => part.onContest(field.id, { reason: event.target.value })}
      />
      <button
        className="link"
        type="submit"
        name="uncontest"
        value={path}
        onClick={(event) => {
          event.preventDefault();
          part.onContest(field.id, null);
        }}
      >
        {t('known.keep')}
      </button>
    </div>
  );
}

function Lock() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="18" height="18">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M4.5 9h11v8h-11z"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Điều cơ quan tự lấy of a person who was matched: nothing to type, and nothing is shown of it. */
export function WithheldField({ field, part }: Pick<KnownFieldProps, 'field' | 'part'>) {
  const { t, lang } = useTexts<UiText>();
  const register = part.section?.registers.map(part.registerName).join(', ') ?? '';
  return (
    <div className="field known">
      <span className="known-label">{lang === 'en' ? field.labelEn : field.label}</span>
      <p className="help">{t('known.withheld', { register })}</p>
    </div>
  );
}
