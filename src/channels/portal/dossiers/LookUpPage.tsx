import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Tra cứu hồ sơ without signing in: only how far it is. */
export function LookUpPage({ code, found }: Pages['lookUp']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('lookUp.title')}</h1>
      <form action="/tra-cuu" role="search">
        <div className="field">
          <label htmlFor="ma">{t('lookUp.code')}</label>
          <p className="help" id="ma-help">
            {t('lookUp.help')}
          </p>
          <input
            id="ma"
            name="ma"
            defaultValue={code}
            aria-describedby="ma-help"
            required
            maxLength={60}
            autoCapitalize="characters"
          />
        </div>
        <button className="button" type="submit">
          {t('lookUp.title')}
        </button>
      </form>
      <div role="status" style={{ marginTop: 24 }}>
        {code && !found && <p className="notice bad">{t('lookUp.none')}</p>}
        {found && <Progress {...found} />}
      </div>
    </>
  );
}

export function Progress({ code, step, label }: { code: string; step: number; label: string }) {
  const { t } = useTexts<PortalText>();
  const steps = ['lookUp.step1', 'lookUp.step2', 'lookUp.step3', 'lookUp.step4'] as const;
  return (
    <section aria-labelledby="tien-do">
      <h2 id="tien-do">
        <span className="numbers">{code}</span>: {label}
      </h2>
      <ol className="bar">
        {steps.map((key, index) => (
          <li key={key} className={index < step ? 'done' : ''} aria-current={index + 1 === step ? 'step' : undefined}>
            {t(key)}
          </li>
        ))}
      </ol>
      <p>
        <a href={`/ho-so/${code}`}>{t('lookUp.signIn')}</a>
      </p>
    </section>
  );
}
