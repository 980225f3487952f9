import type { WatchedPart } from '#platform/exchange/composition/part-view.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Party } from './FlowPicture.tsx';
import { answers } from './part-health.ts';

const [columnWidth, boxWidth, rowHeight] = [300, 240, 56];

/** Hình vẽ các thành phần: the question on the left, then what is asked at once, then what waits for that; what may be missing is dashed, what is, red. */
export function PartsPicture({ parts }: { parts: readonly WatchedPart[] }) {
  const { t } = useTexts<ConsoleText>();
  const places = placesOf(parts);
  const taken = [...places.values()];
  const columns = 2 + Math.max(...taken.map(({ column }) => column));
  const height = rowHeight * Math.max(...taken.map(({ row }) => row + 1));
  const width = columns * columnWidth - (columnWidth - boxWidth);
  const asked = { x: 0, y: height / 2 };
  const at = (name: string) => {
    const { column, row } = places.get(name) ?? { column: 0, row: 0 };
    return { x: (column + 1) * columnWidth, y: (row + 0.5) * rowHeight };
  };
  return (
    <div className="flow-picture">
      <svg
        className="parts"
        width={width}
        viewBox={`-1 0 ${width + 2} ${height}`}
        role="img"
        aria-label={t('exchange.composed.picture')}
      >
        {parts.flatMap((part) =>
          (part.needs.length > 0 ? part.needs.map(at) : [asked]).map((from) => (
            <path
              key={`${part.name} ${from.x} ${from.y}`}
              className={`flow ${answers(part) ? '' : 'faulty'} ${part.isRequired ? '' : 'optional'}`}
              d={curve({ x: from.x + boxWidth, y: from.y }, at(part.name))}
              strokeWidth={3}
            />
          )),
        )}
        <Party name={t('exchange.composed.whole')} x={asked.x} y={asked.y} />
        {parts.map(({ name, serviceName }) => (
          <Party key={name} name={`${name}: ${serviceName}`} {...at(name)} />
        ))}
      </svg>
    </div>
  );
}

type Point = { x: number; y: number };
function curve(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `M ${from.x} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x} ${to.y}`;
}

/** A part stands right of all it waits for. Parts come in an order in which none waits for a later one. */
function placesOf(parts: readonly WatchedPart[]): ReadonlyMap<string, { column: number; row: number }> {
  const places = new Map<string, { column: number; row: number }>();
  for (const { name, needs } of parts) {
    const column = Math.max(0, ...needs.map((need) => (places.get(need)?.column ?? -1) + 1));
    const row = [...places.values()].filter((place) => place.column === column).length;
    places.set(name, { column, row });
  }
  return places;
}
