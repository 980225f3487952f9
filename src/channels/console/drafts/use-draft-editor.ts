import { useCallback, useEffect, useRef, useState } from 'react';
import type { DesignDraft, Problem } from '#applications/design/design.contract.ts';
import { checkDraft, saveFiles } from './drafts.data.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

/** Bản soạn đang sửa: its files as they are on the page, how far they are saved, and what the checks say. */
export type DraftEditor = {
  id: string;
  files: Readonly<Record<string, string>>;
  /** Takes what somebody wrote; it is saved and checked a moment later. */
  setFile: (path: string, text: string | null) => void;
  state: SaveState;
  error: unknown;
  revision: number;
  problems: readonly Problem[] | undefined;
  goldens: readonly string[];
  /** Saves what still waits; after it the draft on the server is what is seen. */
  flush: () => Promise<void>;
};

/** Long enough to finish a word, short enough that problems are shown while drawing. */
const pauseMs = 700;

export function useDraftEditor(draft: DesignDraft): DraftEditor {
  const { id } = draft;
  const [files, setFiles] = useState<Readonly<Record<string, string>>>(draft.files);
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [revision, setRevision] = useState(draft.revision);
  const [checked, setChecked] = useState<{ problems: Problem[]; goldens: string[] }>();
  const latest = useRef(draft.revision);
  const pending = useRef(new Map<string, string | null>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef(Promise.resolve());

  const check = useCallback(async () => {
    const of = latest.current;
    const found = await checkDraft(id).catch(() => undefined);
    if (found && of === latest.current) setChecked(found);
  }, [id]);

  const save = useCallback(async () => {
    if (pending.current.size === 0) return;
    const changes = pending.current;
    pending.current = new Map();
    setState('saving');
    try {
      latest.current = await saveFiles(id, latest.current, Object.fromEntries(changes));
      setRevision(latest.current);
      setError(null);
      setState(pending.current.size > 0 ? 'waiting' : 'saved');
      void check();
    } catch (problem) {
      pending.current = new Map([...changes, ...pending.current]);
      setError(problem);
      setState('failed');
    }
  }, [id, check]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    running.current = running.current.then(save);
    return running.current;
  }, [save]);

  const setFile = useCallback(
    (path: string, text: string | null) => {
      pending.current.set(path, text);
      setFiles((before) => {
        const { [path]: _, ...others } = before;
        return text === null ? others : { ...others, [path]: text };
      });
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [flush],
  );

  useEffect(() => {
    void check();
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [check, flush]);

  const { problems, goldens = [] } = checked ?? {};
  return { id, files, setFile, state, error, revision, problems, goldens, flush };
}
