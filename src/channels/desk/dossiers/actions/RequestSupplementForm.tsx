import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { useOfficer } from '../../identity/officer.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';
import { ComponentFinding } from './ComponentFinding.tsx';
import { FormFindings } from './FormFindings.tsx';
import { collectItems, type Finding, type FormFinding } from './supplement-items.ts';

const unseen: Finding = { state: undefined, what: '' };

/** Yêu cầu bổ sung: every component is looked at, so that one notice says it all; asking again needs a reason. */
export function RequestSupplementForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const officer = useOfficer();
  const [findings, setFindings] = useState<Readonly<Record<string, Finding>>>({});
  const [form, setForm] = useState<Finding['state']>();
  const [formFindings, setFormFindings] = useState<readonly FormFinding[]>([{ path: '', label: '', what: '' }]);
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState(`${officer.name}, ${officer.posts[0]?.unitName ?? ''}`);
  const [repeatReason, setRepeatReason] = useState('');
  const isRepeated = view.supplements.length > 0;

  const components = view.requiredDocuments.map(({ id, name, required }) => ({ target: id, name, required }));
  const formName = t('act.supplement.form');
  const otherName = t('act.supplement.other');
  const notice = collectItems(components, findings, { form, formFindings, formName, other, otherName });
  const isComplete =
    notice.items.length > 0 &&
    notice.unseen.length + notice.unwritten.length === 0 &&
    reason.trim() !== '' &&
    (!isRepeated || repeatReason.trim() !== '');
  const { items } = notice;
  const command = isComplete
    ? { kind: 'request_supplement' as const, items, reason, contact, repeatReason: isRepeated ? repeatReason : '' }
    : undefined;

  return (
    <ActionForm act={act} button={t('act.request_supplement.button')} command={command}>
      {(isTried) => (
        <>
          {isRepeated && view.repeatedRequest && (
            <p className="notice bad" role="alert">
              {t('act.supplement.repeated', { article: view.repeatedRequest })}
            </p>
          )}
          <p>{t('act.supplement.guide')}</p>
          {components.map(({ target, name, required }) => (
            <ComponentFinding
              key={target}
              name={required ? name : `${name} ${t('act.supplement.ifNeeded')}`}
              finding={findings[target] ?? unseen}
              onChange={(finding) => setFindings({ ...findings, [target]: finding })}
            />
          ))}
          <FormFindings
            name={formName}
            rows={view.rows}
            state={form}
            onState={setForm}
            findings={formFindings}
            onFindings={setFormFindings}
          />
          <TextField
            label={otherName}
            optional={t('form.optional')}
            value={other}
            onChange={setOther}
            isLong
            maxLength={4000}
          />
          <TextField
            label={t('act.supplement.reason')}
            value={reason}
            onChange={setReason}
            isLong
            maxLength={4000}
            problem={missing(isTried, reason, t('act.fillIn'))}
          />
          <TextField label={t('act.supplement.contact')} value={contact} onChange={setContact} />
          {isRepeated && (
            <TextField
              label={t('act.supplement.repeatReason')}
              value={repeatReason}
              onChange={setRepeatReason}
              problem={missing(isTried, repeatReason, t('act.fillIn'))}
            />
          )}
          {isTried && !isComplete && <Shortcomings notice={notice} />}
        </>
      )}
    </ActionForm>
  );
}

function Shortcomings({ notice }: { notice: ReturnType<typeof collectItems> }) {
  const { t } = useTexts<DeskText>();
  const { items, unseen: names, unwritten } = notice;
  return (
    <div className="notice bad" role="alert">
      {names.length > 0 && <p>{t('act.supplement.unanswered', { names: names.join('; ') })}</p>}
      {unwritten.length > 0 && <p>{t('act.supplement.empty', { names: unwritten.join('; ') })}</p>}
      {items.length + unwritten.length === 0 && <p>{t('act.supplement.nothing')}</p>}
    </div>
  );
}
