import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { money } from '../../../ui/dates.ts';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { Problem } from '../../layout/Problem.tsx';
import { keptWorkSearch } from '../../work/work-search.ts';
import { useAct } from '../dossier.data.ts';
import { actionForms, isOfferedAction, type OfferedAction } from './action-forms.ts';

/** Việc được làm lúc này: only what the server allows, each with its consequence and its own small form. */
export function ActionPanel({ view }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  const offered = view.allowedActions.flatMap(({ kind, taskId }) =>
    isOfferedAction(kind) ? [{ kind, isTask: taskId !== null }] : [],
  );
  const first =
    offered.find(({ isTask }) => isTask)?.kind ??
    offered.find(({ kind }) => kind === 'pay' || kind === 'supplement')?.kind;
  const [chosen, setChosen] = useState<OfferedAction | 'none'>();
  const [done, setDone] = useState<OfferedAction>();
  const [overtaken, setOvertaken] = useState<unknown>();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done || overtaken) message.current?.focus();
  }, [done, overtaken]);
  const open = chosen ?? first;
  return (
    <section aria-labelledby="actions" className="actions no-print">
      <h2 id="actions">{t('dossier.actions')}</h2>
      <div ref={message} tabIndex={-1}>
        <output>
          {done && <span className="notice good block">{t('dossier.done', { action: t(`act.${done}.title`) })}</span>}
        </output>
        {overtaken !== undefined && (
          <>
            <Problem error={overtaken} />
            <p>{t('dossier.changedReloaded')}</p>
          </>
        )}
        {done && (
          <p>
            <Link to="/" search={keptWorkSearch()}>
              {t('dossier.nextDossier')} →
            </Link>
          </p>
        )}
      </div>
      {offered.length === 0 && <p>{t('dossier.noActions')}</p>}
      {offered.map(({ kind }) => (
        <Action
          key={kind}
          kind={kind}
          view={view}
          isOpen={open === kind}
          onToggle={() => setChosen(open === kind ? 'none' : kind)}
          onDone={() => {
            setDone(kind);
            setOvertaken(undefined);
            setChosen(undefined);
          }}
          onOvertaken={(error) => {
            setDone(undefined);
            setOvertaken(error);
          }}
        />
      ))}
    </section>
  );
}

function Action({
  kind,
  view,
  isOpen,
  onToggle,
  onDone,
  onOvertaken,
}: {
  kind: OfferedAction;
  view: OfficerDossierView;
  isOpen: boolean;
  onToggle: () => void;
  onDone: () => void;
  onOvertaken: (error: unknown) => void;
}) {
  const { t } = useTexts<DeskText>();
  const act = useAct(view, { onDone, onOvertaken });
  const Form = actionForms[kind];
  const amount = money(view.fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0));
  return (
    <div className={isOpen ? 'action open' : 'action'}>
      <h3>
        <button type="button" aria-expanded={isOpen} aria-controls={`act-${kind}`} onClick={onToggle}>
          {t(`act.${kind}.title`)}
        </button>
      </h3>
      <p className="muted">{t(`act.${kind}.consequence`, { amount })}</p>
      <div id={`act-${kind}`} hidden={!isOpen}>
        {isOpen && <Form view={view} act={act} />}
      </div>
    </div>
  );
}
