import Modeler from 'bpmn-js/lib/Modeler.js';
import { motcuaExtension } from '#platform/workflow/compile/motcua-extension.browser.ts';
import type { Language } from '../../ui/text.tsx';
import { onlyAllowed } from './allowed-elements.ts';
import type { Drawn, ModelElement } from './drawn.ts';
import { modelerTextsVi } from './modeler-texts.vi.ts';

type Entries = Record<string, { action?: Record<string, (event: Event, element?: Drawn) => void> }>;
type Provider = Record<string, (target?: Drawn) => (entries: Entries) => Entries>;
type Registers = { registerProvider: (priority: number, provider: Provider) => void };

/** Two lanes that change places. */
type LaneMove = { upper: Drawn; lower: Drawn };

type Box = { x: number; y: number; width: number; height: number };

/** The parts of the drawing library the designer works with. */
export type Services = {
  canvas: {
    zoom: (to: number | 'fit-viewport', center?: 'auto') => number;
    scrollToElement: (element: Drawn) => void;
    viewbox: (box?: Box) => { inner: Box; outer: Box };
    addMarker: (element: Drawn, marker: string) => void;
    removeMarker: (element: Drawn, marker: string) => void;
  };
  elementRegistry: { get: (id: string) => Drawn | undefined; filter: (test: (element: Drawn) => boolean) => Drawn[] };
  selection: { select: (element: Drawn | null) => void };
  modeling: {
    updateProperties: (element: Drawn, properties: Record<string, unknown>) => void;
    updateModdleProperties: (element: Drawn, of: ModelElement, properties: Record<string, unknown>) => void;
    addLane: (beside: Drawn, place: 'top' | 'bottom') => Drawn;
    moveElements: (
      elements: Drawn[],
      by: { x: number; y: number },
      into?: Drawn,
      hints?: { autoResize: boolean },
    ) => void;
    moveShape: (
      shape: Drawn,
      by: { x: number; y: number },
      into: Drawn | undefined,
      hints: { autoResize: boolean },
    ) => void;
  };
  bpmnFactory: { create: (type: string, properties: Record<string, unknown>) => ModelElement };
  commandStack: {
    undo: () => void;
    redo: () => void;
    register: (command: string, handler: { preExecute: (of: LaneMove) => void }) => void;
    execute: (command: string, of: LaneMove) => void;
  };
  zoomScroll: { stepZoom: (step: number) => void };
};

/** Asked after the library's own providers, so that their entries can be taken away. */
const afterOthers = 500;

type Making = {
  elementFactory: { createShape: (of: { type: string }) => Drawn };
  create: { start: (event: Event, shape: Drawn, context?: { source?: Drawn }) => void };
  autoPlace: { append: (source: Drawn, shape: Drawn) => void };
};

function restrictMenus(
  palette: Registers,
  contextPad: Registers,
  popupMenu: { registerProvider: (id: string, priority: number, provider: Provider) => void },
  injector: { get: <Name extends keyof Making>(name: Name) => Making[Name] },
): void {
  // A step is a person's step unless it is made another.
  const newStep = () => injector.get('elementFactory').createShape({ type: 'bpmn:UserTask' });
  palette.registerProvider(afterOthers, {
    getPaletteEntries: () => (entries) => {
      const draw = (event: Event) => injector.get('create').start(event, newStep());
      const step = { ...entries['create.task'], action: { click: draw, dragstart: draw } };
      return onlyAllowed('palette', { ...entries, 'create.task': step });
    },
  });
  contextPad.registerProvider(afterOthers, {
    getContextPadEntries: () => (entries) => {
      const offered = onlyAllowed('contextPad', entries);
      const append = offered['append.append-task'];
      if (!append) return offered;
      const drag = (event: Event, source?: Drawn) =>
        injector.get('create').start(event, newStep(), source ? { source } : {});
      const click = (_event: Event, source?: Drawn) => source && injector.get('autoPlace').append(source, newStep());
      return { ...offered, 'append.append-task': { ...append, action: { click, dragstart: drag } } };
    },
  });
  popupMenu.registerProvider('bpmn-replace', afterOthers, {
    getPopupMenuEntries: () => (entries) => onlyAllowed('replace', entries),
    getPopupMenuHeaderEntries: () => (entries) => onlyAllowed('replace', entries),
  });
}
restrictMenus.$inject = ['palette', 'contextPad', 'popupMenu', 'injector'];

/** Bảng vẽ quy trình: only what a dossier's process is drawn with, in the language of the page. */
export function createModeler(container: HTMLElement, lang: Language): Modeler<Services> {
  const translate = (text: string, values: Record<string, string> = {}) =>
    (lang === 'vi' ? (modelerTextsVi[text] ?? text) : text).replace(
      /\{(\w+)\}/g,
      (place, name: string) => values[name] ?? place,
    );
  return new Modeler<Services>({
    container,
    moddleExtensions: { motcua: motcuaExtension },
    additionalModules: [
      { translate: ['value', translate] },
      { __init__: ['restrictMenus'], restrictMenus: ['type', restrictMenus] },
    ],
  });
}

/** Below this the words of a picture can no longer be read. */
const smallestReadable = 0.7;
/** Room for the palette, which lies over the left edge. */
const palette = { width: 90, above: 30 };

/** The whole picture beside the palette, or as much of it from its beginning as can be read. */
export function showBeginning(canvas: Services['canvas']): void {
  const { inner, outer } = canvas.viewbox();
  const fitting = Math.min((outer.width - palette.width) / inner.width, outer.height / inner.height);
  const scale = Math.min(1, Math.max(smallestReadable, fitting));
  const corner = { x: inner.x - palette.width / scale, y: inner.y - palette.above / scale };
  canvas.viewbox({ ...corner, width: outer.width / scale, height: outer.height / scale });
}
