import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { AllowedAction } from '#applications/dossiers/actions/officer-command.contract.ts';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { money } from '../../../ui/dates.ts';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { Problem } from '../../../ui/frame/Problem.tsx';
import { keptWorkSearch } from '../../work/work-search.ts';
import { useAct } from '../dossier.data.ts';
import { isOfferedAction, isSideAction, type OfferedAction } from './action-forms.ts';
import { ActionFields } from './ActionFields.tsx';

/** An action offered, with what it is about. */
type Offered = { key: string; kind: OfferedAction; about: AllowedAction };

function offeredBy(view: DeskDossierView): Offered[] {
  return view.allowedActions.flatMap((about) => {
    const { kind, instance, taskId } = about;
    return isOfferedAction(kind) ? [{ key: [kind, instance, taskId].filter(Boolean).join('-'), kind, about }] : [];
  });
}

/** Việc được làm lúc này: only what the server allows, each with its consequence and its own small form. */
export function ActionPanel({ view }: { view: DeskDossierView }) {
  const { t } = useTexts<DeskText>();
  const offered = offeredBy(view);
  const main = offered.filter(({ kind }) => !isSideAction(kind, view));
  const side = offered.filter(({ kind }) => isSideAction(kind, view));
  const first =
    main.find(({ about }) => about.taskId !== null)?.key ??
    main.find(({ kind }) => ['pay', 'supplement', 'extend'].includes(kind))?.key;
  const [chosen, setChosen] = useState<string>();
  const [done, setDone] = useState<OfferedAction>();
  const [overtaken, setOvertaken] = useState<unknown>();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done || overtaken) message.current?.focus();
  }, [done, overtaken]);
  const open = chosen ?? first;
  const draw = (one: Offered) => (
    <Action
      key={one.key}
      offered={one}
      isOneOfSeveral={offered.filter(({ kind }) => kind === one.kind).length > 1}
      view={view}
      isOpen={open === one.key}
      onToggle={() => setChosen(open === one.key ? 'none' : one.key)}
      onDone={() => {
        setDone(one.kind);
        setOvertaken(undefined);
        setChosen(undefined);
      }}
      onOvertaken={(error) => {
        setDone(undefined);
        setOvertaken(error);
      }}
    />
  );
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
      {main.length === 0 && <p>{t('dossier.noActions')}</p>}
      {main.map(draw)}
      {side.length > 0 && (
        <details className="side-actions" open={main.length === 0 || side.some(({ key }) => key === chosen)}>
          <summary>{t('dossier.sideActions')}</summary>
          {side.map(draw)}
        </details>
      )}
    </section>
  );
}

function Action({
  offered: { key, kind, about },
  isOneOfSeveral,
  view,
  isOpen,
  onToggle,
  onDone,
  onOvertaken,
}: {
  offered: Offered;
  isOneOfSeveral: boolean;
  view: DeskDossierView;
  isOpen: boolean;
  onToggle: () => void;
  onDone: () => void;
  onOvertaken: (error: unknown) => void;
}) {
  const { t } = useTexts<DeskText>();
  const act = useAct(view, { onDone, onOvertaken });
  const fees = view.view === 'whole' ? view.fees : [];
  const amount = money(fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0));
  const title = t(`act.${kind}.title`);
  return (
    <div className={isOpen ? 'action open' : 'action'}>
      <h3>
        <button type="button" aria-expanded={isOpen} aria-controls={`act-${key}`} onClick={onToggle}>
          {isOneOfSeveral ? `${title}: ${nameOf(view, about)}` : title}
        </button>
      </h3>
      <p className="muted">{t(`act.${kind}.consequence`, { amount })}</p>
      <div id={`act-${key}`} hidden={!isOpen}>
        {isOpen && <ActionFields kind={kind} view={view} act={act} about={about} />}
      </div>
    </div>
  );
}

/** What an action is about, where several of its kind are offered: the coordinating agency, or the task. */
function nameOf({ consultations }: DeskDossierView, { partner, taskName }: AllowedAction): string {
  const asked = consultations.findLast((one) => one.partner === partner);
  return [taskName, asked?.unitName].filter(Boolean).join(', ');
}
