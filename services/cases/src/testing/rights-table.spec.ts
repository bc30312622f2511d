import type { Role } from '@oln/contracts';

const ATTENDS = ['case-manager', 'family-therapist'] as const;
/** The deputy stands in for the coordinator, behind every door of hers. */
const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const WORKS: readonly Role[] = [...ATTENDS, ...LEADS];
const READS: readonly Role[] = [...WORKS, 'regional-supervisor'];
/** Where things stand, and the house's own words: codes, ids and dates. */
const FOLLOWS: readonly Role[] = [...READS, 'national-supervisor'];
const OVERSEES: readonly Role[] = [...LEADS, 'regional-supervisor', 'national-supervisor'];

/** Professionals see and change their own cases only; everybody else who may, all of their communes. */
export const isProfessional = (role: Role): boolean => (ATTENDS as readonly Role[]).includes(role);

/** Escalations and protection measures: the region decides where nobody of the office does. */
const DECIDES: readonly Role[] = [...LEADS, 'regional-supervisor'];

const OF_CASE = '/cases/{caseId}';
const OF_ESCALATION = '/escalations/{id}';
const OF_MEASURE = '/measures/{id}';

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const TABLE: readonly (readonly [readonly Role[], readonly string[]])[] = [
  [
    READS,
    [
      ...['/contact-attempts', '/documents', '/diagnoses', '/diagnoses/reusable', '/opinions', '/family-plans'].map(
        (path) => `get ${OF_CASE}${path}`,
      ),
      ...[
        '/family-plans/{id}',
        '/sessions',
        '/therapy',
        '/genograms',
        '/alerts',
        '/agenda',
        '/reviews',
        '/evaluations',
        '/closure',
        '/follow-ups',
      ].map((path) => `get ${OF_CASE}${path}`),
      ...['get /tasks', 'get /appointments'],
      ...['post /communes/{commune}/calendar-feed', 'delete /communes/{commune}/calendar-feed'],
    ],
  ],
  [
    FOLLOWS,
    [
      'get /cases',
      ...['', '/timeline', '/due'].map((path) => `get ${OF_CASE}${path}`),
      ...['get /due', 'get /due/today', 'get /instruments', 'get /instruments/{id}'],
      ...['get /communes/{commune}/document-kinds', 'get /communes/{commune}/policy'],
    ],
  ],
  [
    WORKS,
    [
      ...['/contact-attempts', '/invitation/acceptance', '/invitation/rejection', '/documents', '/diagnoses'].map(
        (path) => `post ${OF_CASE}${path}`,
      ),
      ...['/diagnoses/reuse', '/diagnoses/{id}/answers', '/diagnoses/{id}/completion', '/opinions'].map(
        (path) => `post ${OF_CASE}${path}`,
      ),
      ...['/diagnosis-completion', '/family-plans', '/family-plans/{id}/signatures', '/sessions', '/reviews'].map(
        (path) => `post ${OF_CASE}${path}`,
      ),
      ...['/evaluation-start', '/evaluations', '/closure', '/follow-ups', '/second-look', '/renunciation'].map(
        (path) => `post ${OF_CASE}${path}`,
      ),
      ...['/not-located', '/escalation', '/pause', '/resumption'].map((path) => `post ${OF_CASE}${path}`),
      `post ${OF_CASE}/genograms`,
      `put ${OF_CASE}/therapy/sessions`,
      `put ${OF_CASE}/family-plans/{id}/tasks/{taskId}`,
      ...['post /appointments', 'put /appointments/{id}', 'post /appointments/{id}/cancellation'],
    ],
  ],
  [OVERSEES, ['get /communes/{commune}/caseloads', 'get /transfers', 'get /reassignments/{id}']],
  [
    LEADS,
    [
      `post ${OF_CASE}/therapy/session-extension`,
      ...['/family-plans/{id}/approval', '/family-plans/{id}/return', '/transfers', '/reassignment'].map(
        (path) => `post ${OF_CASE}${path}`,
      ),
      ...['post /transfers/{id}/acceptance', 'post /transfers/{id}/decline', 'post /transfers/{id}/withdrawal'],
      ...['post /communes/{commune}/reassignments', 'post /communes/{commune}/instruments'],
      ...['put /communes/{commune}/document-kinds/{code}', 'put /communes/{commune}/policy'],
      ...['put /instruments/{id}', 'post /instruments/{id}/withdrawal'],
    ],
  ],
  [
    FOLLOWS,
    [
      'get /escalations',
      ...['/notifications', '/owners', '/timeline', '/due'].map((path) => `get ${OF_ESCALATION}${path}`),
      'get /communes/{commune}/recipients',
      'get /measures',
      ...['', '/terms', '/timeline', '/due'].map((path) => `get ${OF_MEASURE}${path}`),
      'get /communes/{commune}/measure-catalogues',
    ],
  ],
  [
    READS,
    [`get ${OF_ESCALATION}`, `get ${OF_ESCALATION}/records`, `get ${OF_MEASURE}/records`, `get ${OF_MEASURE}/hearings`],
  ],
  [
    WORKS,
    [
      'post /escalations',
      `put ${OF_ESCALATION}/grounds`,
      ...['/submission', '/worsening', '/decision', '/information', '/handover-steps', '/giving-back', '/statuses'].map(
        (path) => `post ${OF_ESCALATION}${path}`,
      ),
      ...['/exit-contacts', '/pause', '/resumption'].map((path) => `post ${OF_ESCALATION}${path}`),
      'post /measures',
      ...['/summons', '/hearings', '/hearing-completion', '/pause', '/resumption', '/reviews', '/non-compliance'].map(
        (path) => `post ${OF_MEASURE}${path}`,
      ),
    ],
  ],
  [
    DECIDES,
    [
      ...['/approval', '/return', '/appeal', '/keeping', '/measure'].map((path) => `post ${OF_ESCALATION}${path}`),
      ...['/adoption', '/rejection', '/renewal', '/lifting', '/expiry', '/warning', '/escalation'].map(
        (path) => `post ${OF_MEASURE}${path}`,
      ),
      'post /communes/{commune}/measure-catalogues',
    ],
  ],
  [
    LEADS,
    [
      ...['/withdrawal', '/reassignment'].flatMap((path) => [
        `post ${OF_ESCALATION}${path}`,
        `post ${OF_MEASURE}${path}`,
      ]),
      'put /communes/{commune}/recipients/{institution}/{level}',
    ],
  ],
  [[...WORKS, 'network-member'], [`post ${OF_ESCALATION}/acknowledgement`]],
];

export const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map(
  TABLE.flatMap(([roles, operations]) => operations.map((operation) => [operation, roles] as const)),
);
