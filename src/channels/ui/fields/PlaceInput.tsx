import { useState } from 'react';
import type { PlaceFound } from '#data/code-lists/code-lists.contract.ts';
import { Combobox } from '../combobox/Combobox.tsx';
import { useFieldWords } from './use-field-words.ts';
import { useFoundPlaces, usePlaceText } from './use-places.ts';

type PlaceInputProps = {
  id: string;
  label: string;
  commune: string;
  problem: string | undefined;
  onChoose: (place: Pick<PlaceFound, 'code' | 'district' | 'province'> | undefined) => void;
};

/** Xã, phường của cả nước chosen by typing; what is chosen is told with all that it lies in. */
export function PlaceInput({ id, label, commune, problem, onChoose }: PlaceInputProps) {
  const words = useFieldWords();
  const [typed, setTyped] = useState('');
  const found = useFoundPlaces(typed);
  const text = usePlaceText(commune, undefined);
  if (commune !== '') {
    return (
      <div className={problem ? 'field wrong' : 'field'} role="group" aria-labelledby={`${id}-label`}>
        <span id={`${id}-label`} className="field-label">
          {label}
        </span>
        {problem && <p className="problem">{problem}</p>}
        <p>
          <strong>{text ?? commune}</strong>{' '}
          <button type="button" className="button plain" onClick={() => onChoose(undefined)}>
            {words.changePlace}
          </button>
        </p>
      </div>
    );
  }
  return (
    <Combobox
      {...{ id, label, problem }}
      help={words.elsewhereHelp}
      options={found.map((place) => ({ value: place.code, label: place.text }))}
      text={typed}
      onText={setTyped}
      onChoose={({ value }) => {
        setTyped('');
        onChoose(found.find(({ code }) => code === value));
      }}
      countText={words.found(found.length)}
    />
  );
}
