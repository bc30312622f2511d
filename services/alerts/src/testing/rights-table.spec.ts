import type { Role } from '@oln/contracts';

const COORDINATES: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const LOOKS_INTO: readonly Role[] = [...COORDINATES, 'case-manager', 'family-therapist', 'chcc-support'];
const RAISES: readonly Role[] = [...LOOKS_INTO, 'community-manager', 'network-member', 'integrator'];
const READS: readonly Role[] = [...LOOKS_INTO, 'regional-supervisor'];
/** Where things stand, and the house's own words: codes, ids and dates. */
const FOLLOWS: readonly Role[] = [...READS, 'national-supervisor'];
const CONFIRMS: readonly Role[] = [...COORDINATES, 'regional-supervisor'];
const SUPERVISES: readonly Role[] = ['regional-supervisor', 'national-supervisor'];
const SENDS: readonly Role[] = ['integrator', ...COORDINATES];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const TABLE: readonly (readonly [readonly Role[], readonly string[]])[] = [
  [RAISES, ['post /alerts', 'get /alerts/mine']],
  [SENDS, ['post /alerts/batches', 'get /alerts/batches/{id}']],
  [READS, ['get /alerts/{id}', 'get /watches/{id}']],
  [
    FOLLOWS,
    [
      ...['get /alerts', 'get /alerts/{id}/timeline', 'get /alerts/{id}/due'],
      ...['get /watches', 'get /watches/{id}/timeline', 'get /watches/{id}/due'],
      ...['get /due', 'get /due/today', 'get /communes/{commune}/policy', 'get /communes/{commune}/duty'],
      'get /communes/{commune}/severity-rules',
    ],
  ],
  [
    LOOKS_INTO,
    [
      'get /alerts/{id}/identity',
      ...[
        'identification',
        'facts',
        'verification',
        'severity',
        'answer',
        'handing-on',
        'taking-back',
        'dismissal',
      ].map((step) => `post /alerts/{id}/${step}`),
      ...['post /alerts/{id}/person-in-charge', 'post /watches/{id}/reviews', 'post /watches/{id}/person-in-charge'],
    ],
  ],
  [
    CONFIRMS,
    ['severity-lowering', 'dismissal-confirmation', 'dismissal-return'].map((step) => `post /alerts/{id}/${step}`),
  ],
  [COORDINATES, ['put /communes/{commune}/policy', 'put /communes/{commune}/duty']],
  [SUPERVISES, ['post /communes/{commune}/severity-rules', 'post /severity-rules/{id}/withdrawal']],
];

export const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map(
  TABLE.flatMap(([roles, operations]) => operations.map((operation) => [operation, roles] as const)),
);
