import type { Role } from '@oln/contracts';

const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const WORKS: readonly Role[] = [...LEADS, 'community-manager'];
/** Where things stand: codes, ids, dates and counts. */
const FOLLOWS: readonly Role[] = [...WORKS, 'regional-supervisor', 'national-supervisor'];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const TABLE: readonly (readonly [readonly Role[], readonly string[]])[] = [
  [
    FOLLOWS,
    [
      ...['get /plans', 'get /plans/{id}', 'get /plans/{id}/timeline', 'get /plans/{id}/due'],
      ...['get /plans/{id}/activities', 'get /activities/{id}', 'get /plans/{id}/participation'],
      ...['get /communes/{commune}/participation', 'get /due', 'get /due/today', 'get /communes/{commune}/policy'],
    ],
  ],
  [
    WORKS,
    [
      ...['post /plans', 'post /plans/{id}/products', 'get /plans/{id}/products', 'post /plans/{id}/activities'],
      ...['advance', 'cycles', 'cycle-end', 'pause', 'resumption'].map((step) => `post /plans/{id}/${step}`),
      ...['holding', 'cancellation', 'putting-off'].map((step) => `post /activities/{id}/${step}`),
      ...['put /activities/{id}/headcounts', 'post /activities/{id}/participants', 'get /plans/{id}/participants'],
      ...['post /participants/{id}/withdrawal', 'post /activities/{id}/opinions', 'get /activities/{id}/opinions'],
    ],
  ],
  [
    LEADS,
    [
      ...['conclusion', 'withdrawal', 'merge', 'reassignment'].map((step) => `post /plans/{id}/${step}`),
      'put /communes/{commune}/policy',
    ],
  ],
];

export const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map(
  TABLE.flatMap(([roles, operations]) => operations.map((operation) => [operation, roles] as const)),
);
