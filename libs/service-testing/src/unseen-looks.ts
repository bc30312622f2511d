import { ASKED_FOR, newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { ApiDescription } from './api-description.js';
import type { ServiceHouse } from './service-house.js';

/**
 * Lists of a service that may be asked for one person or one record, each asked so for whom nothing is there: those that leave nothing
 * on record are to be none. Holds no tests.
 */
export async function unseenLooks(
  house: ServiceHouse,
  client: ApiClient,
): Promise<{ asked: string[]; unseen: string[] }> {
  const { operations } = await ApiDescription.of(house.base, (name) => /^get [^{]*$/.test(name));
  const [asked, unseen]: [string[], string[]] = [[], []];
  for (const [operation, { parameters = [] }] of operations)
    for (const { name } of parameters.filter((one) => one.in === 'query' && isAskedFor(one.name))) {
      const id = newId();
      const look = `${operation.slice('get '.length)}?${name}`;
      const { status } = await client.get(`${look}=${id}`);
      // Who is told that nobody is there under an id learns nothing of anybody.
      if (status === 404) continue;
      if (status !== 200) throw new Error(`${look} was answered with ${status}`);
      asked.push(look);
      const { rows } = await house.admin.query('select 1 from audit where entity_id = $1', [id]);
      if (rows.length === 0) unseen.push(look);
    }
  return { asked, unseen };
}

const isAskedFor = (name: string): boolean => (ASKED_FOR as readonly string[]).includes(name);
