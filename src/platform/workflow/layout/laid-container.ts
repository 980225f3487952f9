import { sizes, type Box, type DrawnNode, type Point } from './drawing.ts';
import { reach, settle, type Axis } from './grid.ts';
import type { Cell, Placement } from './place-nodes.ts';

/** A container under way: its grid, and what is inside its sub-processes. Places are relative to its corner until it is moved. */
export type LaidContainer = {
  placement: Placement;
  columns: Axis;
  rows: Axis;
  nodes: ReadonlyMap<string, DrawnNode>;
  inside: ReadonlyMap<string, LaidContainer>;
  corner: Point;
  /** Lines planned so far; they have points once the grid is settled. */
  routes: Map<string, { points: () => Point[]; labelWidth: number }>;
};

/** From the innermost outwards: how large everything is. */
export function settleContainer(laid: LaidContainer): { width: number; height: number } {
  const attached = new Map(
    [...laid.nodes.values()].flatMap(({ attachedTo, label }) =>
      attachedTo === undefined ? [] : [[attachedTo, sizes.event / 2 + (label?.height ?? 0)]],
    ),
  );
  for (const [id, { column, row }] of laid.placement.cells) {
    const node = laid.nodes.get(id);
    if (!node) continue;
    const { width, height } = sizeOf(laid, node);
    const below = Math.max(node.label ? node.label.height + 4 : 0, attached.get(id) ?? 0);
    const half = Math.max(width, node.label?.width ?? 0) / 2;
    reach(laid.columns.bands[column], half, half);
    reach(laid.rows.bands[row], height / 2, height / 2 + below);
  }
  settle(laid.columns, 'columns');
  settle(laid.rows, 'rows');
  return { width: laid.columns.size, height: laid.rows.size };
}

const settled = new WeakMap<LaidContainer, { width: number; height: number }>();

function sizeOf(laid: LaidContainer, node: DrawnNode): { width: number; height: number } {
  const inside = laid.inside.get(node.id);
  if (!inside) return node;
  const size = settled.get(inside) ?? settleContainer(inside);
  settled.set(inside, size);
  const across = Math.max(size.width, sizes.task.width) + 2 * sizes.margin;
  return { width: across, height: size.height + sizes.title + sizes.margin };
}

/** Moves a settled container, and all inside it, to its place. */
export function moveTo(laid: LaidContainer, corner: Point): void {
  laid.corner = corner;
  for (const [id, inside] of laid.inside) {
    const box = boxOf(laid, id);
    if (box) moveTo(inside, { x: box.x + sizes.margin, y: box.y + sizes.title });
  }
}

/** Cell of a node; a boundary event stands in that of its host. */
export function cellOf({ placement, nodes }: LaidContainer, id: string): Cell | undefined {
  return placement.cells.get(id) ?? placement.cells.get(nodes.get(id)?.attachedTo ?? '');
}

export function boxOf(laid: LaidContainer, id: string): Box | undefined {
  const node = laid.nodes.get(id);
  const cell = cellOf(laid, id);
  if (!node || !cell) return undefined;
  const middle = {
    x: laid.corner.x + (laid.columns.bands[cell.column]?.middle ?? 0),
    y: laid.corner.y + (laid.rows.bands[cell.row]?.middle ?? 0),
  };
  if (node.attachedTo !== undefined) return boundaryBox(laid, node, middle);
  const { width, height } = sizeOf(laid, node);
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

/** Boundary events stand on the lower edge of their host, side by side from its right. */
function boundaryBox(
  laid: LaidContainer,
  { id, attachedTo = '', width, height }: DrawnNode,
  middle: Point,
): Box | undefined {
  const host = laid.nodes.get(attachedTo);
  if (!host) return undefined;
  const size = sizeOf(laid, host);
  const siblings = [...laid.nodes.values()].filter((node) => node.attachedTo === attachedTo).map((node) => node.id);
  const step = size.width / (siblings.length + 1);
  const x = middle.x + size.width / 2 - step * (siblings.indexOf(id) + 1);
  return { x: x - width / 2, y: middle.y + size.height / 2 - height / 2, width, height };
}
