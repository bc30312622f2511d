import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse } from '@oln/service-testing';
import { cases } from '../cases.js';
import { MIGRATIONS } from '../migrations/index.js';

export { body, codeOf, ELSEWHERE, HERE };

/** The service as it runs. Holds no tests. */
export class CasesHouse extends ServiceHouse {
  static async open(startsAt: string, environment?: Record<string, string>): Promise<CasesHouse> {
    const records = ['case_files', 'escalations', 'measures'];
    return new CasesHouse(
      await startHouse({ definition: cases, migrations: MIGRATIONS, records, environment }, startsAt),
    );
  }

  /** Names of the events about a case or its records, in order. */
  async events(caseId: string): Promise<string[]> {
    return (await this.facts(caseId, 'caseId')).map(({ name }) => name);
  }
}
