import type { ContractOperation } from './read-openapi.ts';

/** Whether asking changes nothing: a GET, or what its contract says is one by another method (`x-safe`, `x-matches`). */
export const isRead = ({ method, safe, matches, sends }: ContractOperation): boolean =>
  sends === undefined && (method === 'get' || method === 'head' || safe || matches);
