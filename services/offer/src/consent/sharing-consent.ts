/** What it is that people consent to: that their data go to institutions. */
export const SHARING = 'sharing';

export type SharingState = 'given' | 'withdrawn' | 'lapsed';

/** What intake tells: it holds for every entry of the person. */
export interface ToldSharing {
  commune: string;
  state: SharingState;
  persons: readonly string[];
  familyIds: readonly string[];
  turn: number;
  saidAt: Date;
}

/** Whose data a referral sends: of the child, or of the whole family. */
export interface Sent {
  childId?: string;
  familyId: string;
}
