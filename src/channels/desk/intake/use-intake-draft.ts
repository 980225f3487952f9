import { useState } from 'react';
import { emptyIntake, IntakeDraft } from './intake-draft.ts';

const kept = 'motcua_tiep_nhan';

function read(): IntakeDraft {
  try {
    return IntakeDraft.parse(JSON.parse(window.sessionStorage.getItem(kept) ?? ''));
  } catch {
    return emptyIntake(crypto.randomUUID());
  }
}

export type IntakeState = {
  draft: IntakeDraft;
  change: (changed: Partial<IntakeDraft>) => void;
  clear: () => void;
};

/** The draft, kept in this tab: a reload or a closed page by mistake loses nothing. */
export function useIntakeDraft(): IntakeState {
  const [draft, setDraft] = useState(read);
  return {
    draft,
    change: (changed) =>
      setDraft((before) => {
        const after = { ...before, ...changed };
        window.sessionStorage.setItem(kept, JSON.stringify(after));
        return after;
      }),
    clear: () => {
      window.sessionStorage.removeItem(kept);
      setDraft(emptyIntake(crypto.randomUUID()));
    },
  };
}
