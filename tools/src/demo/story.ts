import type { Office } from './office.js';

/** A story of one family, of a community, or of the office itself: what it is about, and how it is told. It gives what came of it. */
export interface Story {
  name: string;
  about: string;
  /** What must have come of it. */
  expected: string;
  tell(office: Office): Promise<string>;
}
