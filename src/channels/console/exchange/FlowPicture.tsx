import type { FlowView } from '#platform/exchange/management/management.contract.ts';

const rowHeight = 56;
const [leftEdge, rightEdge, width] = [250, 550, 800];
const [thinnest, thickest] = [1.5, 10];

/** Hình vẽ ai gọi ai: consumers on the left, services on the right, lines as thick as they are busy; those with faults are dashed and red. */
export function FlowPicture({ flows, label }: { flows: readonly FlowView[]; label: string }) {
  const consumers = distinct(flows.map(({ consumer, consumerName }) => [consumer, consumerName]));
  const services = distinct(flows.map(({ service, serviceName }) => [service, serviceName]));
  const height = Math.max(consumers.length, services.length) * rowHeight;
  const busiest = Math.max(...flows.map(({ calls }) => calls));
  const at = (list: readonly (readonly [string, string])[], key: string) =>
    (list.findIndex(([one]) => one === key) + 0.5) * (height / list.length);
  return (
    <div className="flow-picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {flows.map(({ consumer, service, calls, faults }) => {
          const [from, to] = [at(consumers, consumer), at(services, service)];
          const middle = (leftEdge + rightEdge) / 2;
          return (
            <path
              key={`${consumer} ${service}`}
              className={faults > 0 ? 'flow faulty' : 'flow'}
              d={`M ${leftEdge} ${from} C ${middle} ${from}, ${middle} ${to}, ${rightEdge} ${to}`}
              strokeWidth={thinnest + (thickest - thinnest) * Math.sqrt(calls / busiest)}
            />
          );
        })}
        {consumers.map(([key, name]) => (
          <Party key={key} name={name} x={leftEdge - 240} y={at(consumers, key)} />
        ))}
        {services.map(([key, name]) => (
          <Party key={key} name={name} x={rightEdge} y={at(services, key)} />
        ))}
      </svg>
    </div>
  );
}

/** Một bên trong hình: a box with its name. */
export function Party({ name, x, y }: { name: string; x: number; y: number }) {
  const [first, second] = inTwoLines(name);
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x="0" y="-22" width="240" height="44" rx="6" className="party" />
      <text x="12" y={second ? -3 : 5}>
        {first}
      </text>
      {second && (
        <text x="12" y="14">
          {second}
        </text>
      )}
    </g>
  );
}

const mostLetters = 32;

/** Names are long: two lines hold most of them, the table beside holds them whole. */
function inTwoLines(name: string): [string, string] {
  if (name.length <= mostLetters) return [name, ''];
  const cut = name.lastIndexOf(' ', mostLetters);
  const rest = name.slice(cut + 1);
  return [name.slice(0, cut), rest.length > mostLetters ? `${rest.slice(0, mostLetters - 1)}…` : rest];
}

function distinct(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...new Map(pairs.map((pair) => [pair[0], pair])).values()];
}
