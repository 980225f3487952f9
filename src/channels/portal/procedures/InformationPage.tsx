import type { CatalogueChannel } from '#applications/procedures/catalogue/information.contract.ts';
import { money, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { applicantText, catalogueLevelText, catalogueTermText } from './procedure-texts.ts';

/** Thủ tục mới chỉ có thông tin: says first that it is not handed in here, and where it is. */
export function InformationPage(model: Pages['procedureInformation']) {
  const { code, name, sectorName, applicantKinds, information } = model;
  const { t, lang } = useTexts<PortalText>();
  const { decision, documentCount, executingAgency, coordinatingAgency, levels, promulgator, updatedOn } = information;
  const facts: [string, string][] = [
    [t('information.agency'), executingAgency ?? t('information.unknown')],
    ...(coordinatingAgency ? [[t('information.coordinating'), coordinatingAgency] satisfies [string, string]] : []),
    [t('information.levels'), levels.map((level) => catalogueLevelText(level, lang)).join(', ')],
    [
      t('procedure.who'),
      applicantKinds.map((kind) => applicantText(kind, lang)).join(', ') || t('information.unknown'),
    ],
    [
      t('procedure.papers'),
      documentCount ? t('information.documents', { count: documentCount }) : t('information.noDocuments'),
    ],
    [t('information.promulgator'), promulgator],
    [
      t('information.decision'),
      decision
        ? `${decision.number}${decision.issuedOn ? ` (${shortDay(decision.issuedOn)})` : ''}`
        : t('information.unknown'),
    ],
  ];
  return (
    <>
      <p className="crumbs">
        <a href="/thu-tuc">{t('portal.procedures')}</a> › {sectorName}
      </p>
      <h1>{name}</h1>
      <p className="muted numbers">{code}</p>
      <div className="notice">
        <p>{information.isInternal ? t('information.internal') : t('information.notice')}</p>
        {information.isSpecific && <p>{t('information.specific', { promulgator })}</p>}
      </div>
      {!information.isInternal && <WhereToHandIn {...model} />}
      <h2>{t('information.how')}</h2>
      <Ways channels={information.channels} />
      <dl className="facts">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt className="muted">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {updatedOn && <p className="muted">{t('information.updated', { day: shortDay(updatedOn) })}</p>}
    </>
  );
}

function WhereToHandIn({ information, handInAt }: Pages['procedureInformation']) {
  const { t } = useTexts<PortalText>();
  const agency = information.executingAgency ?? t('information.theAgency');
  return (
    <>
      <h2>{t('information.where')}</h2>
      <ul>
        {information.levels.map((level) => (
          <li key={level}>
            {level === 'province' && handInAt.length > 0
              ? handInAt.join(', ')
              : t(`information.where.${level}`, { agency })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Ways({ channels }: { channels: readonly CatalogueChannel[] }) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <table className="ways">
      <thead>
        <tr>
          <th scope="col">{t('information.way')}</th>
          <th scope="col">{t('procedure.time')}</th>
          <th scope="col">{t('procedure.fee')}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map(({ channel, term, feesVnd }) => (
          <tr key={`${channel}${term?.amount}${term?.unit}${feesVnd?.join()}`}>
            <th scope="row">{t(`information.how.${channel}`)}</th>
            <td>{term ? catalogueTermText(term, lang) : t('information.byDecision')}</td>
            <td>{feesVnd ? <Fees amounts={feesVnd} /> : t('information.byDecision')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fees({ amounts }: { amounts: readonly number[] }) {
  const { t } = useTexts<PortalText>();
  return [...new Set(amounts)].map((amount) => (amount === 0 ? t('information.noFee') : money(amount))).join(' · ');
}
