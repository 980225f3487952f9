import { lazy, Suspense, useMemo } from 'react';
import type { DesignDraft } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { Target } from '../drafts/target.ts';
import type { DraftEditor } from '../drafts/use-draft-editor.ts';

const Designer = lazy(async () => ({ default: (await import('./Designer.tsx')).Designer }));
const file = 'process.bpmn';

/** Vẽ quy trình của bản soạn. What has no drawing of its own opens laid out, and is written only once it is changed. */
export function DesignerPart({ draft, editor, target }: { draft: DesignDraft; editor: DraftEditor; target: Target }) {
  const { t } = useTexts<ConsoleText>();
  const { problems: all, setFile } = editor;
  const problems = useMemo(() => all?.filter((problem) => problem.file === file) ?? [], [all]);
  const led = useMemo(() => {
    const element = target?.problem.file === file ? target.problem.element : null;
    return element === null ? undefined : { element };
  }, [target]);
  const onChange = useMemo(() => (xml: string) => setFile(file, xml), [setFile]);
  const text = editor.files[file] ?? '';
  return (
    <section aria-label={t('draft.part.quy-trinh')}>
      <p className="notice narrow-only">{t('designer.wideOnly')}</p>
      <Suspense fallback={<output className="muted loading">{t('process.loading')}</output>}>
        <Designer
          xml={text === draft.files[file] ? draft.processXml : text}
          onChange={onChange}
          problems={problems}
          target={led}
        />
      </Suspense>
    </section>
  );
}
