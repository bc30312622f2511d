import { regionsOf } from '../places/places.js';
import { EVERYWHERE } from '../url/view.js';
import type { Viewer } from './viewer.js';

/** What the address asks for, held against what the viewer reaches. */
export type Scope =
  | { kind: 'commune' | 'region' | 'everywhere'; place: string; communes: readonly string[] }
  /** An office of theirs, in which they act with other roles. */
  | { kind: 'other-office'; place: string }
  | { kind: 'out-of-reach'; place: string };

/** What suits somebody who has not chosen: their commune, their region, or everything. */
export function defaultPlace({ reach }: Pick<Viewer, 'reach'>): string {
  if (reach.length === 1) return reach[0]!;
  const regions = regionsOf(reach);
  return regions.length === 1 ? regions[0]! : EVERYWHERE;
}

export function scopeWithin(viewer: Pick<Viewer, 'reach' | 'otherOffices'>, place = defaultPlace(viewer)): Scope {
  const { reach, otherOffices } = viewer;
  if (place === EVERYWHERE) return { kind: 'everywhere', place, communes: reach };
  if (place.length === 5) {
    if (reach.includes(place)) return { kind: 'commune', place, communes: [place] };
    return { kind: otherOffices.includes(place) ? 'other-office' : 'out-of-reach', place };
  }
  const communes = reach.filter((code) => code.startsWith(place));
  return communes.length > 0 ? { kind: 'region', place, communes } : { kind: 'out-of-reach', place };
}
