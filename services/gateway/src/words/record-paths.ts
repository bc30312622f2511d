/** Of what kind the record of a process is, and where its API shows it. */
interface RecordPlace {
  kind: string;
  path: string;
}

const PLACES: Readonly<Record<string, RecordPlace>> = {
  intake: { kind: 'request', path: '/api/intake/v1/requests' },
  'case-management': { kind: 'case', path: '/api/cases/v1/cases' },
  'family-therapy': { kind: 'case', path: '/api/cases/v1/cases' },
  'assisted-referral': { kind: 'referral', path: '/api/offer/v1/referrals' },
  alert: { kind: 'alert', path: '/api/alerts/v1/alerts' },
  'child-watch': { kind: 'watch', path: '/api/alerts/v1/watches' },
  escalation: { kind: 'escalation', path: '/api/cases/v1/escalations' },
  'protection-measure': { kind: 'measure', path: '/api/cases/v1/measures' },
  anonymisation: { kind: 'anonymisation', path: '/api/intake/v1/anonymisations' },
  'rights-request': { kind: 'rights-request', path: '/api/intake/v1/rights-requests' },
  'community-plan': { kind: 'community-plan', path: '/api/community/v1/plans' },
  'monitoring-snapshot': { kind: 'snapshot', path: '/api/reporting/v1/snapshots' },
  'monitoring-alarm': { kind: 'alarm', path: '/api/reporting/v1/alarms' },
};

/** Undefined for a process that is newer than this gateway. */
export function placeOf(process: string, recordId: string): RecordPlace | undefined {
  const place = Object.hasOwn(PLACES, process) ? PLACES[process] : undefined;
  return place && { kind: place.kind, path: `${place.path}/${recordId}` };
}

/** Codes of the processes whose records are of a kind. */
export const processesOfKind = (kind: string): string[] =>
  Object.keys(PLACES).filter((process) => PLACES[process]!.kind === kind);
