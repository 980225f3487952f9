import type { FormRow } from '#applications/dossiers/views/data-checks-view.contract.ts';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import type { Finding, FormFinding } from './supplement-items.ts';
import { VerdictField } from './VerdictField.tsx';

type FormFindingsProps = {
  name: string;
  rows: readonly FormRow[];
  state: Finding['state'];
  onState: (state: Finding['state']) => void;
  findings: readonly FormFinding[];
  onFindings: (findings: readonly FormFinding[]) => void;
};

/** Chỗ cần sửa trong tờ khai: one or more fields, each with what is wrong. */
export function FormFindings({ name, rows, state, onState, findings, onFindings }: FormFindingsProps) {
  const { t } = useTexts<DeskText>();
  const change = (place: number, changed: Partial<FormFinding>) =>
    onFindings(findings.map((finding, index) => (index === place ? { ...finding, ...changed } : finding)));
  const fieldName = t('act.supplement.formField');
  return (
    <>
      <VerdictField name={name} state={state} onState={onState} />
      {state === 'wrong' && (
        <>
          {findings.map((finding, index) => (
            // A line has no identity but its place.
            <div key={index} className="item">
              <label className="field">
                <span>{fieldName}</span>
                <select
                  value={finding.path}
                  onChange={(event) => {
                    const path = event.target.value;
                    change(index, { path, label: rows.find((row) => row.path === path)?.label ?? '' });
                  }}
                >
                  <option value="">{t('act.supplement.formWhole')}</option>
                  {rows.map((row) => (
                    <option key={row.path} value={row.path}>
                      {row.section}: {row.label}
                    </option>
                  ))}
                </select>
              </label>
              <TextField
                label={t('act.supplement.what', { name: finding.label || name })}
                value={finding.what}
                onChange={(what) => change(index, { what })}
                isLong
                maxLength={4000}
              />
            </div>
          ))}
          <button
            type="button"
            className="button quiet"
            onClick={() => onFindings([...findings, { path: '', label: '', what: '' }])}
          >
            {t('form.add', { item: fieldName.toLowerCase() })}
          </button>
        </>
      )}
    </>
  );
}
