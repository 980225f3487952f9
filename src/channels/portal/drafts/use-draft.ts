import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { DraftContent } from '#applications/dossiers/intake/drafts.contract.ts';
import type { DraftPageModel } from '../page-model.ts';

export type SaveState = { kind: 'idle' | 'saving' | 'failed' | 'conflict' } | { kind: 'saved'; at: string };

export type Draft = {
  content: DraftContent;
  status: SaveState;
  change: (changed: Partial<DraftContent>) => void;
  /** Saves what is not saved yet, then goes to an address. */
  leaveTo: (url: string) => (event: SyntheticEvent) => void;
  /** Saves what is not saved yet, then posts the form as a browser without script would, so that the server compares. */
  post: (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => void;
};

const pauseMs = 700;
const retryMs = 4000;

/**
 * Bản khai lưu dần: waits for a pause in typing, saves one request at a time, tries again when the line is down. Two devices never
 * overwrite each other: the server refuses a save from an old revision.
 */
export function useDraft(model: DraftPageModel): Draft {
  const [content, setContent] = useState<DraftContent>(model.content);
  const [status, setStatus] = useState<SaveState>({ kind: 'idle' });
  const latest = useRef(content);
  const saved = useRef(content);
  const revision = useRef(model.revision);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function saveOnce(): Promise<boolean> {
    if (latest.current === saved.current) return true;
    const sending = latest.current;
    setStatus({ kind: 'saving' });
    try {
      const answer = await fetch(`/api/drafts/${model.draftId}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ revision: revision.current, content: sending }),
      });
      if (answer.status === 409) {
        setStatus({ kind: 'conflict' });
        return false;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { revision: next, savedAt }: { revision: number; savedAt: string } = await answer.json();
      revision.current = next;
      saved.current = sending;
      setStatus({ kind: 'saved', at: savedAt });
      return true;
    } catch {
      setStatus({ kind: 'failed' });
      plan(retryMs);
      return false;
    }
  }

  function save(): Promise<boolean> {
    running.current = running.current.then(saveOnce);
    return running.current;
  }

  function plan(delayMs: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), delayMs);
  }

  async function leave(url: string): Promise<void> {
    if (await save()) window.location.assign(url);
  }

  async function postNow(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    if (!(await save())) return;
    const pressed = submitter instanceof HTMLButtonElement && submitter.name ? [submitter] : [];
    for (const { name, value } of [...pressed, { name: 'revision', value: String(revision.current) }]) {
      form.querySelector(`input[type=hidden][name=${name}]`)?.remove();
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    }
    form.submit();
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    content,
    status,
    change: (changed) => {
      latest.current = { ...latest.current, ...changed };
      setContent(latest.current);
      plan(pauseMs);
    },
    leaveTo: (url) => (event) => {
      event.preventDefault();
      clearTimeout(timer.current);
      void leave(url);
    },
    post: (event) => {
      event.preventDefault();
      clearTimeout(timer.current);
      void postNow(event.currentTarget, event.nativeEvent.submitter);
    },
  };
}
