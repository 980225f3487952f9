/** Whether a record is within the rows of a grant; undefined of what has no such field. */
export type KeepsRow = (row: unknown) => boolean | undefined;

/** Phạm vi bản ghi: a record stays when its field has one of the values; one without the field does not. */
export function keepRows({ field, values }: { field: string; values: readonly string[] }): KeepsRow {
  const path = field.split('.');
  const allowed = new Set(values);
  return (row) => {
    let value = row;
    for (const name of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      value = Reflect.get(value, name);
    }
    return typeof value === 'string' && allowed.has(value);
  };
}
