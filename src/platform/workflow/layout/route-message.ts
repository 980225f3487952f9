import type { Point } from './drawing.ts';
import { boxOf, cellOf, type LaidContainer } from './laid-container.ts';

type Way = 'up' | 'down';

/** A node and the containers around it, the outermost first. */
export type Path = { laid: LaidContainer; id: string }[];

export function pathTo(laid: LaidContainer, id: string): Path | undefined {
  if (laid.nodes.has(id)) return [{ laid, id }];
  for (const [outer, inside] of laid.inside) {
    const path = pathTo(inside, id);
    if (path) return [{ laid, id: outer }, ...path];
  }
  return undefined;
}

/**
 * The way of a message from a node out of its pool, or backwards into it: through the strips of each container around it. The last
 * point lies at the edge of the outermost container.
 */
export function planExit(path: Path, way: Way): () => Point[] {
  const parts: ((x: number) => Point[])[] = [];
  for (const { laid, id } of path.toReversed()) parts.push(exitOne(laid, id, way));
  const innermost = path.at(-1);
  return () => {
    const box = innermost && boxOf(innermost.laid, innermost.id);
    const points: Point[] = [];
    let x = box ? box.x + box.width / 2 : 0;
    for (const part of parts) {
      points.push(...part(x));
      x = points.at(-1)?.x ?? x;
    }
    return points;
  };
}

function exitOne(laid: LaidContainer, id: string, way: Way): (x: number) => Point[] {
  const cell = cellOf(laid, id) ?? { column: 0, row: 0 };
  const isBlocked = [...laid.placement.cells.values()].some(
    ({ column, row }) => column === cell.column && (way === 'down' ? row > cell.row : row < cell.row),
  );
  const edge = () => {
    const { y, height } = boxOf(laid, id) ?? { y: 0, height: 0 };
    return way === 'down' ? y + height : y;
  };
  const end = () => laid.corner.y + (way === 'down' ? laid.rows.size : 0);
  const across = isBlocked ? laid.rows.strips[way === 'down' ? cell.row + 1 : cell.row]?.take() : undefined;
  const beside = isBlocked ? laid.columns.strips[cell.column + 1]?.take() : undefined;
  if (!across || !beside) {
    return (x) => [
      { x, y: edge() },
      { x, y: end() },
    ];
  }
  return (x) => [
    { x, y: edge() },
    { x, y: laid.corner.y + across() },
    { x: laid.corner.x + beside(), y: laid.corner.y + across() },
    { x: laid.corner.x + beside(), y: end() },
  ];
}
