const pathForm = /^([A-Za-z]\w*)(?:\[(\d{1,4})\])?(?:\.([A-Za-z]\w*)(?:\.([A-Za-z]\w*))?)?$/;

/** Đường dẫn của trường: `child.name`, `residences[0].place` (rows from 0), `child.address.commune`. */
export type FieldPath = {
  sectionId: string;
  row: number | undefined;
  fieldId: string | undefined;
  part: string | undefined;
};

export function parsePath(path: string): FieldPath | undefined {
  const [all, sectionId, row, fieldId, part] = pathForm.exec(path) ?? [];
  if (all === undefined || sectionId === undefined) return undefined;
  return { sectionId, row: row === undefined ? undefined : Number(row), fieldId, part };
}
