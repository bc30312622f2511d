import type { Role } from '@oln/contracts';
import { Plans, type ApiClient } from '@oln/testing';
import type { ServiceHouse } from './service-house.js';

/** A page of 50 reads some hundreds of rows; a list that reads everything, all of them. */
const MOST = 2_500;

export interface Reader {
  role: Role;
  client: ApiClient;
  plans: Plans;
}

/** Who reads the lists of a service, and what it costs to answer them. Holds no tests. */
export class ListReaders {
  private constructor(readonly all: readonly Reader[]) {}

  static async of(
    house: ServiceHouse,
    person: string,
    readers: readonly (readonly [role: Role, communes: readonly string[]])[],
  ): Promise<ListReaders> {
    const all: Reader[] = [];
    for (const [role, communes] of readers) {
      const client = await house.as(person, [role], [...communes]);
      all.push({ role, client, plans: await Plans.of(house.database.url(house.name), house.name, [...communes]) });
    }
    return new ListReaders(all);
  }

  async close(): Promise<void> {
    for (const { plans } of this.all) await plans.close();
  }

  /**
   * What is wrong with how the first page of a list, and the one after it, is read, by whoever may: that it reads much, a whole
   * table, or what it passes over. Is to be nothing; a list that nobody may read is wrong, too.
   */
  async beyond(path: string): Promise<string[]> {
    const found = new Map<Role, string[] | 'refused'>();
    for (const reader of this.all) found.set(reader.role, await beyondOf(reader, path));
    if ([...found.values()].every((one) => one === 'refused')) return [`${path}: nobody may read it`];
    return [...found].flatMap(([role, one]) => (one === 'refused' ? [] : one.map((wrong) => `${role}: ${wrong}`)));
  }
}

async function beyondOf({ client, plans }: Reader, path: string): Promise<string[] | 'refused'> {
  const { status, next, statements } = await plans.asked(client, path);
  if (status === 403) return 'refused';
  if (status !== 200) return [`answered with ${status}`];
  if (statements.length === 0) return ['asks the database nothing'];
  const beside = `${path}${path.includes('?') ? '&' : '?'}cursor=${next}`;
  const later = next ? (await plans.asked(client, beside)).statements : [];
  const wrong: string[] = [];
  for (const statement of [...statements, ...later]) {
    const { read, scanned } = await plans.cost(statement);
    if (/\boffset\b/i.test(statement.text)) wrong.push('passes rows over (offset)');
    if (read >= MOST) wrong.push(`reads ${read} rows`);
    wrong.push(...scanned.map((table) => `reads ${table} from end to end`));
  }
  return wrong;
}
