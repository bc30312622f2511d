import type { Role } from '@oln/contracts';

const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const ATTENDS: readonly Role[] = ['case-manager', 'family-therapist'];
const OFFICE: readonly Role[] = [...LEADS, ...ATTENDS, 'community-manager', 'chcc-support'];
const TRIAGE: readonly Role[] = [...LEADS, ...ATTENDS, 'chcc-support'];
const REGION: readonly Role[] = ['regional-supervisor'];
const NATION: readonly Role[] = ['national-supervisor'];
const ANYBODY: readonly Role[] = [...OFFICE, ...REGION, ...NATION, 'network-member', 'integrator', 'operator'];

const steps = (...names: string[]): string[] => names.map((name) => `post /requests/{id}/${name}`);

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const TABLE: readonly (readonly [readonly Role[], readonly string[]])[] = [
  [
    OFFICE,
    [
      ...['post /persons', 'post /persons/search', 'post /persons/match', 'get /persons/{id}'],
      ...['get /persons/{id}/history', 'patch /persons/{id}', 'post /persons/{id}/death'],
      ...['post /families', 'get /families', 'get /families/{id}', 'post /families/{id}/members'],
      'post /families/{id}/members/{personId}/leave',
      ...['get /persons/{id}/consents', 'post /persons/{id}/consents', 'post /consents/{id}/withdrawal'],
      ...['post /guardianships', 'get /guardianships', 'post /guardianships/{id}/end'],
      ...['post /person-merges', 'get /person-merges', 'get /person-merges/{id}', 'post /person-merges/{id}/undo'],
      ...['post /request-imports', 'get /request-imports', 'get /request-imports/{id}'],
      ...['get /request-imports/{id}/rows', 'post /request-imports/{id}/rows/{row}/resolve'],
      ...['post /requests', 'get /requests/{id}/checks', 'get /requests/{id}/service-deliveries'],
      ...steps('danger', 'facts', 'review', 'children', 'pause', 'resume', 'admit', 'refer', 'arrival'),
      ...steps('end-referral', 'duplicate', 'take-up', 'variant', 'orient', 'withdraw', 'in-charge'),
      ...steps('service-deliveries'),
      ...['delivered', 'missed', 'agreed-again', 'feedback'].map((name) => `post /service-deliveries/{id}/${name}`),
      'post /rights-requests',
      ...['identity', 'withdrawal'].map((name) => `post /rights-requests/{id}/${name}`),
    ],
  ],
  [
    [...OFFICE, ...REGION],
    ['get /requests/{id}', 'get /rights-requests/{id}'],
  ],
  [
    [...OFFICE, ...REGION, ...NATION],
    [
      ...[
        'get /requests',
        'get /requests/{id}/scores',
        'get /requests/{id}/queue-place',
        'get /requests/{id}/timeline',
      ],
      ...['get /rights-requests', 'get /rights-requests/{id}/timeline'],
      ...['get /queue', 'get /professionals', 'get /due', 'get /due/today', 'get /communes/{commune}/policy'],
    ],
  ],
  [
    [...LEADS, ...ATTENDS],
    [...steps('assign'), 'get /persons/{id}/held-data', 'get /persons/{id}/readers'],
  ],
  [LEADS, steps('priority', 'priority/release')],
  [
    [...LEADS, ...REGION, ...NATION],
    ['get /anonymisations', 'get /anonymisations/{id}'],
  ],
  [LEADS, ['post /anonymisations/{id}/hold', 'post /anonymisations/{id}/call-off']],
  [LEADS, ['extension', 'answer', 'in-charge'].map((name) => `post /rights-requests/{id}/${name}`)],
  [[...LEADS, ...REGION], ['put /communes/{commune}/policy']],
  [[...TRIAGE, ...REGION, ...NATION], ['get /alert-identifications']],
  [TRIAGE, ['get /alert-identifications/{alertId}', 'post /alert-identifications/{alertId}/resolution']],
  [ANYBODY, ['get /catalogues/motives', 'get /catalogues/priority-models', 'get /catalogues/consent-purposes']],
];

export const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map(
  TABLE.flatMap(([roles, operations]) => operations.map((operation) => [operation, roles] as const)),
);
