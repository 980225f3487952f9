import {
  sizes,
  type Box,
  type Drawing,
  type DrawnFlow,
  type DrawnLane,
  type DrawnModel,
  type DrawnPool,
  type Point,
} from './drawing.ts';
import { createAxis, settle, type Axis } from './grid.ts';
import { boxOf, moveTo, settleContainer, type LaidContainer } from './laid-container.ts';
import { planContainer } from './plan-container.ts';
import { pathTo, planExit } from './route-message.ts';

type LaidPool = { pool: DrawnPool; laid: LaidContainer | undefined; box: Box };

/**
 * Vẽ hình quy trình: places pools one under another, lanes as rows, steps from left to right, so that no two shapes overlap and no
 * line runs through a shape. Pure.
 */
export function layOutModel({ pools, messages }: DrawnModel): Drawing {
  const laidPools = pools.map((pool): LaidPool => {
    const laid = pool.content && planContainer(pool.content, leaves(pool.lanes));
    return { pool, laid, box: { x: 0, y: 0, width: 0, height: 0 } };
  });
  const between = createAxis(pools.length);
  const besides = createAxis(0);
  const routes = messages.flatMap((message) => {
    const points = planMessage(laidPools, message, { between, besides });
    return points ? [{ message, points }] : [];
  });
  settlePools(laidPools, between);
  settle(besides, 'columns');
  const drawing: Drawing = { shapes: new Map(), edges: new Map() };
  for (const one of laidPools) drawPool(drawing, one);
  const width = Math.max(0, ...laidPools.map(({ box }) => box.width));
  for (const { message, points } of routes) {
    const { way, foot } = points(width);
    // Above the lower pool no shape stands, whichever way the message goes.
    const place = { x: foot.x + 4, y: foot.y - sizes.labelHeight - 4 };
    const label = { ...place, width: message.labelWidth, height: sizes.labelHeight };
    drawing.edges.set(message.id, { points: withoutRepeats(way), ...(message.labelWidth > 0 && { label }) });
  }
  return drawing;
}

function leaves(lanes: readonly DrawnLane[]): string[] {
  return lanes.flatMap(({ id, lanes: inner }) => (inner.length > 0 ? leaves(inner) : [id]));
}

function depthOf(lanes: readonly DrawnLane[]): number {
  return lanes.length === 0 ? 0 : 1 + Math.max(...lanes.map((lane) => depthOf(lane.lanes)));
}

function settlePools(pools: readonly LaidPool[], between: Axis): void {
  pools.forEach(({ pool, laid, box }, index) => {
    const left = (pool.id === undefined ? 0 : sizes.header) + depthOf(pool.lanes) * sizes.header;
    const size = laid ? settleContainer(laid) : { width: 0, height: sizes.band };
    Object.assign(box, { width: left + size.width, height: size.height });
    const band = between.bands[index];
    if (band) Object.assign(band, { before: 0, after: size.height });
  });
  for (const strip of between.strips.slice(1, -1)) strip.room = sizes.betweenPools;
  settle(between, 'rows');
  const width = Math.max(0, ...pools.map(({ box }) => box.width));
  pools.forEach(({ pool, laid, box }, index) => {
    Object.assign(box, { y: between.bands[index]?.middle ?? 0, width });
    const left = (pool.id === undefined ? 0 : sizes.header) + depthOf(pool.lanes) * sizes.header;
    if (laid) moveTo(laid, { x: left, y: box.y });
  });
}

/** A message leaves the upper pool at its foot and enters the lower at its head; past pools between them it goes round at the right. */
function planMessage(
  pools: readonly LaidPool[],
  { from, to }: DrawnFlow,
  { between, besides }: { between: Axis; besides: Axis },
): ((width: number) => { way: Point[]; foot: Point }) | undefined {
  const [source, target] = [endOf(pools, from), endOf(pools, to)];
  if (!source || !target || source.index === target.index) return undefined;
  const [upper, lower] = source.index < target.index ? [source, target] : [target, source];
  const [out, into] = [upper.exit('down'), lower.exit('up')];
  const first = between.strips[upper.index + 1]?.take();
  const isNext = lower.index === upper.index + 1;
  const last = isNext ? first : between.strips[lower.index]?.take();
  const round = isNext ? undefined : besides.strips[0]?.take();
  if (!first || !last) return undefined;
  return (width) => {
    const head = out();
    const foot = into().toReversed();
    const [a, b] = [head.at(-1)?.x ?? foot[0]?.x ?? 0, foot[0]?.x ?? head.at(-1)?.x ?? 0];
    const side = round
      ? [
          { x: width + round(), y: first() },
          { x: width + round(), y: last() },
        ]
      : [];
    const ends = [
      ...(head.length > 0 ? head : [{ x: b, y: upper.pool.box.y + upper.pool.box.height }]),
      { x: a, y: first() },
      ...side,
      { x: b, y: last() },
      ...(foot.length > 0 ? foot : [{ x: a, y: lower.pool.box.y }]),
    ];
    return { way: source === upper ? ends : ends.toReversed(), foot: { x: b, y: lower.pool.box.y } };
  };
}

function endOf(pools: readonly LaidPool[], id: string) {
  for (const [index, pool] of pools.entries()) {
    if (pool.pool.id === id) return { index, pool, exit: () => (): Point[] => [] };
    const path = pool.laid && pathTo(pool.laid, id);
    if (path) return { index, pool, exit: (way: 'up' | 'down') => planExit(path, way) };
  }
  return undefined;
}

function drawPool(drawing: Drawing, { pool, laid, box }: LaidPool): void {
  if (pool.id !== undefined) drawing.shapes.set(pool.id, { box });
  if (!laid) return;
  drawLanes(drawing, pool.lanes, { laid, box, left: pool.id === undefined ? 0 : sizes.header });
  drawContainer(drawing, laid);
}

function drawLanes(
  drawing: Drawing,
  lanes: readonly DrawnLane[],
  { laid, box, left }: { laid: LaidContainer; box: Box; left: number },
): void {
  for (const lane of lanes) {
    const rows = (lane.lanes.length > 0 ? leaves(lane.lanes) : [lane.id]).map((id) => laid.placement.rowsOf.get(id));
    const first = rows[0]?.first ?? 0;
    const end = (rows.at(-1)?.first ?? 0) + (rows.at(-1)?.count ?? 1);
    const top = laid.rows.strips[first]?.start ?? 0;
    const bottom = end === laid.rows.bands.length ? laid.rows.size : (laid.rows.strips[end]?.start ?? 0);
    const place = { x: left, y: box.y + top, width: box.width - left, height: bottom - top };
    drawing.shapes.set(lane.id, { box: place });
    drawLanes(drawing, lane.lanes, { laid, box, left: left + sizes.header });
  }
}

function drawContainer(drawing: Drawing, laid: LaidContainer): void {
  for (const { id, label, attachedTo } of laid.nodes.values()) {
    const box = boxOf(laid, id);
    if (!box) continue;
    const x = attachedTo === undefined ? box.x + (box.width - (label?.width ?? 0)) / 2 : box.x + box.width + 2;
    const place = label && { x, y: box.y + box.height + (attachedTo === undefined ? 4 : -14), ...label };
    drawing.shapes.set(id, { box, ...(place && { label: place }), isOpen: laid.inside.has(id) });
  }
  for (const inside of laid.inside.values()) drawContainer(drawing, inside);
  const labelled = new Map<string, number>();
  for (const [id, { points, labelWidth }] of laid.routes) {
    const way = points();
    const end = way.at(-1) ?? { x: 0, y: 0 };
    if (labelWidth === 0) {
      drawing.edges.set(id, { points: withoutRepeats(way) });
      continue;
    }
    // Several named flows into one step: the first name above the line, the others below one another.
    const place = `${end.x} ${end.y}`;
    const before = labelled.get(place) ?? 0;
    labelled.set(place, before + 1);
    const y = before === 0 ? end.y - sizes.labelHeight - 3 : end.y + 3 + (before - 1) * sizes.labelHeight;
    const label = { x: end.x - labelWidth - 8, y, width: labelWidth, height: sizes.labelHeight };
    drawing.edges.set(id, { points: withoutRepeats(way), label });
  }
}

/** A line without points that turn nowhere. */
function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before) return true;
    if (before.x === point.x && before.y === point.y) return false;
    return !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
