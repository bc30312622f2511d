import type { RightsRule } from '@oln/service-kit';

/** Who receives families at the office and works with them. */
export const OFFICE: RightsRule = {
  roles: ['coordinator', 'deputy-coordinator', 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'],
};
/** Who sees what waits, beside the office itself. */
export const OVERSIGHT: RightsRule = { roles: [...OFFICE.roles, 'regional-supervisor', 'national-supervisor'] };
/** What the coordinator of the office decides; the deputy in their absence. */
export const COORDINATE: RightsRule = { roles: ['coordinator', 'deputy-coordinator'] };
/** Who writes the map of offer down. */
export const MAP_KEEPERS: RightsRule = {
  roles: ['coordinator', 'deputy-coordinator', 'case-manager', 'community-manager', 'chcc-support'],
};
/** Who reads the map: the office, who oversees it, and the institutions in it. */
export const MAP_READERS: RightsRule = { roles: [...OVERSIGHT.roles, 'network-member'] };
/** Who says that an entry is right and how many places there are: the office, and the institution itself. */
export const PROVIDERS: RightsRule = { roles: [...MAP_KEEPERS.roles, 'network-member'] };
/** The published map holds nothing about families: whoever has a token reads what serves their communes. */
export const EVERYBODY: RightsRule = { roles: [...MAP_READERS.roles, 'integrator', 'operator'] };
