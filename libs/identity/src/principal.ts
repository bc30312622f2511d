import type { Line, Role } from '@oln/contracts';

/** Somebody who is away, and where. */
export interface StoodInFor {
  commune: string;
  person: string;
}

/** A record that was opened in an emergency, and at which office: there alone it is looked into whether that was right. */
export interface OpenedRecord {
  commune: string;
  id: string;
}

/** Who acts. Every call carries one, whatever its door. */
export interface Principal {
  /** Opaque id of the person; `process` for a workflow; `system:<name>` for one of ours. */
  person: string;
  roles: Role[];
  /** CUT codes of the communes whose rows they may touch; `*` for the named system principals only. */
  communes: string[] | '*';
  kind: 'person' | 'process' | 'system';
  /** The line of action they work in, where that limits what they do. */
  line?: Line;
  /** Organisation of the map of offer for which they answer, where they are of the network and not of the office. */
  institution?: string;
  /** Colleagues who are away, for whom they act in a commune: what is in their charge there is as their own. */
  standsInFor?: readonly StoodInFor[];
  /** Roles that are theirs only because they stand in for somebody: nothing lasting is done with them. */
  lent?: readonly Role[];
  /** Records that they may read for now though nobody gave them in their charge, with a reason on record (break-glass). */
  opened?: readonly OpenedRecord[];
}

export const actsIn = (principal: Principal, commune: string): boolean =>
  principal.communes === '*' || principal.communes.includes(commune);

const COMMUNE = /^\d{5}$/;

/** A CUT code as in data/communes.csv: five digits. */
export const isCommuneCode = (text: string): boolean => COMMUNE.test(text);

/** What a process acts as in its owner's activities: in its record's commune and nowhere else. */
export const processPrincipal = (commune: string): Principal => ({
  person: 'process',
  roles: [],
  communes: [commune],
  kind: 'process',
});
