import { z } from 'zod';
import type { ContractOperation } from '../contracts/read-openapi.ts';
import { isRead } from '../contracts/is-read.ts';
import { fillHeaders, fillTarget } from '../developers/read-operations.ts';
import type { KnownGrant, KnownService } from '../known/known.ts';

/** Câu hỏi thử: an operation that only reads, with the contract's own examples of its parameters. */
export type HarmlessRead = { operation: ContractOperation; target: string; headers: Readonly<Record<string, string>> };
/** Why nothing is asked. */
export type NoRead = 'personal' | 'soap_read_unknown' | 'no_harmless_read';

/**
 * Chọn thao tác hỏi thử among those of the grant: a GET about nobody, whose answer is JSON and whose parameters have examples; the one
 * with the fewest parameters. Nothing is made up, and a service of personal data is never asked.
 */
export function chooseRead(
  service: Pick<KnownService, 'personal' | 'contract'>,
  { operations: granted }: Pick<KnownGrant, 'operations'>,
): HarmlessRead | NoRead {
  if (service.personal) return 'personal';
  const { soap, operations } = service.contract();
  // Whatever a WSDL offers is asked with POST; of most nothing in it says what changes nothing.
  if (soap && !operations.some(isRead)) return 'soap_read_unknown';
  const reads = operations
    .filter((operation) => granted.has(operation.id) && isHarmless(operation))
    .flatMap((operation) => {
      const required = operation.parameters.filter((parameter) => parameter.required);
      // Where nothing need be said, an example narrows a list that may be long.
      const narrowing = operation.parameters.filter((parameter) => ownExample(parameter) !== undefined).slice(0, 1);
      const asked = (required.length > 0 ? required : narrowing).flatMap((parameter) => {
        const example = exampleOf(parameter);
        return example === undefined ? [] : [{ ...parameter, required: true, example }];
      });
      return asked.length >= required.length ? [{ operation, parameters: asked }] : [];
    })
    .toSorted((a, b) => a.parameters.length - b.parameters.length);
  const [first] = reads;
  if (!first) return 'no_harmless_read';
  const { operation, parameters } = first;
  return { operation, target: fillTarget(operation.path, parameters), headers: fillHeaders(parameters) };
}

const isHarmless = ({ method, subjects, sends, responseSchemas }: ContractOperation): boolean =>
  method === 'get' &&
  subjects.length === 0 &&
  sends === undefined &&
  Object.keys(responseSchemas).some((status) => status.startsWith('2') || status === 'default');

const Value = z.union([z.string(), z.number(), z.boolean()]);
/** Values the contract itself gives; of a list of allowed ones any is as good as another. */
const Given = z.looseObject({
  example: Value.optional(),
  examples: z.array(Value).min(1).optional(),
  default: Value.optional(),
  const: Value.optional(),
  enum: z.array(Value).min(1).optional(),
});

type Parameter = ContractOperation['parameters'][number];
const ownExample = ({ example }: Pick<Parameter, 'example'>) => Value.safeParse(example).data;

function exampleOf({ example, schema }: Parameter): string | undefined {
  const given = Given.safeParse(schema).data;
  const value =
    ownExample({ example }) ??
    given?.example ??
    given?.examples?.[0] ??
    given?.const ??
    given?.default ??
    given?.enum?.[0];
  return value === undefined || value === '' ? undefined : String(value);
}
