import { useEffect, useState } from 'react';
import type { PlaceFound } from '#data/code-lists/code-lists.contract.ts';

/** Waits for a pause in typing. */
const pauseMs = 120;

async function ask<Answer>(url: string, signal: AbortSignal): Promise<Answer | undefined> {
  const answer = await fetch(url, { signal }).catch(() => undefined);
  return answer?.ok ? await answer.json() : undefined;
}

/** Communes of the whole country that what is typed may mean, marks not needed. */
export function useFoundPlaces(typed: string): readonly PlaceFound[] {
  const [found, setFound] = useState<readonly PlaceFound[]>([]);
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
  return found;
}

/** Names of a commune and the units above it; asked for only while nobody has told. */
export function usePlaceText(commune: string, told: string | undefined): string | undefined {
  const [named, setNamed] = useState<PlaceFound>();
  useEffect(() => {
    if (commune === '' || told !== undefined) return;
    const stop = new AbortController();
    void ask<PlaceFound>(`/api/places/${commune}`, stop.signal).then((place) => place && setNamed(place));
    return () => stop.abort();
  }, [commune, told]);
  return told ?? (named?.code === commune ? named.text : undefined);
}
