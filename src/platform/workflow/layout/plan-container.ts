import type { DrawnContainer } from './drawing.ts';
import { createAxis } from './grid.ts';
import type { LaidContainer } from './laid-container.ts';
import { placeNodes } from './place-nodes.ts';
import { routeFlow } from './route-flow.ts';

/** Sắp chỗ trong một quy trình: cells and tracks; sizes come with `settleContainer`, when the lines from outside have taken their tracks too. */
export function planContainer(content: DrawnContainer, lanes: readonly string[]): LaidContainer {
  const placement = placeNodes(content, lanes);
  const rowCount = [...placement.rowsOf.values()].reduce((sum, { count }) => sum + count, 0);
  const laid: LaidContainer = {
    placement,
    columns: createAxis(placement.columns),
    rows: createAxis(rowCount),
    nodes: new Map(content.nodes.map((node) => [node.id, node])),
    inside: new Map(content.nodes.flatMap(({ id, inside }) => (inside ? [[id, planContainer(inside, [])]] : []))),
    corner: { x: 0, y: 0 },
    routes: new Map(),
  };
  for (const flow of content.flows) {
    const points = routeFlow(laid, flow);
    if (points) laid.routes.set(flow.id, { points, labelWidth: flow.labelWidth });
  }
  return laid;
}
