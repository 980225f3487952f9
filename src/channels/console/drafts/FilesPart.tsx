import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { Target } from './target.ts';
import { fileName } from './file-name.ts';
import type { DraftEditor } from './use-draft-editor.ts';

/** Tờ khai, hồ sơ mẫu: files that are edited as text; a problem's line is shown and chosen. */
export function FilesPart({ editor, target }: { editor: DraftEditor; target: Target }) {
  const { t } = useTexts<ConsoleText>();
  const names = Object.keys(editor.files)
    .filter((file) => file !== 'procedure.yaml' && file !== 'process.bpmn')
    .toSorted();
  const [chosen, setChosen] = useState(target?.problem.file ?? 'form.json');
  const file = names.includes(chosen) ? chosen : (names[0] ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const line = target?.problem.line ?? null;
    if (line !== null && area.current) chooseLine(area.current, line);
  }, [target]);
  const problems = editor.problems?.filter((problem) => problem.file === file) ?? [];
  return (
    <div className="files-part">
      <nav aria-label={t('files.title')}>
        <ul className="plain-list">
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                className={name === file ? 'file chosen' : 'file'}
                aria-current={name === file ? 'true' : undefined}
                onClick={() => setChosen(name)}
              >
                {fileName(name, t)}
              </button>
            </li>
          ))}
        </ul>
        <NewGolden editor={editor} onMade={setChosen} />
      </nav>
      {file && (
        <div className="field">
          <label htmlFor="file-text">{fileName(file, t)}</label>
          <p className="help" id="file-help">
            {t(file === 'form.json' ? 'files.formHelp' : 'files.goldenHelp')}
          </p>
          {problems.map(({ line, message }) => (
            <p key={`${line} ${message}`} className="problem">
              {line !== null && `${t('draft.line', { line })}: `}
              {message}
            </p>
          ))}
          <textarea
            id="file-text"
            ref={area}
            className="code"
            spellCheck={false}
            aria-describedby="file-help"
            value={editor.files[file]}
            onChange={(event) => editor.setFile(file, event.target.value)}
          />
          {file.startsWith('golden/') && (
            <button type="button" className="button plain" onClick={() => editor.setFile(file, null)}>
              {t('files.remove', { name: fileName(file, t) })}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function chooseLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = ((line - 4) / lines.length) * area.scrollHeight;
}

/** A new golden dossier starts as a copy of the first, which is the easier thing to change. */
function NewGolden({ editor, onMade }: { editor: DraftEditor; onMade: (file: string) => void }) {
  const { t } = useTexts<ConsoleText>();
  const [name, setName] = useState('');
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(name) && !(`golden/${name}.yaml` in editor.files);
  const first = Object.keys(editor.files).find((file) => file.startsWith('golden/'));
  return (
    <details>
      <summary>{t('files.newGolden')}</summary>
      <TextField label={t('files.newName')} help={t('files.newNameHelp')} value={name} onChange={setName} />
      {isName && (
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            const file = `golden/${name}.yaml`;
            editor.setFile(file, (first && editor.files[first]) || 'name: \n');
            setName('');
            onMade(file);
          }}
        >
          {t('files.add')}
        </button>
      )}
    </details>
  );
}
