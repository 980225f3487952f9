import { dayOf, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { ServiceFacts } from './DevelopersPage.tsx';
import { Listing, Scroller } from './Listing.tsx';
import { Operation } from './Operation.tsx';
import { StopNotice } from './StopNotice.tsx';

/** Trang hợp đồng giao tiếp of one version of a service. */
export function ContractPage({ contract, bodiesKeptDays, trial, given }: Pages['contract']) {
  const { t, lang } = useTexts<PortalText>();
  const { code, version, name, description, gatewayUrl, operations, personal, inSandbox, inProduction } = contract;
  return (
    <>
      <p className="crumbs">
        <a href="/nha-phat-trien">{t('dev.title')}</a>
      </p>
      <h1>
        {name} <span className="muted">{version}</span>
      </h1>
      {description !== '' && <p>{description}</p>}
      <ServiceFacts service={contract} />
      {contract.stop && <StopNotice stop={contract.stop} />}
      <dl className="facts">
        {inProduction && (
          <div>
            <dt>{t('contract.address')}</dt>
            <dd>
              <code className="wide">{`${gatewayUrl}/${code}/${version}`}</code>
            </dd>
          </div>
        )}
        {inSandbox && (
          <div>
            <dt>{t('contract.sandboxAddress')}</dt>
            <dd>
              <code className="wide">{`${gatewayUrl}/sandbox/${code}/${version}`}</code>
            </dd>
          </div>
        )}
        {contract.promise && (
          <div>
            <dt>{t('contract.promise')}</dt>
            <dd>
              {t('contract.promised', {
                share: contract.promise.availability.toLocaleString(lang),
                ms: contract.promise.p95Ms.toLocaleString(lang),
              })}
            </dd>
          </div>
        )}
        {contract.degraded !== null && (
          <div>
            <dt>{t('contract.degraded')}</dt>
            <dd lang="vi">{contract.degraded}</dd>
          </div>
        )}
        {contract.firstAnswers && (
          <div>
            <dt>{t('contract.firstAnswers')}</dt>
            <dd>
              {t(contract.firstAnswers.keyRequired ? 'contract.keyRequired' : 'contract.keyTaken', {
                hours: contract.firstAnswers.keptHours.toLocaleString(lang),
              })}
            </dd>
          </div>
        )}
        {contract.keepsBodies && (
          <div>
            <dt>{t('contract.bodies')}</dt>
            <dd>{t('contract.bodiesKept', { days: bodiesKeptDays.toLocaleString(lang) })}</dd>
          </div>
        )}
        {contract.xroadAddress !== null && (
          <div>
            <dt>{t('contract.xroadAddress')}</dt>
            <dd>
              <code className="wide">{contract.xroadAddress}</code>
            </dd>
          </div>
        )}
      </dl>
      <p className="buttons">
        <a className="button quiet" href={`/nha-phat-trien/${code}/${version}/openapi.json`}>
          {t('contract.openapi')}
        </a>
        <a className="button quiet" href={`/nha-phat-trien/${code}/${version}/wsdl`}>
          {t('contract.wsdl')}
        </a>
        <a className="button quiet" href="/quan-tri/lgsp?phan=quyen">
          {t('dev.requestGrant')}
        </a>
      </p>
      {contract.composition.length > 0 && <Composed contract={contract} />}
      <h2>{t('contract.operations')}</h2>
      {operations.map((operation) => (
        <Operation
          key={operation.id}
          operation={operation}
          contract={contract}
          trial={trial?.operation === operation.id ? trial : null}
          given={given[operation.id]}
        />
      ))}
      {personal && <Purpose />}
      <Faults faults={contract.faults} />
      <History contract={contract} />
    </>
  );
}

/** Which grants a consumer needs for a composed service. */
function Composed({ contract: { composition } }: { contract: Pages['contract']['contract'] }) {
  const { t } = useTexts<PortalText>();
  const parts = composition.flatMap(({ operation, parts }) => parts.map((part) => ({ ...part, of: operation })));
  return (
    <section id="thanh-phan">
      <h2>{t('contract.composed')}</h2>
      <p>{t('contract.composedIntro')}</p>
      <Scroller label={t('contract.composed')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('contract.part')}</th>
              <th scope="col">{t('contract.partService')}</th>
              <th scope="col">{t('contract.partNeed')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={`${part.of} ${part.name}`}>
                <td>
                  <code>{part.name}</code>
                </td>
                <td>
                  <a href={`/nha-phat-trien/${part.serviceKey.replace(/^sandbox\//, '')}`}>{part.serviceName}</a>{' '}
                  <code>{part.operation}</code>
                </td>
                <td>{t(part.isRequired ? 'contract.partRequired' : 'contract.partOptional')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

const example = {
  iss: 'thu-1a2b3c4d',
  aud: 'urn:motcua:purpose',
  iat: 1795824000,
  exp: 1795824120,
  officer: 'cb.lan',
  officerTitle: 'Chuyên viên',
  unit: 'H62.04',
  procedure: '1.001193',
  dossier: 'H62.04-261128-0001',
  article: 'Điều 10 Luật Căn cước 2023',
};
const claims = [
  ['iss', 'contract.claim.iss'],
  ['aud', 'contract.claim.aud'],
  ['iat, exp', 'contract.claim.iat'],
  ['officer, officerTitle', 'contract.claim.officer'],
  ['unit', 'contract.claim.unit'],
  ['dossier, procedure', 'contract.claim.dossier'],
  ['article', 'contract.claim.article'],
  ['emergency', 'contract.claim.emergency'],
] as const;

function Purpose() {
  const { t } = useTexts<PortalText>();
  return (
    <section id="muc-dich">
      <h2>{t('contract.purpose')}</h2>
      <p>{t('contract.purposeIntro')}</p>
      <dl className="facts">
        {claims.map(([name, text]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <Listing label={t('contract.purpose')} text={JSON.stringify(example, null, 2)} />
    </section>
  );
}

function Faults({ faults }: { faults: Pages['contract']['contract']['faults'] }) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <details>
      <summary>{t('contract.faults')}</summary>
      <p>{t('contract.faultsIntro')}</p>
      <Scroller label={t('contract.faults')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('contract.status')}</th>
              <th scope="col">{t('contract.code')}</th>
              <th scope="col">{t('contract.what')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ status, code, message, description }) => (
              <tr key={`${code} ${description}`}>
                <td className="numbers">{status}</td>
                <td className="numbers">{code}</td>
                <td>{lang === 'en' ? message : description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function History({ contract }: { contract: Pages['contract']['contract'] }) {
  const { t } = useTexts<PortalText>();
  const { code, version, versions, changes } = contract;
  return (
    <div className="columns">
      <section>
        <h2>{t('contract.changes')}</h2>
        <ul className="timeline">
          {changes.map(({ at, kind }) => (
            <li key={`${at} ${kind}`}>
              <time dateTime={at}>{shortDay(dayOf(at))}</time>
              {t(`contract.change.${kind}`)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('contract.versions')}</h2>
        <ul>
          {versions.map((other) => (
            <li key={other.version}>
              {other.version === version ? (
                <>
                  {other.version} ({t('contract.thisOne')})
                </>
              ) : (
                <a href={`/nha-phat-trien/${code}/${other.version}`}>{other.version}</a>
              )}{' '}
              · {t(`dev.state.${other.state}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
