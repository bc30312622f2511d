import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse } from '@oln/service-testing';
import { community } from '../community.js';
import { MIGRATIONS } from '../migrations/index.js';

export { body, codeOf, ELSEWHERE, HERE };

const RECORDS = ['community_plans', 'activities', 'participants'];

/** The service as it runs. Holds no tests. */
export class CommunityHouse extends ServiceHouse {
  static async open(startsAt: string): Promise<CommunityHouse> {
    return new CommunityHouse(
      await startHouse({ definition: community, migrations: MIGRATIONS, records: RECORDS }, startsAt),
    );
  }

  /** Names of the events about a record, and who was told by notices. */
  async names(id: string): Promise<string[]> {
    return (await this.facts(id)).map(({ name, data }) =>
      name === 'notice.raised' ? `${String(data.code)} → ${String(data.toPerson ?? data.toRole)}` : name,
    );
  }
}
