import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { IntakePartProps } from './intake-part.ts';
import { PartyFields } from './PartyFields.tsx';

/** Người nộp and, when somebody else's dossier is handed in, its owner and the authorisation. */
export function IntakeParties({ state: { draft, change }, procedure, problemAt }: IntakePartProps) {
  const { t } = useTexts<DeskText>();
  const { applicant, isRepresented, owner, authorisation } = draft;
  const allowed = procedure.definition.applicantKinds;
  return (
    <>
      <section aria-labelledby="applicant">
        <h2 id="applicant">{t('intake.applicant')}</h2>
        <PartyFields
          prefix="applicant"
          party={applicant}
          onChange={(changed) => change({ applicant: changed })}
          // Anybody may hand in for somebody else; alone it is for those the procedure is for.
          allowed={isRepresented ? ['citizen', 'enterprise', 'organisation'] : allowed}
          nameProblem={problemAt('applicant-name')}
        />
        <TickField
          label={t('intake.isRepresented')}
          isTicked={isRepresented}
          onChange={(isTicked) => change({ isRepresented: isTicked })}
        />
      </section>
      {isRepresented && (
        <section aria-labelledby="owner">
          <h2 id="owner">{t('intake.owner')}</h2>
          <PartyFields
            prefix="owner"
            party={owner}
            onChange={(changed) => change({ owner: changed })}
            allowed={allowed}
            nameProblem={problemAt('owner-name')}
          />
          <div className="pair">
            <TextField
              label={t('intake.authorisationNumber')}
              value={authorisation.number}
              onChange={(number) => change({ authorisation: { ...authorisation, number } })}
            />
            <TextField
              label={t('intake.authorisationNote')}
              optional={t('form.optional')}
              value={authorisation.note}
              onChange={(note) => change({ authorisation: { ...authorisation, note } })}
            />
          </div>
        </section>
      )}
    </>
  );
}
