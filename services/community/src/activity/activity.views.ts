import type { ActivityDto } from './activity.dto.js';
import type { Activity } from './activity.js';

export function activityView(activity: Activity): ActivityDto {
  const { heldAt: _recorded, ...shown } = { heldAt: undefined, ...activity };
  return { ...shown, plannedAt: activity.plannedAt.toISOString() };
}
