import type { Problem } from '#applications/design/design.contract.ts';
import { withRoleNames } from '../../ui/process/name-lanes.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { fileName } from './file-name.ts';
import { namePlaces } from './name-places.ts';
import type { DraftEditor } from './use-draft-editor.ts';

/** Lỗi của bản soạn, always at the foot of the page; each leads to its place. */
export function ProblemsPanel({ editor, onGoTo }: { editor: DraftEditor; onGoTo: (problem: Problem) => void }) {
  const { t } = useTexts<ConsoleText>();
  const { problems } = editor;
  if (!problems) return <output className="problems muted block">{t('draft.checking')}</output>;
  if (problems.length === 0) return <output className="problems good block">✓ {t('draft.noProblems')}</output>;
  return (
    <section className="problems bad" aria-labelledby="problems">
      <h2 id="problems" aria-live="polite">
        {t('draft.problems', { count: problems.length })}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.file} ${problem.line} ${problem.message}`}>
            <button type="button" onClick={() => onGoTo(problem)}>
              <strong>
                {fileName(problem.file, t)}
                {problem.line !== null && `, ${t('draft.line', { line: problem.line })}`}
              </strong>{' '}
              {namePlaces(withRoleNames(problem.message, t), editor.files['form.json'], t)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
