import type { Closed, Ending, OpenRequest } from './request.js';

/** The request with its outcome. What it went through stays with it; a pause ends with it. */
export const closed = (request: OpenRequest, ending: Omit<Ending, 'closedIn' | 'closedAt'>, asOf: Date): Closed => ({
  ...request,
  ...ending,
  pause: undefined,
  stage: 'closed',
  closedIn: request.stage,
  closedAt: asOf,
});
