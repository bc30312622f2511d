/** What it is that people consent to: that their data go to institutions. */
export const SHARING = 'sharing';

/** Whose data a referral sends: of the child, or of the whole family. */
export interface Sent {
  childId?: string;
  familyId: string;
}
