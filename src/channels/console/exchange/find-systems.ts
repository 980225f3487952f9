import type { SystemView } from '#platform/exchange/management/management.contract.ts';
import { findByWords } from './find-by-words.ts';

type Sought = Pick<SystemView, 'name' | 'code' | 'ownerName' | 'ownerCode'>;

/** Found by a part of the name, code or owner. */
export const findSystems = <System extends Sought>(systems: readonly System[], search: string): System[] =>
  findByWords(systems, search, ({ name, code, ownerName, ownerCode }) => [name, code, ownerName, ownerCode]);
