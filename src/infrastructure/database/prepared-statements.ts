/** Statements kept prepared on every connection; a text beyond them is parsed each time, so that texts of many shapes fill no memory. */
const mostPrepared = 400;
/** Opens a statement whose best plan depends on its parameters (filters that may be absent): it is planned each time. */
export const planAnew = '/* plan anew */';

const names = new Map<string, string>();

/** A statement as the driver takes it: named when it is kept prepared, so that a text the server has seen is not parsed again. */
export function preparedQuery(text: string, values: readonly unknown[]) {
  const name = nameOf(text);
  return { ...(name !== undefined && { name }), text, values: [...values] };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostPrepared || text.startsWith(planAnew)) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
