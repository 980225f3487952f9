import { useEffect, useState } from 'react';
import { Combobox } from '../../ui/combobox/Combobox.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useProcedures } from '../procedures/procedures.data.ts';
import type { IntakeDraft } from './intake-draft.ts';

/** Chọn thủ tục bằng cách gõ; the server searches, without marks and with typing slips. Keyed by what is chosen. */
export function ProcedurePicker({
  chosen,
  onChoose,
}: {
  chosen: IntakeDraft['procedure'];
  onChoose: (procedure: IntakeDraft['procedure']) => void;
}) {
  const { t } = useTexts<DeskText>();
  const [text, setText] = useState(chosen?.name ?? '');
  const { data = [] } = useProcedures(text === chosen?.name ? '' : text);
  useEffect(() => {
    if (!chosen) document.getElementById('procedure')?.focus();
  }, [chosen]);
  return (
    <Combobox
      id="procedure"
      label={t('intake.procedure')}
      help={t('intake.procedureHelp')}
      options={data.map(({ code, name }) => ({ value: code, label: name, hint: code }))}
      text={text}
      onText={setText}
      onChoose={({ value: code, label: name }) => {
        setText(name);
        if (code !== chosen?.code) onChoose({ code, name });
      }}
      countText={data.length === 0 ? t('intake.noResults') : t('intake.results', { count: data.length })}
    />
  );
}
