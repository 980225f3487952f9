import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './designer.css';
import type Modeler from 'bpmn-js/lib/Modeler.js';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { Problem } from '#applications/design/design.contract.ts';
import { roleName } from '../../ui/process/name-lanes.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { isLane, isTask, laneOf, lanesAround, textOf, type Drawn } from './drawn.ts';
import { createModeler, showBeginning, type Services } from './modeler.ts';
import { keepLaneMoves } from './move-lane.ts';
import { actionText, PropertiesPanel } from './PropertiesPanel.tsx';
import { keepRoles, roleOfName } from './role-lanes.ts';

type DesignerProps = {
  xml: string;
  onChange: (xml: string) => void;
  problems: readonly Problem[];
  /** The element somebody wants to be led to. */
  target: { element: string } | undefined;
};

/** Long enough for one movement of the hand; the draft itself is saved later. */
const pauseMs = 250;

/** Bảng vẽ quy trình, the properties of what is chosen, and all steps as a list for the keyboard. */
export function Designer({ xml, onChange, problems, target }: DesignerProps) {
  const { t, lang } = useTexts<ConsoleText>();
  const place = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<Modeler<Services>>();
  const [chosen, setChosen] = useState<Drawn>();
  // The model changes in place: what is drawn from it is drawn anew.
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const first = useRef({ xml, onChange });
  useEffect(() => {
    first.current.onChange = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!place.current) return undefined;
    const made = createModeler(place.current, lang);
    keepRoles(made, t);
    keepLaneMoves((name) => made.get(name));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = async () => {
      timer = undefined;
      const saved = await made.saveXML({ format: true });
      if (saved.xml === undefined) return;
      first.current.xml = saved.xml;
      first.current.onChange(saved.xml);
    };
    made.on('commandStack.changed', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), pauseMs);
      redraw();
    });
    made.on('selection.changed', ({ newSelection }: { newSelection: Drawn[] }) => {
      const [one] = newSelection;
      setChosen(newSelection.length === 1 ? (one?.labelTarget ?? one) : undefined);
    });
    const draw = async () => {
      await made.importXML(first.current.xml);
      showBeginning(made.get('canvas'));
      setModeler(made);
    };
    void draw();
    return () => {
      setModeler(undefined);
      setChosen(undefined);
      const end = async () => {
        if (timer !== undefined) {
          clearTimeout(timer);
          await keep();
        }
        made.destroy();
      };
      void end();
    };
  }, [lang, t]);

  useMarks(modeler, problems);
  useEffect(() => {
    const element = target && modeler?.get('elementRegistry').get(target.element);
    if (!modeler || !element) return;
    modeler.get('selection').select(element);
    modeler.get('canvas').scrollToElement(element);
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [target, modeler]);

  const choose = (element: Drawn) => {
    modeler?.get('selection').select(element);
    modeler?.get('canvas').scrollToElement(element);
    place.current?.scrollIntoView({ block: 'nearest' });
  };
  const steps = modeler?.get('elementRegistry').filter(isTask) ?? [];
  const lanes = (modeler?.get('elementRegistry').filter(isLane) ?? []).toSorted(
    (one, other) => (one.y ?? 0) - (other.y ?? 0),
  );
  const roleFor = (element: Drawn) =>
    roleOfName(textOf(element.type === 'bpmn:Lane' ? element.businessObject : laneOf(element), 'name'), t);
  return (
    <>
      <div className="process-tools">
        <Tool label={t('designer.undo')} onUse={() => modeler?.get('commandStack').undo()} />
        <Tool label={t('designer.redo')} onUse={() => modeler?.get('commandStack').redo()} />
        <Tool label={t('process.zoomIn')} onUse={() => modeler?.get('zoomScroll').stepZoom(1)} />
        <Tool label={t('process.zoomOut')} onUse={() => modeler?.get('zoomScroll').stepZoom(-1)} />
        <Tool label={t('process.fit')} onUse={() => modeler?.get('canvas').zoom('fit-viewport', 'auto')} />
      </div>
      <div className="designer">
        <div className="designer-canvas" ref={place} role="region" aria-label={t('designer.canvas')} />
        {modeler && chosen ? (
          <PropertiesPanel
            key={chosen.id}
            element={chosen}
            role={roleFor(chosen)}
            services={{
              modeling: modeler.get('modeling'),
              bpmnFactory: modeler.get('bpmnFactory'),
              commandStack: modeler.get('commandStack'),
            }}
            lanes={lanesAround(
              chosen,
              modeler.get('elementRegistry').filter(() => true),
            )}
            problems={problems.filter(({ element }) => element === chosen.id).map(({ message }) => message)}
          />
        ) : (
          <div className="properties">
            <h2>{t('designer.properties')}</h2>
            <p className="muted">{t('designer.choose')}</p>
          </div>
        )}
      </div>
      <h2 id="all-steps">{t('designer.steps')}</h2>
      <ul className="plain-list step-list" aria-labelledby="all-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <button
              type="button"
              className="button plain"
              aria-pressed={step.id === chosen?.id}
              onClick={() => choose(step)}
            >
              {textOf(step.businessObject, 'name') || step.id}
            </button>{' '}
            <span className="muted">
              {actionText(textOf(step.businessObject, 'motcua:action'), t)} · {roleName(roleFor(step), t)}
              {problems.some(({ element }) => element === step.id) && ` · ⚠ ${t('designer.hasProblem')}`}
            </span>
          </li>
        ))}
      </ul>
      <h2 id="all-lanes">{t('designer.lanes')}</h2>
      <ul className="plain-list step-list" aria-labelledby="all-lanes">
        {lanes.map((lane) => (
          <li key={lane.id}>
            <button
              type="button"
              className="button plain"
              aria-pressed={lane.id === chosen?.id}
              onClick={() => choose(lane)}
            >
              {textOf(lane.businessObject, 'name') || t('designer.unnamedLane')}
            </button>{' '}
            <span className="muted">{textOf(lane.parent?.businessObject, 'name')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Tool({ label, onUse }: { label: string; onUse: () => void }) {
  return (
    <button type="button" className="button quiet" onClick={onUse}>
      {label}
    </button>
  );
}

/** Problems are shown where they are drawn. */
function useMarks(modeler: Modeler<Services> | undefined, problems: readonly Problem[]): void {
  useEffect(() => {
    if (!modeler) return undefined;
    const [canvas, registry] = [modeler.get('canvas'), modeler.get('elementRegistry')];
    const marked = problems.flatMap(({ element }) => (element === null ? [] : (registry.get(element) ?? [])));
    for (const element of marked) canvas.addMarker(element, 'has-problem');
    return () => {
      for (const element of marked) if (registry.get(element.id)) canvas.removeMarker(element, 'has-problem');
    };
  }, [modeler, problems]);
}
