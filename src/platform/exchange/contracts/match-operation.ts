import type { CompiledOperation } from './compile-contract.ts';

export type MatchedOperation = { operation: CompiledOperation; parameters: Readonly<Record<string, string>> };
/** The operation of a method and a path split at its slashes; `wrong_method` when the path is of others. */
export type MatchOperation = (
  method: string,
  segments: readonly string[],
) => MatchedOperation | 'wrong_method' | undefined;

/** Chọn thao tác: of two templates that fit, the one with the earlier fixed word wins (OpenAPI 3, "Path Templating Matching"). */
export function buildMatcher(operations: readonly CompiledOperation[]): MatchOperation {
  const ordered = [...operations].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const byLength = Map.groupBy(ordered, ({ segments }) => segments.length);
  return (method, segments) => {
    let isOfAnother = false;
    for (const operation of byLength.get(segments.length) ?? []) {
      const parameters = fit(operation, segments);
      if (!parameters) continue;
      if (operation.method === method) return { operation, parameters };
      isOfAnother = true;
    }
    return isOfAnother ? 'wrong_method' : undefined;
  };
}

const orderOf = ({ segments }: CompiledOperation): string =>
  segments.map((segment) => (segment === undefined ? '1' : '0')).join('');

function fit(
  { segments, parameterNames }: CompiledOperation,
  given: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  let next = 0;
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (segment === undefined) {
      if (value === '') return undefined;
      parameters[parameterNames[next] ?? ''] = value;
      next += 1;
    } else if (segment !== value) return undefined;
  }
  return parameters;
}
