import type { PersonMergeDto } from './person-merge.dto.js';
import type { PersonMerge } from './person-merge.js';

export const mergeView = ({ mergedAt, undone, ...merge }: PersonMerge): PersonMergeDto => ({
  ...merge,
  mergedAt: mergedAt.toISOString(),
  undone: undone && { ...undone, at: undone.at.toISOString() },
});
