import { useState } from 'react';
import type { PlayedDossier } from '#applications/design/design.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { playGolden } from './drafts.data.ts';
import type { DraftEditor } from './use-draft-editor.ts';

type Run = { revision: number; played: PlayedDossier[]; of: number; isOver: boolean; error: unknown };

/** Chạy thử hồ sơ mẫu, one after another, each shown as soon as it has ended. */
export function PlayPart({ editor }: { editor: DraftEditor }) {
  const { t } = useTexts<ConsoleText>();
  const [run, setRun] = useState<Run>();
  const { goldens, problems, revision } = editor;
  const isFaulty = problems !== undefined && problems.length > 0;
  const start = async () => {
    const played: PlayedDossier[] = [];
    const told = (more: Partial<Run>) =>
      setRun({ revision, played: [...played], of: goldens.length, isOver: false, error: null, ...more });
    told({});
    try {
      for (const index of goldens.keys()) {
        played.push(await playGolden(editor.id, index));
        told({ isOver: played.length === goldens.length });
      }
    } catch (error) {
      told({ isOver: true, error });
    }
  };
  const wrong = run?.played.filter(({ differences }) => differences.length > 0).length ?? 0;
  return (
    <section aria-labelledby="play">
      <h2 id="play">{t('draft.part.chay-thu')}</h2>
      <p className="intro">{t('play.intro', { count: goldens.length })}</p>
      {isFaulty ? (
        <p className="notice gold">{t('play.faulty')}</p>
      ) : (
        <button
          type="button"
          className="button"
          disabled={editor.state !== 'saved' || problems === undefined || (run !== undefined && !run.isOver)}
          onClick={() => void start()}
        >
          {t('play.start')}
        </button>
      )}
      {run && (
        <>
          <p>
            <progress aria-label={t('play.progress')} max={run.of} value={run.played.length} />
          </p>
          <output className={`notice block ${run.isOver ? (wrong === 0 && !run.error ? 'good' : 'bad') : ''}`}>
            {run.isOver && !run.error
              ? t(wrong === 0 ? 'play.allRight' : 'play.someWrong', { count: run.played.length, wrong })
              : t('play.running', { done: run.played.length, count: run.of })}
            {run.revision !== revision && ` ${t('play.stale')}`}
          </output>
          {run.error !== null && <Problem error={run.error} />}
          <ol className="played">
            {run.played.map((one) => (
              <Played key={one.name} played={one} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Played({ played: { name, course, differences } }: { played: PlayedDossier }) {
  const { t } = useTexts<ConsoleText>();
  const isRight = differences.length === 0;
  return (
    <li>
      <span className={isRight ? 'step-state done' : 'step-state wrong'}>
        {t(isRight ? 'play.right' : 'play.wrong')}
      </span>{' '}
      <strong>{name}</strong>
      <p className="muted">{course}</p>
      {!isRight && (
        <ul>
          {differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
