import { createContext, useContext } from 'react';
import type { Indicator } from '../data/indicator.js';
import type { Scope } from '../data/scope.js';
import type { Viewer } from '../data/viewer.js';

/** What every part of the page may want to know of what is looked at. */
export interface Seen {
  viewer: Viewer;
  scope: Extract<Scope, { communes: readonly string[] }>;
  /** Cut-off, once it is known. */
  asOf?: string;
  indicators: ReadonlyMap<string, Indicator>;
}

export const SeenContext = createContext<Seen | undefined>(undefined);

export function useSeen(): Seen {
  const seen = useContext(SeenContext);
  if (!seen) throw new Error('Nothing is looked at yet');
  return seen;
}

/** Records are shown to who may see them, of one commune. */
export const useMayOpen = (): boolean => {
  const { viewer, scope } = useSeen();
  return viewer.mayReadRecords && scope.kind === 'commune';
};
