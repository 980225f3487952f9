import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './process.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { useEffect, useRef } from 'react';
import { useTexts } from '../text.tsx';
import { nameLanes } from './name-lanes.ts';
import type { ProcessText } from './process.vi.ts';
import type { StepMark } from './step-marks.ts';
import { workingTimeText } from './working-time.ts';

type Services = {
  canvas: {
    zoom: (to: number | 'fit-viewport', center?: 'auto') => number;
    addMarker: (id: string, marker: string) => void;
    getSize: () => { width: number; height: number };
    viewbox: (box: { x: number; y: number; width: number; height: number }) => void;
  };
  overlays: { add: (id: string, overlay: { position: { bottom: number; left: number }; html: HTMLElement }) => void };
  elementRegistry: { get: (id: string) => { x: number; y: number; width: number; height: number } | undefined };
  zoomScroll: { stepZoom: (step: number) => void };
};

/** Below this the words of a picture can no longer be read; then it opens at the present step instead of whole. */
const smallestReadable = 0.6;
const readable = 0.9;

type Props = { xml: string; marks: ReadonlyMap<string, StepMark>; standing: readonly string[] };

/** Hình quy trình, to look at: what is done, where it stands, what is ahead. Loaded by itself, as the drawing library is large. */
export function ProcessPicture({ xml, marks, standing }: Props) {
  const { t } = useTexts<ProcessText>();
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer<Services>>(null);
  useEffect(() => {
    if (!place.current) return;
    const drawn = new NavigatedViewer<Services>({ container: place.current });
    viewer.current = drawn;
    nameLanes(drawn, t);
    let isGone = false;
    const draw = async () => {
      await drawn.importXML(xml);
      if (isGone) return;
      mark(drawn, { marks, standing, t });
      if (drawn.get('canvas').zoom('fit-viewport', 'auto') < smallestReadable) showPresent(drawn, standing);
    };
    void draw();
    return () => {
      isGone = true;
      drawn.destroy();
    };
  }, [xml, marks, standing, t]);
  const zoom = (step: number) => viewer.current?.get('zoomScroll').stepZoom(step);
  return (
    <figure className="process-picture" aria-label={t('process.picture')}>
      <div className="process-tools">
        <button type="button" className="button quiet" onClick={() => zoom(1)}>
          {t('process.zoomIn')}
        </button>
        <button type="button" className="button quiet" onClick={() => zoom(-1)}>
          {t('process.zoomOut')}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => viewer.current?.get('canvas').zoom('fit-viewport', 'auto')}
        >
          {t('process.fit')}
        </button>
        {standing.length > 0 && (
          <button
            type="button"
            className="button quiet"
            onClick={() => viewer.current && showPresent(viewer.current, standing)}
          >
            {t('process.here')}
          </button>
        )}
      </div>
      <div className="process-canvas" ref={place} />
    </figure>
  );
}

function showPresent(viewer: NavigatedViewer<Services>, standing: readonly string[]): void {
  const [canvas, registry] = [viewer.get('canvas'), viewer.get('elementRegistry')];
  const here = standing.map((id) => registry.get(id)).findLast((element) => element !== undefined);
  if (!here) return;
  const size = canvas.getSize();
  const [width, height] = [size.width / readable, size.height / readable];
  canvas.viewbox({ x: here.x + (here.width - width) / 2, y: here.y + (here.height - height) / 2, width, height });
}

function mark(
  viewer: NavigatedViewer<Services>,
  { marks, standing, t }: Pick<Props, 'marks' | 'standing'> & { t: ReturnType<typeof useTexts<ProcessText>>['t'] },
): void {
  const [canvas, overlays, registry] = [viewer.get('canvas'), viewer.get('overlays'), viewer.get('elementRegistry')];
  for (const id of standing) if (registry.get(id)) canvas.addMarker(id, 'stands-here');
  for (const [id, { state, minutes, times }] of marks) {
    if (!registry.get(id)) continue;
    canvas.addMarker(id, `step-${state}`);
    if (state !== 'done' && state !== 'now') continue;
    const html = document.createElement('div');
    html.className = `step-badge ${state}`;
    const took = minutes === null ? '' : workingTimeText(minutes, t);
    html.textContent = [
      state === 'done' ? '✓' : '●',
      state === 'now' ? t('process.now') : '',
      took,
      times > 1 ? `(${t('process.times', { count: times })})` : '',
    ]
      .filter(Boolean)
      .join(' ');
    overlays.add(id, { position: { bottom: 12, left: 4 }, html });
  }
}
