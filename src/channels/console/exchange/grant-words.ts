import type { GrantView, ServiceView } from '#platform/exchange/management/management.contract.ts';

type Granted = Pick<GrantView, 'serviceKey' | 'operations' | 'fields'>;
type Described = Pick<ServiceView, 'key' | 'operations'>;
export type FieldWords = { path: string; title: string; sensitive: boolean };

/**
 * What a grant gives, in the words of the contract: who agrees to it or gives it decides on people's data, and reads no code. What the
 * contract no longer has is told by its code.
 */
export function grantWords(
  { serviceKey, operations, fields }: Granted,
  services: readonly Described[],
): { operations: string[]; fields: FieldWords[] | null } {
  const offered = services.find(({ key }) => key === serviceKey)?.operations ?? [];
  const known = new Map(offered.flatMap((one) => one.fields).map((field) => [field.path, field]));
  return {
    operations: operations.map((id) => {
      const summary = offered.find((one) => one.id === id)?.summary ?? '';
      return summary === '' ? id : `${summary} (${id})`;
    }),
    fields: fields?.map((path) => known.get(path) ?? { path, title: path, sensitive: false }) ?? null,
  };
}

/** Fields of the chosen operations, each once: what is chosen from, and all that is asked for. */
export function fieldsOf(service: Described, chosen: ReadonlySet<string>): FieldWords[] {
  const fields = service.operations.filter(({ id }) => chosen.has(id)).flatMap((one) => one.fields);
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}
