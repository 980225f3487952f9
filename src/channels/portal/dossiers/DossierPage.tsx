import { appointmentText, dayOf, durationText, momentText, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Fees, Payment } from './DossierFees.tsx';
import { DocumentList } from './ReceiptPage.tsx';

/** Hồ sơ như một cuộc trao đổi có ngày tháng: where it is, what I have to do, what happened. */
export function DossierPage(model: Pages['dossier']) {
  const { dossier, problem } = model;
  const { t, lang } = useTexts<PortalText>();
  const can = (kind: string) => dossier.allowedActions.some((action) => action.kind === kind);
  return (
    <>
      <p className="crumbs">
        <a href="/ho-so">{t('portal.myDossiers')}</a> › <span className="numbers">{dossier.code}</span>
      </p>
      <h1>{dossier.procedureName}</h1>
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      <section className="notice" aria-label={t('dossier.now')}>
        <p>
          <strong>{dossier.whereNow}</strong>
        </p>
        {dossier.appointment && (
          <>
            <p>
              {t('dossier.due')}: <strong>{appointmentText(dossier.appointment, lang)}</strong>
            </p>
            <details>
              <summary>{t('dossier.how')}</summary>
              {dossier.appointment.sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </details>
          </>
        )}
      </section>
      {can('supplement') && (
        <div id="supplement">
          <SupplementRequest {...model} />
        </div>
      )}
      {dossier.corrections
        .filter(({ correctedAt }) => correctedAt === null)
        .map((one) => (
          <p key={one.reportedAt} className="notice gold">
            {t('dossier.correcting', { due: one.dueOn ? shortDay(one.dueOn) : '' })}
          </p>
        ))}
      {can('pay') && <Payment {...model} />}
      <Result {...model} />
      <div className="columns">
        <div>
          <h2>{t('dossier.story')}</h2>
          <ol className="timeline">
            {dossier.timeline.toReversed().map((event) => (
              <li key={event.sequence}>
                <time dateTime={event.at}>{momentText(event.at, lang)}</time>
                {event.text}
                {event.actorUnitName && <div className="muted">{event.actorUnitName}</div>}
              </li>
            ))}
          </ol>
          <details>
            <summary>{t('dossier.content')}</summary>
            <dl className="facts">
              {dossier.rows.map((row) => (
                <div key={row.path} style={{ display: 'contents' }}>
                  <dt>{row.label}</dt>
                  <dd>{row.text}</dd>
                </div>
              ))}
            </dl>
          </details>
          <WhoHadIt {...model} />
          {can('change') && <Change {...model} />}
          {can('report_error') && <ErrorReport {...model} />}
          {can('withdraw') && <Withdrawal {...model} />}
        </div>
        <aside>
          {dossier.papers.length > 0 && <h2>{t('dossier.papers')}</h2>}
          <ul>
            {dossier.papers.map((paper) => (
              <li key={paper.id}>
                <a href={`/api/dossiers/${dossier.code}/papers/${paper.id}`}>{paper.title}</a>{' '}
                <span className="muted">{momentText(paper.createdAt, lang)}</span>
              </li>
            ))}
          </ul>
          <h2>{t('dossier.documents')}</h2>
          <DocumentList dossier={dossier} />
          {dossier.fees.length > 0 && <Fees {...model} />}
        </aside>
      </div>
    </>
  );
}

function Result({ dossier }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  const paper = dossier.papers.find(({ id }) => id === dossier.result?.paperId);
  if (!dossier.result || !paper) return null;
  return (
    <section className="sealed">
      <h2>{t('dossier.result')}</h2>
      <p>{t('dossier.resultReady', { number: dossier.result.number, day: shortDay(dossier.result.issuedOn) })}</p>
      {dossier.postedOut && (
        <p>
          {t('dossier.postedOut', {
            number: dossier.postedOut.consignment,
            day: shortDay(dayOf(dossier.postedOut.at)),
          })}
        </p>
      )}
      <form method="post" action={`/ho-so/${dossier.code}/nhan-ket-qua`}>
        <button className="button" type="submit">
          {t('dossier.download')}
        </button>
      </form>
    </section>
  );
}

/** The page without script; a browser with script gets the same with files that go in pieces. */
export function SupplementRequest({ dossier, commandId }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  const request = dossier.supplements.at(-1);
  if (!request) return null;
  return (
    <section className="notice bad">
      <h2>{t('dossier.supplementTitle')}</h2>
      <p>{request.reason}</p>
      {request.contact && <p>{request.contact}</p>}
      <form method="post" action={`/ho-so/${dossier.code}/bo-sung`} encType="multipart/form-data">
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="revision" value={dossier.revision} />
        {request.items.map((item) => (
          <div key={`${item.target}${item.what}`} className="document" style={{ background: 'var(--paper)' }}>
            <h3>{item.name}</h3>
            <p>{item.what}</p>
            {item.target !== 'other' && !item.target.startsWith('form:') && (
              <input
                type="file"
                name={`file.${item.target}`}
                aria-label={item.name}
                accept="application/pdf,image/jpeg,image/png"
                multiple
              />
            )}
          </div>
        ))}
        <div className="field">
          <label htmlFor="note">
            {t('dossier.supplementNote')} <span className="optional">{t('form.optional')}</span>
          </label>
          <textarea id="note" name="note" maxLength={500} />
        </div>
        <button className="button" type="submit">
          {t('dossier.supplementSend')}
        </button>
      </form>
      {request.items.some(({ target }) => target.startsWith('form:')) && (
        <form method="post" action={`/ho-so/${dossier.code}/sua`}>
          <p>{t('dossier.supplementForm')}</p>
          <button className="button quiet" type="submit">
            {t('dossier.amend')}
          </button>
        </form>
      )}
    </section>
  );
}

/** Ai đã giữ hồ sơ, in plain words. */
function WhoHadIt({ dossier: { whoHadIt } }: Pages['dossier']) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <details>
      <summary>{t('dossier.whoHadIt')}</summary>
      <ol className="plain-list">
        {whoHadIt.map(({ name, from, to }) => (
          <li key={from}>
            <strong>{name}</strong>{' '}
            {to === null
              ? t('dossier.hadSince', { from: momentText(from, lang) })
              : t('dossier.had', { time: durationText(minutesBetween(from, to), lang), from: momentText(from, lang) })}
          </li>
        ))}
      </ol>
    </details>
  );
}

const minutesBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

function Change({ dossier }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  return (
    <details>
      <summary>{t('dossier.change')}</summary>
      <p>{t('dossier.changeHelp')}</p>
      <form method="post" action={`/ho-so/${dossier.code}/sua`}>
        <button className="button quiet" type="submit">
          {t('dossier.amend')}
        </button>
      </form>
    </details>
  );
}

function ErrorReport({ dossier, commandId }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  return (
    <details>
      <summary>{t('dossier.reportError')}</summary>
      <p>{t('dossier.reportErrorHelp')}</p>
      <form method="post" action={`/ho-so/${dossier.code}/bao-sai-sot`}>
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="revision" value={dossier.revision} />
        <div className="field">
          <label htmlFor="what">{t('dossier.reportErrorWhat')}</label>
          <textarea id="what" name="what" maxLength={2000} required />
        </div>
        <button className="button quiet" type="submit">
          {t('dossier.reportErrorSend')}
        </button>
      </form>
    </details>
  );
}

function Withdrawal({ dossier, commandId }: Pages['dossier']) {
  const { t } = useTexts<PortalText>();
  return (
    <details>
      <summary>{t('dossier.withdraw')}</summary>
      <p>{t('dossier.withdrawHelp')}</p>
      <form method="post" action={`/ho-so/${dossier.code}/rut`}>
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="revision" value={dossier.revision} />
        <div className="field">
          <label htmlFor="reason">
            {t('dossier.withdrawReason')} <span className="optional">{t('form.optional')}</span>
          </label>
          <input id="reason" name="reason" maxLength={500} />
        </div>
        <button className="button quiet" type="submit">
          {t('dossier.withdrawConfirm')}
        </button>
      </form>
    </details>
  );
}
