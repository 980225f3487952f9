import type { DrawnFlow, Point } from './drawing.ts';
import { boxOf, cellOf, type LaidContainer } from './laid-container.ts';
import type { Cell } from './place-nodes.ts';

/**
 * Đường đi của một luồng: out at the right of its source, in at the left of its target, otherwise only through the strips between
 * columns and rows, where no shape stands. The points are known once the grid is settled.
 */
export function routeFlow(laid: LaidContainer, { from, to, labelWidth }: DrawnFlow): (() => Point[]) | undefined {
  const [source, target] = [cellOf(laid, from), cellOf(laid, to)];
  if (!source || !target) return undefined;
  const { columns, rows } = laid;
  const ends = () => endsOf(laid, from, to);
  const x = (track: () => number) => laid.corner.x + track();
  const y = (track: () => number) => laid.corner.y + track();
  const entry = columns.strips[target.column];
  if (entry) entry.room = Math.max(entry.room, labelWidth && labelWidth + 12);

  if (laid.nodes.get(from)?.attachedTo !== undefined) {
    const [along, down] = [rows.strips[source.row + 1]?.take(), entry?.take()];
    if (!along || !down) return undefined;
    return () => {
      const { out, into } = ends();
      return [
        { x: out.x, y: out.bottom },
        { x: out.x, y: y(along) },
        { x: x(down), y: y(along) },
        { x: x(down), y: into.y },
        into,
      ];
    };
  }
  const isForward = source.column < target.column;
  if (isForward && source.row === target.row && isClear(laid, source, target, source.row)) {
    return () => [ends().right, ends().into];
  }
  const exit = columns.strips[source.column + 1];
  if (isForward && isClear(laid, source, target, target.row)) return bentOnce(exit?.take());
  if (isForward && isClear(laid, source, target, source.row)) return bentOnce(entry?.take());
  const along = rows.strips[target.row < source.row ? source.row : source.row + 1]?.take();
  const [leave, arrive] = [exit?.take(), entry?.take()];
  if (!along || !leave || !arrive) return undefined;
  return () => {
    const { right, into } = ends();
    return [
      right,
      { x: x(leave), y: right.y },
      { x: x(leave), y: y(along) },
      { x: x(arrive), y: y(along) },
      { x: x(arrive), y: into.y },
      into,
    ];
  };

  function bentOnce(bend: (() => number) | undefined) {
    if (!bend) return undefined;
    return () => {
      const { right, into } = ends();
      return [right, { x: x(bend), y: right.y }, { x: x(bend), y: into.y }, into];
    };
  }
}

/** Whether no shape stands in a row between two columns. */
function isClear({ placement }: LaidContainer, source: Cell, target: Cell, row: number): boolean {
  return ![...placement.cells.values()].some(
    (cell) => cell.row === row && cell.column > source.column && cell.column < target.column,
  );
}

function endsOf(laid: LaidContainer, from: string, to: string) {
  const out = boxOf(laid, from) ?? { x: 0, y: 0, width: 0, height: 0 };
  const into = boxOf(laid, to) ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    right: { x: out.x + out.width, y: out.y + out.height / 2 },
    out: { x: out.x + out.width / 2, bottom: out.y + out.height },
    into: { x: into.x, y: into.y + into.height / 2 },
  };
}
