import { createContext, useContext } from 'react';
import type { Me } from '#platform/identity/identity.contract.ts';

const OfficerContext = createContext<Me | null>(null);
export const OfficerProvider = OfficerContext.Provider;

/** Cán bộ đang làm việc. Only below the frame, which lets nobody else in. */
export function useOfficer(): Me {
  const officer = useContext(OfficerContext);
  if (!officer) throw new Error('No officer is signed in');
  return officer;
}

/** For what the menu offers; what may be done is decided by the server alone. */
export function hasRole(officer: Me, role: string): boolean {
  return officer.posts.some((post) => post.roles.includes(role));
}
