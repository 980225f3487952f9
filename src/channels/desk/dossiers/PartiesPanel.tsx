import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import type { Party } from '#applications/dossiers/dossiers.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { useTexts, type Translate } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { channelText } from '../work/channel-text.ts';

type Fact = { label: string; text: string | null };

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(({ text }) => text)
        .map(({ label, text }) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd className="as-written">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

export function partyFacts(label: string, party: Party, t: Translate<DeskText>): Fact[] {
  return [
    { label, text: party.name },
    { label: t('dossier.personalId'), text: party.personalId },
    { label: t('dossier.taxCode'), text: party.taxCode },
    { label: t('dossier.phone'), text: party.phone },
    { label: t('dossier.email'), text: party.email },
    { label: t('dossier.address'), text: party.address },
  ];
}

/** Người nộp, chủ hồ sơ, giấy ủy quyền; the units of the dossier. */
export function PartiesPanel({ view }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  const { applicant, owner, authorisation } = view.parties;
  const isSame =
    owner.name === applicant.name && owner.personalId === applicant.personalId && owner.taxCode === applicant.taxCode;
  const given = authorisation && [
    authorisation.number,
    authorisation.issuedOn && shortDay(authorisation.issuedOn),
    authorisation.note,
  ];
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{t('dossier.parties')}</h2>
      <Facts facts={partyFacts(t('dossier.applicant'), applicant, t)} />
      {isSame ? (
        <p className="muted">{t('dossier.ownerSelf')}</p>
      ) : (
        <Facts facts={partyFacts(t('dossier.owner'), owner, t)} />
      )}
      {given && (
        <Facts facts={[{ label: t('dossier.authorisation'), text: given.filter(Boolean).join(', ') || '–' }]} />
      )}
      <Facts
        facts={[
          { label: t('dossier.channel'), text: channelText(view.channel, t) },
          {
            label: t('dossier.postedIn'),
            text: view.postedIn && `${view.postedIn.consignment}, ${shortDay(view.postedIn.receivedOn)}`,
          },
          { label: t('dossier.submittedAt'), text: momentText(view.submittedAt, lang) },
          { label: t('dossier.delivery'), text: t(`intake.delivery.${view.delivery.how}`) },
          { label: t('intake.deliveryAddress'), text: view.delivery.address },
          {
            label: t('dossier.postedOut'),
            text: view.postedOut && `${view.postedOut.consignment}, ${momentText(view.postedOut.at, lang)}`,
          },
          { label: t('dossier.helped'), text: view.unitNames.helped },
          { label: t('dossier.received'), text: view.unitNames.received },
          { label: t('dossier.deciding'), text: view.unitNames.deciding },
        ]}
      />
    </section>
  );
}
