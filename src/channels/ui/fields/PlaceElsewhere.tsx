import { useEffect, useState } from 'react';
import type { PlaceFound } from '#data/code-lists/code-lists.contract.ts';
import { Combobox } from '../combobox/Combobox.tsx';
import { asText, type FieldWords, type Lists } from './field-props.ts';

type PlaceElsewhereProps = {
  path: string;
  commune: string;
  lists: Lists;
  words: FieldWords;
  onChoose: (place: Pick<PlaceFound, 'code' | 'district' | 'province'> | undefined) => void;
};

/** Waits for a pause in typing. */
const pauseMs = 120;

async function ask<Answer>(url: string, signal: AbortSignal): Promise<Answer | undefined> {
  const answer = await fetch(url, { signal }).catch(() => undefined);
  return answer?.ok ? await answer.json() : undefined;
}

/**
 * Nơi ở tỉnh, thành phố khác: one of all communes of the country, found by typing, marks not needed. Without script what was typed is
 * posted, and taken when it means one place.
 */
export function PlaceElsewhere({ path, commune, lists, words, onChoose }: PlaceElsewhereProps) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly PlaceFound[]>([]);
  const [named, setNamed] = useState<{ code: string; text: string }>();
  const told = lists['elsewhere']?.find(({ code }) => code === commune);
  const text = told?.name ?? (named?.code === commune ? named.text : undefined);

  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      if (typed.trim() === '') return setFound([]);
      const url = `/api/places?q=${encodeURIComponent(typed)}`;
      void ask<PlaceFound[]>(url, stop.signal).then((places) => places && setFound(places));
    }, pauseMs);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [typed]);

  useEffect(() => {
    if (commune === '' || text !== undefined) return;
    const stop = new AbortController();
    void ask<PlaceFound>(`/api/places/${commune}`, stop.signal).then((place) => place && setNamed(place));
    return () => stop.abort();
  }, [commune, text]);

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
          setNamed(place);
          setTyped('');
          onChoose(place);
        }}
        countText={words.found(found.length)}
      />
    </details>
  );
}
