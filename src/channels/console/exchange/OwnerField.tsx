import { useId, useState } from 'react';
import { Combobox } from '../../ui/combobox/Combobox.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useOwners } from './exchange.data.ts';

/** Cơ quan chủ quản, found by its name; who knows the code may type that. */
export function OwnerField({ code, onChange }: { code: string; onChange: (code: string) => void }) {
  const { t } = useTexts<ConsoleText>();
  const [chosen, setChosen] = useState({ code: '', text: '' });
  // What was typed and not chosen is the code; an emptied form shows nothing chosen.
  const text = chosen.code === code ? chosen.text : code;
  const { data: found = [] } = useOwners(text);
  return (
    <Combobox
      id={useId()}
      label={t('exchange.system.owner')}
      help={t('exchange.system.ownerHelp')}
      options={found.map((owner) => ({ value: owner.code, label: owner.name, hint: ` ${owner.code}` }))}
      text={text}
      onText={onChange}
      onChoose={({ value, label }) => {
        setChosen({ code: value, text: `${label} (${value})` });
        onChange(value);
      }}
      countText={t('exchange.system.ownersFound', { count: found.length })}
    />
  );
}
