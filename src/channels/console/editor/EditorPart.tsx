import { useEffect, useMemo, useRef } from 'react';
import type { DesignDraft } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { ConsoleText } from '../console.vi.ts';
import type { Target } from '../drafts/target.ts';
import { PreviewPart } from '../drafts/PreviewPart.tsx';
import type { DraftEditor } from '../drafts/use-draft-editor.ts';
import { sections } from './field-specs.ts';
import { ListEditor, SpecFields, type Editing } from './ListEditor.tsx';
import { readYaml } from './yaml-edit.ts';

const file = 'procedure.yaml';

/** Soạn tệp thủ tục by parts, with the preview beside it where there is room; comments of the file stay. */
export function EditorPart({ draft, editor, target }: { draft: DesignDraft; editor: DraftEditor; target: Target }) {
  const { t } = useTexts<ConsoleText>();
  const isWide = useIsWide();
  const place = useRef<HTMLDivElement>(null);
  const text = editor.files[file] ?? '';
  const yaml = useMemo(() => readYaml(text), [text]);
  const problems = editor.problems?.filter((problem) => problem.file === file) ?? [];
  const editing: Editing = { draft, text, yaml, problems, onChange: (changed) => editor.setFile(file, changed) };
  const laws = yaml.valueAt(['legalBases']);
  useEffect(() => {
    const line = target?.problem.file === file ? target.problem.line : null;
    if (line !== null && place.current) leadTo(place.current, line);
  }, [target]);
  if (!yaml.isReadable) return <AsText editor={editor} text={text} />;
  return (
    <div className={isWide ? 'editor-columns' : undefined}>
      <div ref={place} className="editor">
        <datalist id="laws">
          {(Array.isArray(laws) ? laws : []).map((_, index) => {
            const law = yaml.valueAt(['legalBases', index, 'id']);
            return typeof law === 'string' ? <option key={law}>{`${law} Đ`}</option> : null;
          })}
        </datalist>
        {sections.map(({ title, fields, lists }, index) => (
          <details key={title} open={index < 2}>
            <summary>{t(title)}</summary>
            {fields && <SpecFields editing={editing} base={[]} fields={fields} />}
            {lists?.map((list) => (
              <ListEditor key={list.key} editing={editing} base={[]} spec={list} level={3} />
            ))}
          </details>
        ))}
      </div>
      {isWide && (
        <aside className="live-preview">
          <PreviewPart editor={editor} />
        </aside>
      )}
    </div>
  );
}

/** Opens the part that holds a line of the file and gives its nearest field the focus. */
function leadTo(place: HTMLElement, line: number): void {
  const holders = [...place.querySelectorAll<HTMLElement>('[data-from]')].filter(
    ({ dataset }) => Number(dataset['from']) <= line && line <= Number(dataset['to']),
  );
  const size = ({ dataset }: HTMLElement) => Number(dataset['to']) - Number(dataset['from']);
  const [nearest] = holders.toSorted((a, b) => size(a) - size(b));
  for (let at = nearest?.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  if (nearest instanceof HTMLDetailsElement) nearest.open = true;
  nearest?.scrollIntoView({ block: 'center' });
  nearest?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
}

/** While the file is no YAML it is mended as text. */
function AsText({ editor, text }: { editor: DraftEditor; text: string }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <div className="field">
      <label htmlFor="procedure-text">{t('draft.part.thu-tuc')}</label>
      <p className="problem">{t('edit.unreadable')}</p>
      <textarea
        id="procedure-text"
        className="code"
        spellCheck={false}
        value={text}
        onChange={(event) => editor.setFile(file, event.target.value)}
      />
    </div>
  );
}
