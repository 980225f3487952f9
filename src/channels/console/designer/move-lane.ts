import { elementsOf, isLane, type Drawn } from './drawn.ts';
import type { Services } from './modeler.ts';

export const laneMove = 'motcua.lane.move';

/** Làn ở ngay trên hoặc dưới, beside which a lane may be moved; undefined at the edge of its pool. */
export function neighbourOf(lane: Drawn, place: 'up' | 'down'): Drawn | undefined {
  const beside = lanesIn(lane.parent);
  return beside[beside.findIndex(({ id }) => id === lane.id) + (place === 'up' ? -1 : 1)];
}

/** Lanes of a pool, or inside a lane, from above to below. */
export function lanesIn(around: Drawn | undefined): Drawn[] {
  return (around?.children ?? []).filter(isLane).toSorted((one, other) => (one.y ?? 0) - (other.y ?? 0));
}

/** Steps and events of a lane and the lanes inside it; what stands on a border goes with what it stands on. */
function contentOf(lane: Drawn, registry: Services['elementRegistry']): Drawn[] {
  const own = elementsOf(lane.businessObject, 'flowNodeRef').flatMap(({ id }) => registry.get(id) ?? []);
  const all = [...own, ...lanesIn(lane).flatMap((inner) => contentOf(inner, registry))];
  return [...new Map(all.filter(({ host }) => !host).map((element) => [element.id, element])).values()];
}

/** Two neighbouring lanes change places, each with all that stands in it; one step to undo. */
export function keepLaneMoves(get: <Name extends keyof Services>(name: Name) => Services[Name]): void {
  get('commandStack').register(laneMove, {
    preExecute: ({ upper, lower }) => {
      const [modeling, registry] = [get('modeling'), get('elementRegistry')];
      const moves = [
        { lane: upper, y: lower.height ?? 0, content: contentOf(upper, registry) },
        { lane: lower, y: -(upper.height ?? 0), content: contentOf(lower, registry) },
      ];
      const quietly = { autoResize: false };
      for (const { lane, y } of moves) modeling.moveShape(lane, { x: 0, y }, lane.parent, quietly);
      for (const { content, y, lane } of moves)
        if (content.length > 0) modeling.moveElements(content, { x: 0, y }, poolOf(lane), quietly);
    },
  });
}

function poolOf({ parent }: Drawn): Drawn | undefined {
  return parent && isLane(parent) ? poolOf(parent) : parent;
}
