import { coverText } from '../../ui/cover-text.ts';
import { money } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { UiText } from '../../ui/ui.vi.ts';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { SectionList } from './FormPage.tsx';
import { stepUrl } from './steps.ts';

/** Kiểm tra lần cuối: what is missing on top, linked; every answer with a way back to it; one button. */
export function CheckPage(model: Pages['check']) {
  const { t } = useTexts<PortalText>();
  const sections = [...new Set(model.rows.map((row) => row.section))];
  return (
    <>
      <h1>{model.procedure.name}</h1>
      <div className="columns form">
        <SectionList model={model} step="kiem-tra" />
        <div>
          <h2>{t('check.title')}</h2>
          {model.problems.length > 0 ? (
            <Problems problems={model.problems} />
          ) : (
            <p className="notice good">
              {model.amends === null ? t('check.notYet') : t('check.amends', { code: model.amends })}
            </p>
          )}
          {model.amends === null && (
            <Part title={t('form.partiesTitle')} href={stepUrl(model.draftId, 'chung')}>
              <dl className="facts">
                <dt>{t('form.placeTitle')}</dt>
                <dd>{model.placeText}</dd>
                <dt>{t('form.partiesTitle')}</dt>
                <dd>{model.ownerText}</dd>
                <dt>{t('form.delivery')}</dt>
                <dd>{t(`form.delivery.${model.content.delivery.how}`)}</dd>
              </dl>
            </Part>
          )}
          {sections.map((section) => {
            const rows = model.rows.filter((row) => row.section === section);
            return (
              <Part
                key={section}
                title={section}
                href={stepUrl(model.draftId, rows[0]?.path.replace(/[.[].*$/, '') ?? 'chung')}
              >
                <dl className="facts">
                  {rows.map((row) => (
                    <div key={row.path} style={{ display: 'contents' }}>
                      <dt>{row.label}</dt>
                      <dd>
                        {row.text}
                        <Contested model={model} path={row.path} />
                      </dd>
                    </div>
                  ))}
                </dl>
                <Differs model={model} path={rows[0]?.path ?? ''} />
              </Part>
            );
          })}
          <Documents {...model} />
          {model.fees.length > 0 && (
            <p>
              {t('check.fee')}: <strong>{money(model.fees.reduce((sum, fee) => sum + fee.amountVnd, 0))}</strong>
            </p>
          )}
          <p className="no-print">
            <a href={`/to-khai/${model.draftId}/ban-in.pdf`}>{t('check.print')}</a>
          </p>
          {model.problems.length === 0 && (
            <form method="post" action={stepUrl(model.draftId, 'nop')}>
              <input type="hidden" name="commandId" value={model.commandId} />
              <label className="choice">
                <input type="checkbox" name="declare" value="true" required />
                {t('check.declare')}
              </label>
              <div className="buttons">
                <button className="button" type="submit">
                  {t(model.amends === null ? 'check.submit' : 'check.submitAmendment')}
                </button>
              </div>
            </form>
          )}
        </div>
      </div>
    </>
  );
}

type Told = { model: Pages['check']; path: string };

const knownOf = ({ model, path }: Told) => model.content.known[path.replace(/[.[].*$/, '')];

/** Thông tin chưa đúng: what the register says beside what is handed in instead. */
function Contested({ model, path }: Told) {
  const { t, lang } = useTexts<UiText>();
  const value = knownOf({ model, path })?.values[path.replace(/^[^.]*\./, '')];
  if (!value?.contest) return null;
  return (
    <p className="muted">
      {t('known.says', { register: model.registerNames[value.register] ?? value.register })} {value.text[lang]}.{' '}
      {t('known.bothKept')}
    </p>
  );
}

/** What was declared of somebody does not agree with the register: said once more before it is handed in. */
function Differs({ model, path }: Told) {
  const { t } = useTexts<UiText>();
  const told = knownOf({ model, path });
  if (told?.state !== 'differs') return null;
  const register = told.registers.map((name) => model.registerNames[name] ?? name).join(', ');
  return <p className="notice gold">{t('known.differs', { register })}</p>;
}

function Problems({ problems }: Pick<Pages['check'], 'problems'>) {
  const { t } = useTexts<PortalText>();
  return (
    <div className="notice bad" role="alert">
      <h3>{t('form.problems', { count: problems.length })}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.href}${problem.text}`}>
            <a href={problem.href}>{problem.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Part({ title, href, children }: { title: string; href: string; children: React.ReactNode }) {
  const { t } = useTexts<PortalText>();
  return (
    <section className="card">
      <h3>
        {title}{' '}
        <a href={href} style={{ fontWeight: 400, fontSize: '0.9rem' }}>
          {t('check.edit')}
          <span className="hidden-text"> {title}</span>
        </a>
      </h3>
      {children}
    </section>
  );
}

function Documents({ documents, uploads, content, draftId }: Pages['check']) {
  const { t, lang } = useTexts<PortalText>();
  const asked = documents.filter((document) => !document.replacedBy);
  if (asked.length === 0) return null;
  return (
    <Part title={t('form.documentsTitle')} href={stepUrl(draftId, 'giay-to')}>
      <ul>
        {asked.map((document) => {
          const files = (content.documents[document.id] ?? []).flatMap(
            (id) => uploads.find((upload) => upload.id === id) ?? [],
          );
          const cover = files.length === 0 ? content.covers[document.id] : undefined;
          if (files.length === 0 && !document.isRequired && !cover) return null;
          return (
            <li key={document.id}>
              {(lang === 'en' && document.nameEn) || document.name}:{' '}
              {cover
                ? t('check.covered', { what: coverText(cover, lang) })
                : files.length > 0
                  ? files.map((file) => file.fileName).join(', ')
                  : '—'}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
