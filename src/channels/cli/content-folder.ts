import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const demonstration = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));

/** Nội dung của tỉnh mà gói thuộc về: the nearest folder above that holds code lists, otherwise the demonstration province. */
export function contentFolderOf(folder: string): string {
  const above = dirname(folder);
  if (existsSync(join(folder, 'code-lists'))) return resolve(folder);
  return above === folder || above === '.' ? demonstration : contentFolderOf(resolve(above));
}
