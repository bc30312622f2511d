import { mayCall, principalAt, type Place } from '@oln/identity';

/** Who has signed in (`GET /auth/me`). */
export interface Me {
  person: string;
  /** Where they act now. */
  commune: string;
  places: Place[];
}

/** Who looks, and what they may: by the very table of rights that the services go by, so that nothing is asked that would be refused. */
export interface Viewer {
  person: string;
  /** Communes within reach, by CUT code. */
  reach: readonly string[];
  /** Other offices of theirs, in which their roles are others. */
  otherOffices: readonly string[];
  mayRead: boolean;
  /** Whole figures, of the office’s own people. */
  isOfOffice: boolean;
  isNational: boolean;
  mayReadTargets: boolean;
  mayReadAlarms: boolean;
  mayReadReports: boolean;
  mayReadOpenData: boolean;
  mayFollowLag: boolean;
  mayReadRecords: boolean;
}

export function viewerOf({ person, commune, places }: Me): Viewer | undefined {
  const principal = principalAt(person, places, commune);
  if (!principal || principal.communes === '*') return undefined;
  const reach = principal.communes;
  return {
    person,
    reach,
    otherOffices: places.map((place) => place.commune).filter((code) => !reach.includes(code)),
    mayRead: mayCall(principal, 'figures.read'),
    isOfOffice: mayCall(principal, 'figures.whole'),
    isNational: principal.roles.includes('national-supervisor'),
    mayReadTargets: mayCall(principal, 'targets.read'),
    mayReadAlarms: mayCall(principal, 'alarms.read'),
    mayReadReports: mayCall(principal, 'reports.read'),
    mayReadOpenData: mayCall(principal, 'open-data.read'),
    mayFollowLag: mayCall(principal, 'projections.follow'),
    mayReadRecords: mayCall(principal, 'figures.records'),
  };
}
