import { useState } from 'react';
import { RadioField } from '../../../ui/inputs/RadioField.tsx';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, missing, type ActionFormProps } from './ActionForm.tsx';

/** Kết luận đối chiếu: one value after another, which of the two holds and on what ground. */
export function SettleDataForm({ view, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  // What was left to a register that does not answer may be settled from papers too.
  const open = view.dataChecks.filter(
    ({ state, doubt }) => state === 'open' || (state === 'pending' && doubt === 'withheld'),
  );
  const [chosen, setChosen] = useState(open[0]?.path);
  const [keep, setKeep] = useState<'declared' | 'register'>();
  const [note, setNote] = useState('');
  const check = open.find(({ path }) => path === chosen) ?? open[0];
  if (!check) return null;
  const command =
    keep && note.trim() !== '' ? { kind: 'settle_data' as const, path: check.path, keep, note } : undefined;
  return (
    <ActionForm act={act} button={t('act.settle_data.button')} command={command}>
      {(isTried) => (
        <>
          {open.length > 1 && (
            <RadioField
              label={t('act.settle_data.which')}
              options={open.map(({ path, section, label }) => ({ value: path, label: `${section}: ${label}` }))}
              value={check.path}
              onChange={(path) => {
                setChosen(path);
                setKeep(undefined);
              }}
            />
          )}
          <RadioField
            label={`${check.section}: ${check.label}`}
            options={[
              { value: 'declared', label: t('act.settle_data.declared', { value: check.declaredText }) },
              ...(check.registerText
                ? [
                    {
                      value: 'register' as const,
                      label: t('act.settle_data.register', { value: check.registerText, register: check.registerName }),
                    },
                  ]
                : []),
            ]}
            value={keep}
            onChange={setKeep}
            problem={isTried && !keep ? t('act.fillIn') : undefined}
          />
          <TextField
            label={t('act.settle_data.note')}
            value={note}
            onChange={setNote}
            maxLength={500}
            problem={missing(isTried, note, t('act.fillIn'))}
          />
        </>
      )}
    </ActionForm>
  );
}
