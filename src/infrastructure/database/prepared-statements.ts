/** Statements kept prepared on every connection; a text beyond them is parsed each time, so that texts of many shapes fill no memory. */
const mostPrepared = 400;
/** Opens a statement whose best plan depends on its parameters (filters that may be absent): it is planned each time. */
export const planAnew = '/* plan anew */';

const names = new Map<string, string>();

/** Under which name a statement is kept prepared on every connection; undefined for one that is parsed each time. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostPrepared || text.startsWith(planAnew)) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
