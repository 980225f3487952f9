import { listFeeLines } from '#applications/procedures/fee-lines.browser.ts';
import { money, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { applicantText, levelText, serviceLevelText } from './procedure-texts.ts';

/** Một thủ tục: who may, what it takes, how long by law and in truth; one red button. */
export function ProcedurePage(model: Pages['procedure']) {
  const { definition, sectorName, canStart } = model;
  const { t, lang } = useTexts<PortalText>();
  return (
    <>
      <p className="crumbs">
        <a href="/thu-tuc">{t('portal.procedures')}</a> › {sectorName}
      </p>
      <h1>{lang === 'en' ? definition.nameEn : definition.name}</h1>
      <p>{definition.summary}</p>
      <Essentials {...model} />
      {canStart ? (
        <form method="post" action={`/thu-tuc/${definition.code}/nop`}>
          <button className="button" type="submit">
            {t('procedure.start')}
          </button>
        </form>
      ) : (
        <p className="notice">{t('procedure.counterOnly')}</p>
      )}
      <div className="columns" style={{ marginTop: 32 }}>
        <div>
          <h2>{t('procedure.papers')}</h2>
          <Papers {...model} />
          <h2>{t('procedure.steps')}</h2>
          <ol className="steps">
            {definition.steps.map((step) => (
              <li key={step.what}>
                <strong>{step.who}:</strong> {step.what}
              </li>
            ))}
          </ol>
        </div>
        <aside>
          <dl>
            <dt className="muted">{t('procedure.who')}</dt>
            <dd>{definition.applicantKinds.map((kind) => applicantText(kind, lang)).join(', ')}</dd>
            <dt className="muted">{t('procedure.authority')}</dt>
            <dd>
              {model.authorityText} ({levelText(definition.level, lang).toLowerCase()})
            </dd>
            <dt className="muted">{t('procedure.result')}</dt>
            <dd>{(lang === 'en' && definition.result.nameEn) || definition.result.name}</dd>
            <dt className="muted">{t('procedure.serviceLevel')}</dt>
            <dd>{serviceLevelText(model.serviceLevel, lang)}</dd>
          </dl>
          {definition.conditions && (
            <details>
              <summary>{t('procedure.conditions')}</summary>
              <p>{definition.conditions}</p>
            </details>
          )}
          <details>
            <summary>{t('procedure.laws')}</summary>
            <ul>
              {definition.legalBases.map((law) => (
                <li key={law.id}>
                  {law.number} {law.name}
                </li>
              ))}
            </ul>
          </details>
          <details>
            <summary>{t('procedure.decisions')}</summary>
            {[definition.publication, definition.internalProcess].map((decision) => (
              <p key={decision.number}>
                {decision.number} ({decision.issuer}, {shortDay(decision.issuedOn)})
              </p>
            ))}
          </details>
        </aside>
      </div>
    </>
  );
}

function Essentials({ definition, termTexts, times }: Pages['procedure']) {
  const { t, lang } = useTexts<PortalText>();
  const needed = definition.requiredDocuments.filter((document) => !document.replacedBy);
  return (
    <div className="three">
      <div>
        <h2>{t('procedure.papers')}</h2>
        <p className="big">
          {needed.length > 0 ? t('procedure.papersCount', { count: needed.length }) : t('procedure.noPapers')}
        </p>
      </div>
      <div>
        <h2>{t('procedure.fee')}</h2>
        {definition.fees.length === 0 && <p className="big">{t('procedure.free')}</p>}
        {listFeeLines(definition).map(({ key, name, nameEn, amountVnd }) => (
          <p key={key}>
            <span className="big">{amountVnd === undefined ? t('procedure.byQuantity') : money(amountVnd)}</span> ·{' '}
            {(lang === 'en' && nameEn) || name}
          </p>
        ))}
      </div>
      <div>
        <h2>{t('procedure.time')}</h2>
        {termTexts.map(({ name, term }) => (
          <p key={name}>
            <span className="big">{term}</span>
            {termTexts.length > 1 && ` · ${name}`}
          </p>
        ))}
        {times && <p className="muted">{t('procedure.realTime', times)}</p>}
      </div>
    </div>
  );
}

function Papers({ definition, requiredIds }: Pages['procedure']) {
  const { t, lang } = useTexts<PortalText>();
  if (definition.requiredDocuments.length === 0) return <p>{t('procedure.noPapers')}.</p>;
  return (
    <>
      <ul>
        {definition.requiredDocuments.map((document) => {
          const name = (lang === 'en' && document.nameEn) || document.name;
          if (document.replacedBy) {
            return (
              <li key={document.id}>
                <s className="spared">{name}</s> <br />
                {t('procedure.spared', { why: (lang === 'en' && document.replacedByEn) || document.replacedBy })}
              </li>
            );
          }
          const counts = [
            document.originals > 0 && t('procedure.originals', { count: document.originals }),
            document.copies > 0 && t('procedure.copies', { count: document.copies }),
          ];
          return (
            <li key={document.id}>
              {name}{' '}
              <span className="muted">
                (
                {[requiredIds.includes(document.id) ? t('procedure.required') : t('procedure.ifNeeded'), ...counts]
                  .filter(Boolean)
                  .join('; ')}
                )
              </span>
              {document.note && <div className="muted">{document.note}</div>}
            </li>
          );
        })}
      </ul>
      <p className="no-print">
        <a href={`/thu-tuc/${definition.code}/to-khai.pdf`}>{t('procedure.paperForm')}</a>
      </p>
    </>
  );
}
