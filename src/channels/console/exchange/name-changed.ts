import type { ChangedThing } from '#platform/exchange/proposals/proposal.contract.ts';

type Named = {
  systems: readonly { code: string; name: string }[];
  services: readonly { key: string; name: string }[];
};

const arrow = ' → ';

/** What a proposal changes, by its name with the key beside it: whoever confirms knows systems by what they are called. */
export function nameChanged({ kind, key }: Pick<ChangedThing, 'kind' | 'key'>, { systems, services }: Named): string {
  const system = (code: string) => systems.find((one) => one.code === code)?.name ?? code;
  const service = (one: string) => services.find((offered) => offered.key === one)?.name ?? one;
  const [consumer = '', called = ''] = key.split(arrow);
  const name = {
    system: () => system(key),
    service: () => service(key),
    grant: () => `${system(consumer)}${arrow}${service(called)}`,
    topic: () => key,
  }[kind]();
  return name === key ? key : `${name} (${key})`;
}
