import { useState } from 'react';
import type { ConsultationView } from '#applications/dossiers/views/consultation-view.contract.ts';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import { FileDrop } from '../../../ui/uploads/FileDrop.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { aboutPartner } from './about-task.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';
import { FindingField } from './FindingField.tsx';
import { readFindings, type FindingTexts } from './findings.ts';

/** Trả lời phối hợp: a result among those the procedure knows, its grounds, the figures it asks for, the papers it rests on. */
export function PartnerAnswerForm({ view, act, about }: ActionFormProps<DeskDossierView>) {
  const asked = view.consultations.find(({ partner, ended }) => partner === about.partner && ended === null);
  return asked ? <Answer asked={asked} act={act} about={about} /> : null;
}

function Answer({ asked, act, about }: { asked: ConsultationView } & Pick<ActionFormProps, 'act' | 'about'>) {
  const { t } = useTexts<DeskText>();
  const { outcomes, fields, paper } = asked.answerOptions;
  const [outcome, setOutcome] = useState(asked.answer?.outcome);
  const [summary, setSummary] = useState(asked.answer?.summary ?? '');
  const [texts, setTexts] = useState<FindingTexts>({});
  const [uploads, setUploads] = useState<readonly string[]>([]);
  const { findings, problems } = readFindings(fields, texts);
  const isPaperMissing = paper === 'required' && uploads.length === 0;
  const documents = uploads.map((uploadId, index) => ({
    name: t('act.partner_answer.paperName', { number: index + 1 }),
    uploadId,
  }));
  const command =
    outcome !== undefined && summary.trim() !== '' && problems.size === 0 && !isPaperMissing
      ? { kind: 'partner_answer' as const, ...aboutPartner(about), outcome, summary, findings, documents }
      : undefined;
  return (
    <ActionForm act={act} button={t('act.partner_answer.button')} command={command}>
      {(isTried) => (
        <>
          <RadioField
            label={t('act.partner_answer.outcome')}
            options={outcomes.map(({ id, name }) => ({ value: id, label: name }))}
            value={outcome}
            onChange={setOutcome}
            problem={isTried && outcome === undefined ? t('act.fillIn') : undefined}
          />
          {fields.map((field) => (
            <FindingField
              key={field.id}
              field={field}
              text={texts[field.id] ?? ''}
              onChange={(text) => setTexts({ ...texts, [field.id]: text })}
              problem={isTried && problems.has(field.id) ? t('act.fillIn') : undefined}
            />
          ))}
          <TextField
            label={t('act.partner_answer.summary')}
            value={summary}
            onChange={setSummary}
            isLong
            maxLength={4000}
            problem={missing(isTried, summary, t('act.fillIn'))}
          />
          <fieldset className={isTried && isPaperMissing ? 'field wrong' : 'field'}>
            <legend>
              {t('act.partner_answer.papers')}
              {paper === 'optional' && <span className="optional"> {t('form.optional')}</span>}
            </legend>
            {isTried && isPaperMissing && <p className="problem">{t('act.partner_answer.paperNeeded')}</p>}
            <FileDrop label={t('act.partner_answer.papers')} ids={uploads} known={[]} onChange={setUploads} />
          </fieldset>
        </>
      )}
    </ActionForm>
  );
}
