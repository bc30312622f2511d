import type { CommunityPlanDto } from './community-plan.dto.js';
import type { CommunityPlan } from './community-plan.js';

/** Instants as text; everything else as it stands. */
export function planView(plan: CommunityPlan): CommunityPlanDto {
  const { pause, pauses: _past, ...state } = plan;
  const dated = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value as unknown),
    ]),
  );
  const paused = pause && { ...pause, since: pause.since.toISOString(), until: pause.until.toISOString() };
  return { ...dated, pause: paused } as unknown as CommunityPlanDto;
}
