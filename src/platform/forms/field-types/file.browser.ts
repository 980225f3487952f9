import { refused, type FieldType } from './field-type.browser.ts';
import type { UploadedFile } from '../form-values.contract.ts';
import { readLine } from './typed-text.browser.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Tệp trong tờ khai: the upload it came by and its name. Whether it is ready, whole and the sender's own is asked when the form is
 * handed in, as for papers; the upload itself was checked on arrival.
 */
export const file: FieldType<UploadedFile> = {
  parse: (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return refused('forms.problem.wrong_kind');
    const given = new Map<string, unknown>(Object.entries(input));
    const [upload, name] = [given.get('upload') ?? '', given.get('name') ?? ''];
    if (upload === '') return { ok: true, value: {} };
    const line = readLine(name);
    if (typeof upload !== 'string' || !uuid.test(upload)) return refused('forms.problem.wrong_kind');
    if (!line.ok) return line;
    return { ok: true, value: { upload, name: line.value.slice(0, 255) || upload } };
  },
  toText: ({ name = '' }) => name,
  toFeel: ({ name = '' }) => name,
};
