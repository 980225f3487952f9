import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { levelText, serviceLevelText } from './procedure-texts.ts';

/** Danh sách thủ tục: search and filters live in the address. */
export function ProcedureListPage(model: Pages['procedures']) {
  const { found, total, sectors, serviceLevels, filter } = model;
  const { t, lang } = useTexts<PortalText>();
  const option = (value: string, label: string) => (
    <option key={value} value={value}>
      {label}
    </option>
  );
  return (
    <>
      <h1 id="tieu-de">{t('search.title')}</h1>
      <form action="/thu-tuc" role="search">
        <div className="search">
          <input
            type="search"
            name="q"
            defaultValue={filter['q'] ?? ''}
            aria-label={t('home.ask')}
            placeholder={t('home.placeholder')}
          />
          <button className="button" type="submit">
            {t('home.search')}
          </button>
        </div>
        <div className="pair">
          <label className="field">
            {t('search.sector')}
            <select name="linh-vuc" defaultValue={filter['linh-vuc'] ?? ''}>
              {option('', t('search.all'))}
              {sectors.map((sector) => option(sector.code, `${sector.name} (${sector.count})`))}
            </select>
          </label>
          <label className="field">
            {t('search.level')}
            <select name="cap" defaultValue={filter['cap'] ?? ''}>
              {option('', t('search.all'))}
              {(['province', 'district', 'commune', 'ministry'] as const).map((level) =>
                option(level, levelText(level, lang)),
              )}
            </select>
          </label>
          <label className="field">
            {t('search.serviceLevel')}
            <select name="muc-do" defaultValue={filter['muc-do'] ?? ''}>
              {option('', t('search.all'))}
              {serviceLevels.map(({ level, count }) => option(level, `${serviceLevelText(level, lang)} (${count})`))}
            </select>
          </label>
        </div>
        {(['doi-tuong', 'su-kien'] as const).map(
          (name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />,
        )}
        <button className="button quiet" type="submit">
          {t('search.filter')}
        </button>
      </form>
      <p role="status" style={{ marginTop: 20 }}>
        {total > 0
          ? t('search.found', { count: total.toLocaleString(lang === 'en' ? 'en' : 'vi-VN') })
          : t('search.none')}
      </p>
      <ul className="results">
        {found.map((procedure) => (
          <li key={procedure.code}>
            <h2>
              <a href={`/thu-tuc/${procedure.code}`}>{lang === 'en' ? procedure.nameEn : procedure.name}</a>
            </h2>
            {procedure.summary && (
              <p>{procedure.hasPackage ? procedure.summary : `${t('information.agency')}: ${procedure.summary}`}</p>
            )}
            <p className="muted">
              {procedure.sectorName} · {levelText(procedure.level, lang)} ·{' '}
              {serviceLevelText(procedure.serviceLevel, lang)} · <span className="numbers">{procedure.code}</span>
              {!procedure.hasPackage && ` · ${t('search.onlyInformation')}`}
            </p>
          </li>
        ))}
      </ul>
      <Pager {...model} />
    </>
  );
}

function Pager({ page, pages, filter }: Pages['procedures']) {
  const { t } = useTexts<PortalText>();
  if (pages <= 1) return null;
  const link = (to: number, text: string) => (
    <a className="button quiet" href={`/thu-tuc?${new URLSearchParams({ ...filter, trang: String(to) })}`}>
      {text}
    </a>
  );
  return (
    <nav className="pager" aria-label={t('search.pages')}>
      {page > 1 && link(page - 1, t('search.before'))}
      <span>{t('search.pageOf', { page, pages })}</span>
      {page < pages && link(page + 1, t('search.after'))}
    </nav>
  );
}
