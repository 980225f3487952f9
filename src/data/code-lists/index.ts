export { readCodeLists } from './code-list-content.ts';
export { createCodeListCache, type CachedEntry, type CodeListCache, type OtherList } from './code-list-cache.ts';
export { entryName, listEntries } from './code-lists.queries.ts';
export { installCodeLists } from './install-code-lists.ts';
