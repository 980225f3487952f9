import { compileFeel, expressionPaths, pathsRead } from '#platform/forms/index.ts';
import type { InstalledPackage } from './procedures.queries.ts';

/**
 * What a package decides by: paths of the form its conditions, cases, fees, tables, partners and process read. Parts read as a whole
 * stand by their name.
 */
export function pathsReadBy({
  definition,
  form,
  process,
}: Pick<InstalledPackage, 'definition' | 'form' | 'process'>): ReadonlySet<string> {
  const { variants, requiredDocuments, fees, decisions, partners } = definition;
  const texts = [
    ...variants.map(({ when }) => when),
    ...requiredDocuments.map(({ required }) => required),
    ...fees.flatMap(({ when, amountVnd }) => [when, amountVnd]),
    ...decisions.flatMap(({ rules }) => rules.flatMap(({ conditions, outputs }) => [...conditions, ...outputs])),
    ...partners.flatMap(({ when, area }) => [when, area]),
    ...Object.values(process.flows).map(({ condition }) => condition),
  ];
  const paths = new Set(expressionPaths(form));
  for (const text of texts) {
    const compiled = typeof text === 'string' ? compileFeel(text) : undefined;
    if (compiled?.ok) for (const path of pathsRead(compiled.ast)) paths.add(path);
  }
  return paths;
}
