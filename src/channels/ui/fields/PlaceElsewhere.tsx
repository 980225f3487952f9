import { useState } from 'react';
import type { PlaceFound } from '#data/code-lists/code-lists.contract.ts';
import { Combobox } from '../combobox/Combobox.tsx';
import { asText, type FieldWords, type Lists } from './field-props.ts';
import { useFoundPlaces, usePlaceText } from './use-places.ts';

type PlaceElsewhereProps = {
  path: string;
  commune: string;
  lists: Lists;
  words: FieldWords;
  onChoose: (place: Pick<PlaceFound, 'code' | 'district' | 'province'> | undefined) => void;
};

/**
 * Nơi ở tỉnh, thành phố khác: one of all communes of the country, found by typing, marks not needed. Without script what was typed is
 * posted, and taken when it means one place.
 */
export function PlaceElsewhere({ path, commune, lists, words, onChoose }: PlaceElsewhereProps) {
  const [typed, setTyped] = useState('');
  const found = useFoundPlaces(typed);
  const [chosen, setChosen] = useState<PlaceFound>();
  const told = lists['elsewhere']?.find(({ code }) => code === commune)?.name;
  const text = usePlaceText(commune, told ?? (chosen?.code === commune ? chosen.text : undefined));

  if (commune !== '') {
    return (
      <p>
        <strong>{text ?? commune}</strong>{' '}
        <button type="button" className="button plain" onClick={() => onChoose(undefined)}>
          {words.changePlace}
        </button>
      </p>
    );
  }
  return (
    <details open={typed !== '' || undefined}>
      <summary>{words.elsewhere}</summary>
      <Combobox
        id={`${path}.elsewhere`}
        name={`${path}.elsewhere`}
        label={words.elsewhereLabel}
        help={words.elsewhereHelp}
        options={found.map((place) => ({ value: place.code, label: place.text }))}
        text={asText(typed)}
        onText={setTyped}
        onChoose={({ value }) => {
          const place = found.find(({ code }) => code === value);
          if (!place) return;
          setChosen(place);
          setTyped('');
          onChoose(place);
        }}
        countText={words.found(found.length)}
      />
    </details>
  );
}
