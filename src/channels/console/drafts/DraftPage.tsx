import { useState } from 'react';
import type { DesignDraft, Problem as PackageProblem } from '#applications/design/design.contract.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { DesignerPart } from '../designer/DesignerPart.tsx';
import { go, Go } from '../layout/Go.tsx';
import { FormDesignerPart } from '../forms/FormDesignerPart.tsx';
import { EditorPart } from '../editor/EditorPart.tsx';
import { draftParts, partOfFile, type DraftPart } from './draft-parts.ts';
import { useDraft } from './drafts.data.ts';
import { FilesPart } from './FilesPart.tsx';
import { PlayPart } from './PlayPart.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';
import { PublishPart } from './PublishPart.tsx';
import type { Target } from './target.ts';
import { useDraftEditor, type DraftEditor } from './use-draft-editor.ts';

export function DraftPage({ id, part }: { id: string; part: DraftPart }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useDraft(id);
  return (
    <>
      <p className="crumbs">
        <Go to={{ page: 'procedures' }}>← {t('versions.back')}</Go>
      </p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Draft key={`${data.id} ${data.revision}`} draft={data} part={part} />}
    </>
  );
}

/** Bản soạn: its parts, each editing files of the same package, and the problems of all below. */
function Draft({ draft, part }: { draft: DesignDraft; part: DraftPart }) {
  const { t } = useTexts<ConsoleText>();
  const editor = useDraftEditor(draft);
  const [target, setTarget] = useState<Target>();
  const goTo = (problem: PackageProblem) => {
    setTarget((before) => ({ problem, number: (before?.number ?? 0) + 1 }));
    go({ page: 'draft', id: draft.id, part: partOfFile(problem.file) });
  };
  return (
    <>
      <PageTitle page={`${draft.name} – ${t(`draft.part.${part}`)}`} />
      <header className="draft-head">
        <h1>{draft.name}</h1>
        <p>
          <span className="numbers muted">{draft.code}</span> · <SaveStatus editor={editor} />
        </p>
      </header>
      <nav aria-label={t('draft.parts')}>
        <ol className="tabs">
          {draftParts.map((one) => (
            <li key={one}>
              <Go to={{ page: 'draft', id: draft.id, part: one }} aria-current={one === part ? 'page' : undefined}>
                {t(`draft.part.${one}`)}
              </Go>
            </li>
          ))}
        </ol>
      </nav>
      {editor.error !== null && <Problem error={editor.error} onRetry={() => void editor.flush()} />}
      <Part part={part} draft={draft} editor={editor} target={target} />
      <ProblemsPanel editor={editor} onGoTo={goTo} />
    </>
  );
}

type PartProps = { part: DraftPart; draft: DesignDraft; editor: DraftEditor; target: Target };

function Part({ part, draft, editor, target }: PartProps) {
  switch (part) {
    case 'thu-tuc':
      return <EditorPart draft={draft} editor={editor} target={target} />;
    case 'quy-trinh':
      return <DesignerPart draft={draft} editor={editor} target={target} />;
    case 'mau-to-khai':
      return <FormDesignerPart draft={draft} editor={editor} />;
    case 'to-khai':
      return <FilesPart key={target?.number} editor={editor} target={target} />;
    case 'xem-truoc':
      return <PreviewPart editor={editor} />;
    case 'chay-thu':
      return <PlayPart editor={editor} />;
    case 'cong-khai':
      return <PublishPart draft={draft} editor={editor} />;
  }
}

function SaveStatus({ editor }: { editor: DraftEditor }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <output className={editor.state === 'failed' ? 'due overdue' : 'muted'}>{t(`draft.state.${editor.state}`)}</output>
  );
}
