import { useState } from 'react';
import { z } from 'zod';

const kept = 'motcua_quay';
const Counter = z.object({ counter: z.string(), groups: z.array(z.string()).nullable() });
type Counter = z.infer<typeof Counter>;

function read(): Counter {
  try {
    return Counter.parse(JSON.parse(window.localStorage.getItem(kept) ?? ''));
  } catch {
    return { counter: '1', groups: null };
  }
}

/** Quầy của máy này: its number and the groups called to it (null: all), kept for the next morning. */
export function useCounter(): { own: Counter; change: (changed: Partial<Counter>) => void } {
  const [own, setOwn] = useState(read);
  return {
    own,
    change: (changed) => {
      const after = { ...own, ...changed };
      window.localStorage.setItem(kept, JSON.stringify(after));
      setOwn(after);
    },
  };
}
