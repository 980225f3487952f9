import { useState } from 'react';
import type { DeskLookUp } from '#data/registry/reading/look-up.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { RadioField } from '../../ui/inputs/RadioField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useLookUp, useRegisters } from './data.data.ts';

/** Tra cứu một người, một doanh nghiệp: under a dossier of theirs, or with a reason. */
export function LookUpPanel() {
  const { t } = useTexts<DeskText>();
  const registers = useRegisters().data ?? [];
  const lookUp = useLookUp();
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<string>();
  const [value, setValue] = useState('');
  const [dossierCode, setDossierCode] = useState('');
  const [reason, setReason] = useState('');
  const register = registers.find((one) => one.register === chosen) ?? registers[0];
  const identifier = register?.identifiers.find((one) => one.kind === kind) ?? register?.identifiers[0];
  const submit = () => {
    if (!register || !identifier || value.trim() === '' || lookUp.isPending) return;
    const key = { kind: identifier.kind, value: value.trim() };
    lookUp.mutate({ register: register.register, key, dossierCode: dossierCode.trim() || null, reason: reason.trim() });
  };
  return (
    <section aria-labelledby="look-up">
      <h2 id="look-up">{t('data.lookUp')}</h2>
      <p className="notice">{t('data.recorded')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <RadioField
          label={t('data.register')}
          options={registers.map((one) => ({ value: one.register, label: one.name }))}
          value={register?.register}
          onChange={setChosen}
        />
        {register && register.identifiers.length > 1 && (
          <RadioField
            label={t('data.by')}
            options={register.identifiers.map((one) => ({ value: one.kind, label: one.label }))}
            value={identifier?.kind}
            onChange={setKind}
            isInline
          />
        )}
        <TextField label={identifier?.label ?? ''} value={value} onChange={setValue} isShort maxLength={20} />
        <TextField
          label={t('data.dossier')}
          optional={t('form.optional')}
          value={dossierCode}
          onChange={setDossierCode}
          maxLength={60}
        />
        {dossierCode.trim() === '' && (
          <TextField label={t('data.reason')} value={reason} onChange={setReason} isLong maxLength={500} />
        )}
        {lookUp.error && <Problem error={lookUp.error} />}
        <button type="submit" className="button" aria-disabled={lookUp.isPending}>
          {lookUp.isPending ? t('data.asking') : t('data.look')}
        </button>
      </form>
      {lookUp.data && <Found found={lookUp.data} article={register?.article ?? ''} />}
    </section>
  );
}

function Found({ found, article }: { found: DeskLookUp; article: string }) {
  const { t, lang } = useTexts<DeskText>();
  if (found.answer !== 'found') return <p className="notice gold">{t(`data.answer.${found.answer}`)}</p>;
  return (
    <div role="status" className="found-data">
      <p className="muted">{t('data.foundAt', { at: momentText(found.at ?? '', lang), article })}</p>
      <dl className="facts">
        {found.rows.map(({ path, label, text }) => (
          <div key={path} className="fact">
            <dt>{label}</dt>
            <dd className="as-written">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
