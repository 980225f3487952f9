export { readCodeLists, type CodeList } from './code-list-content.ts';
export { createCodeListCache, type CachedEntry, type CodeListCache } from './code-list-cache.ts';
export { CodeListEntry } from './code-lists.contract.ts';
export { entryName, listEntries } from './code-lists.queries.ts';
export { installCodeLists } from './install-code-lists.ts';
