import type { DrawnContainer, DrawnNode } from './drawing.ts';

/** Where a node stands in the grid of its container. */
export type Cell = { column: number; row: number };

/** Rows of the grid belong to lanes, in their order; `rowsOf` tells which. */
export type Placement = {
  cells: Map<string, Cell>;
  columns: number;
  rowsOf: Map<string, { first: number; count: number }>;
};

type Link = { from: string; to: string };

/**
 * Gives each node a cell of its own: columns by how many steps lead to it (flows that go back do not count), rows by lane, and within
 * the lane the row of what leads there if it is free. A node without a lane stands with its neighbours.
 */
export function placeNodes({ nodes, flows }: DrawnContainer, lanes: readonly string[]): Placement {
  const standing = nodes.filter(({ attachedTo }) => attachedTo === undefined);
  const hosts = new Map(nodes.map(({ id, attachedTo }) => [id, attachedTo ?? id]));
  const links = flows.flatMap(({ from, to }) => {
    const [source, target] = [hosts.get(from), hosts.get(to)];
    return source !== undefined && target !== undefined && source !== target ? [{ from: source, to: target }] : [];
  });
  const columnOf = columnsOf(standing, links);
  const laneOf = lanesOf(standing, links, lanes);
  const ordered = standing.toSorted((a, b) => (columnOf.get(a.id) ?? 0) - (columnOf.get(b.id) ?? 0));
  const taken = new Set<string>();
  const rowOf = new Map<string, number>();
  for (const { id } of ordered) {
    const lane = laneOf.get(id) ?? '';
    const column = columnOf.get(id) ?? 0;
    const isFree = (row: number) => !taken.has(`${lane} ${row} ${column}`);
    const before = links
      .filter(({ to }) => to === id)
      .flatMap(({ from }) => (laneOf.get(from) === lane ? (rowOf.get(from) ?? []) : []));
    let row = before.find(isFree) ?? 0;
    while (!isFree(row)) row += 1;
    taken.add(`${lane} ${row} ${column}`);
    rowOf.set(id, row);
  }
  return gridOf(standing, { columnOf, laneOf, rowOf, lanes: lanes.length > 0 ? lanes : [''] });
}

function gridOf(
  nodes: readonly DrawnNode[],
  {
    columnOf,
    laneOf,
    rowOf,
    lanes,
  }: {
    columnOf: Map<string, number>;
    laneOf: Map<string, string>;
    rowOf: Map<string, number>;
    lanes: readonly string[];
  },
): Placement {
  const rowsOf = new Map<string, { first: number; count: number }>();
  let first = 0;
  for (const lane of lanes) {
    const rows = nodes.filter(({ id }) => laneOf.get(id) === lane).map(({ id }) => (rowOf.get(id) ?? 0) + 1);
    const count = Math.max(1, ...rows);
    rowsOf.set(lane, { first, count });
    first += count;
  }
  const cells = new Map(
    nodes.map(({ id }) => {
      const row = (rowsOf.get(laneOf.get(id) ?? '')?.first ?? 0) + (rowOf.get(id) ?? 0);
      return [id, { column: columnOf.get(id) ?? 0, row }];
    }),
  );
  return { cells, rowsOf, columns: Math.max(0, ...columnOf.values()) + 1 };
}

/** The longest way to each node along flows that go forward. */
function columnsOf(nodes: readonly DrawnNode[], links: readonly Link[]): Map<string, number> {
  const forward = forwardLinks(nodes, links);
  const columns = new Map<string, number>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const column = Math.max(-1, ...forward.filter(({ to }) => to === id).map(({ from }) => columnOf(from))) + 1;
    columns.set(id, column);
    return column;
  };
  for (const { id } of nodes) columnOf(id);
  return columns;
}

/** Walks from the starts; a flow to a node that is still being walked through goes back. */
function forwardLinks(nodes: readonly DrawnNode[], links: readonly Link[]): Link[] {
  const outgoing = Map.groupBy(links, ({ from }) => from);
  const forward: Link[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const walk = (id: string): void => {
    state.set(id, 'open');
    for (const link of outgoing.get(id) ?? []) {
      if (state.get(link.to) === 'open') continue;
      forward.push(link);
      if (!state.has(link.to)) walk(link.to);
    }
    state.set(id, 'done');
  };
  const isEntered = new Set(links.map(({ to }) => to));
  for (const { id } of nodes.toSorted((a, b) => Number(isEntered.has(a.id)) - Number(isEntered.has(b.id)))) {
    if (!state.has(id)) walk(id);
  }
  return forward;
}

/** Lanes as drawn; a node in none takes that of the nearest node before it, else after it, else the first. */
function lanesOf(nodes: readonly DrawnNode[], links: readonly Link[], lanes: readonly string[]): Map<string, string> {
  const laneOf = new Map<string, string>();
  for (const { id, lane } of nodes) {
    if (lanes.length === 0) laneOf.set(id, '');
    else if (lane !== undefined && lanes.includes(lane)) laneOf.set(id, lane);
  }
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const { id } of nodes.filter((node) => !laneOf.has(node.id))) {
      const near =
        links.find(({ from, to }) => to === id && laneOf.has(from))?.from ??
        links.find(({ from, to }) => from === id && laneOf.has(to))?.to;
      const lane = near === undefined ? undefined : laneOf.get(near);
      if (lane === undefined) continue;
      laneOf.set(id, lane);
      isChanged = true;
    }
  }
  for (const { id } of nodes) if (!laneOf.has(id)) laneOf.set(id, lanes[0] ?? '');
  return laneOf;
}
