import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Đăng nhập: works without JavaScript; a wrong password says so and loses nothing. */
export function SignInPage({ problem, next, needed, system }: Pages['signIn']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      {system !== null && <p className="notice">{t('signIn.system', { system })}</p>}
      {needed && system === null && !problem && <p className="notice">{t('signIn.needed')}</p>}
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      <form method="post" action="/dang-nhap">
        <input type="hidden" name="next" value={next} />
        <div className="field">
          <label htmlFor="ten">{t('signIn.username')}</label>
          <input id="ten" name="username" autoComplete="username" autoCapitalize="none" required maxLength={100} />
        </div>
        <div className="field">
          <label htmlFor="mat-khau">{t('signIn.password')}</label>
          <input
            id="mat-khau"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
        </div>
        <button className="button" type="submit">
          {t('signIn.title')}
        </button>
      </form>
      <p className="muted" style={{ marginTop: 24 }}>
        {t('signIn.demo')}
      </p>
    </>
  );
}
