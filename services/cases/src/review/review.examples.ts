import type { ReviewBody } from './review.dto.js';

export const REVIEW: ReviewBody = {
  at: '2026-06-30T15:00:00Z',
  planChanges: false,
  findings: 'Dos tareas hechas, una sigue',
};
