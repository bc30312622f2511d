import type { Role } from '@oln/contracts';
import type { CommunityHouse } from './community-house.spec.js';

export interface Operation {
  requestBody?: { content: Record<string, { examples?: Record<string, { value: Record<string, unknown> }> }> };
  'x-oln-roles'?: Role[];
}

/** The service's own routes, by `method /path`. Holds no tests. */
export async function operationsOf(house: CommunityHouse): Promise<Map<string, Operation>> {
  const answer = await fetch(`${house.service.url}/api/community/v1/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
  return new Map(all.filter(([name]) => !/\/(parked-messages|persons|health|metrics|explain)/.test(name)));
}

export const exampleOf = (operation: Operation | undefined): Record<string, unknown> | undefined =>
  operation?.requestBody?.content['application/json']?.examples?.example?.value;
