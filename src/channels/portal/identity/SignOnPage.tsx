import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Đồng ý đăng nhập: which system asks, whose it is, and what it will learn, before anything is told. */
export function SignOnPage({ uid, name, ownerName, purpose, article, fields }: Pages['signOn']) {
  const { t } = useTexts<PortalText>();
  const learned = fields.filter((field) => field !== 'sub');
  return (
    <>
      <h1>{t('signOn.title', { name })}</h1>
      <p>{t('signOn.whose', { owner: ownerName })}</p>
      <p>
        {t('signOn.purpose', { purpose })} <span className="muted">({article})</span>
      </p>
      {learned.length > 0 ? (
        <>
          <h2>{t('signOn.learns')}</h2>
          <ul>
            {learned.map((field) => (
              <li key={field}>{t(`signOn.field.${field}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('signOn.learnsNothing')}</p>
      )}
      <p className="muted">{t('signOn.password')}</p>
      <form method="post" action={`/cho-dang-nhap/${uid}`} className="choices">
        <input type="hidden" name="fields" value={fields.join(' ')} />
        <button className="button" name="agrees" value="co">
          {t('signOn.agree')}
        </button>
        <button className="button quiet" name="agrees" value="khong">
          {t('signOn.refuse')}
        </button>
      </form>
    </>
  );
}

/** Đi tiếp: back on the way to the system; the link is for browsers that do not go by themselves. */
export function GoOnPage({ url }: Pages['goOn']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('signOn.goingOn')}</h1>
      <p>
        <a className="button" href={url}>
          {t('signOn.goOn')}
        </a>
      </p>
    </>
  );
}
