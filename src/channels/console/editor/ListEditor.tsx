import type { DesignDraft, Problem } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { FieldSpec, ListSpec } from './spec-parts.ts';
import { SpecField } from './SpecField.tsx';
import { addAt, moveAt, removeAt, setAt, type YamlPath, type YamlText } from './yaml-edit.ts';

/** The file being edited, as text and as read. */
export type Editing = {
  draft: DesignDraft;
  text: string;
  yaml: YamlText;
  problems: readonly Problem[];
  onChange: (text: string) => void;
};

type SpecFieldsProps = { editing: Editing; base: YamlPath; fields: readonly FieldSpec[] };

export function SpecFields({ editing, base, fields }: SpecFieldsProps) {
  return (
    <div className="spec-fields">
      {fields.map((spec) => {
        const path = [...base, ...spec.key.split('.')];
        const lines = editing.yaml.linesAt(path);
        // In a row written on one line the problem is told at the row.
        const problem = base.length === 0 ? problemsOn(editing, lines)[0]?.message : undefined;
        return (
          <div
            key={spec.key}
            className={`spec ${spec.kind}`}
            {...(lines && { 'data-from': lines[0], 'data-to': lines[1] })}
          >
            <SpecField
              spec={spec}
              value={editing.yaml.valueAt(path)}
              onChange={(value) => editing.onChange(setAt(editing.text, path, value))}
              draft={editing.draft}
              problem={problem}
            />
            {problem && <p className="problem">{problem}</p>}
          </div>
        );
      })}
    </div>
  );
}

function problemsOn({ problems }: Editing, lines: [number, number] | undefined): Problem[] {
  if (!lines) return [];
  return problems.filter(({ line }) => line !== null && lines[0] <= line && line <= lines[1]);
}

type ListEditorProps = { editing: Editing; base: YamlPath; spec: ListSpec; level: 3 | 4 };

/** Một danh sách của tệp thủ tục: entries folded to their names, opened to be edited, added, moved, taken out. */
export function ListEditor({ editing, base, spec, level }: ListEditorProps) {
  const { t } = useTexts<ConsoleText>();
  const path = [...base, ...spec.key.split('.')];
  const entries = editing.yaml.valueAt(path);
  const count = Array.isArray(entries) ? entries.length : 0;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div className="list-editor">
      {base.length > 0 && <Heading>{t(spec.title)}</Heading>}
      {Array.from({ length: count }, (_, index) => (
        <Entry key={index} editing={editing} path={path} index={index} count={count} spec={spec} />
      ))}
      <button
        type="button"
        className="button quiet"
        onClick={() => editing.onChange(addAt(editing.text, path, spec.fresh))}
      >
        {t('form.add', { item: t(spec.item) })}
      </button>
    </div>
  );
}

type EntryProps = { editing: Editing; path: YamlPath; index: number; count: number; spec: ListSpec };

function Entry({ editing, path, index, count, spec }: EntryProps) {
  const { t } = useTexts<ConsoleText>();
  const at = [...path, index];
  const lines = editing.yaml.linesAt(at);
  const problems = problemsOn(editing, lines);
  const name = editing.yaml.valueAt([...at, spec.nameKey]);
  const shown =
    typeof name === 'string' && name !== '' ? name : t('edit.unnamed', { item: t(spec.item), n: index + 1 });
  return (
    <details
      className={problems.length > 0 ? 'item wrong' : 'item'}
      {...(lines && { 'data-from': lines[0], 'data-to': lines[1] })}
    >
      <summary>{shown}</summary>
      {problems.map(({ message }) => (
        <p key={message} className="problem">
          {message}
        </p>
      ))}
      <SpecFields editing={editing} base={at} fields={spec.fields} />
      {spec.lists?.map((list) => (
        <ListEditor key={list.key} editing={editing} base={at} spec={list} level={4} />
      ))}
      <div className="buttons">
        {index > 0 && (
          <button
            type="button"
            className="button plain"
            onClick={() => editing.onChange(moveAt(editing.text, path, { index, by: -1 }))}
          >
            {t('edit.up', { item: shown })}
          </button>
        )}
        {index < count - 1 && (
          <button
            type="button"
            className="button plain"
            onClick={() => editing.onChange(moveAt(editing.text, path, { index, by: 1 }))}
          >
            {t('edit.down', { item: shown })}
          </button>
        )}
        <button
          type="button"
          className="button plain"
          onClick={() => editing.onChange(removeAt(editing.text, path, index))}
        >
          {t('form.remove', { item: shown })}
        </button>
      </div>
    </details>
  );
}
