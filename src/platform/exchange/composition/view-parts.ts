import { z } from 'zod';
import { serviceStates, type ServiceSettings } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import { compileComposition } from './compile-composition.ts';
import type { PartView } from './part-view.contract.ts';

type ServiceRow = {
  environment: string;
  code: string;
  version: string;
  name: string;
  provider_name: string;
  state: string;
  sunset_on: string | null;
};
const State = z.enum(serviceStates);

/** Các thành phần của một dịch vụ ghép by operation, with what is to be known of the services they ask; none of one that is not composed. */
export function viewParts(
  { composition = {} }: Pick<ServiceSettings, 'composition'>,
  services: readonly ServiceRow[],
): { operation: string; parts: PartView[] }[] {
  const byKey = new Map(services.map((row) => [serviceKey(row), row]));
  return Object.entries(composition).map(([id, declared]) => ({
    operation: id,
    parts: compileComposition(declared).parts.map(({ name, service, operation, isRequired, needs }) => {
      const row = byKey.get(service);
      return {
        ...{ name, operation, isRequired, needs: [...needs], serviceKey: service },
        ...{ serviceName: row?.name ?? service, keeperName: row?.provider_name ?? '' },
        ...{ state: row ? State.parse(row.state) : 'retired', sunsetOn: row?.sunset_on ?? null },
      };
    }),
  }));
}
