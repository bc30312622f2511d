import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse, type ToldFact } from '@oln/service-testing';
import { untoldVersions } from '@oln/testing';
import { alerts } from '../alerts.js';
import { MIGRATIONS } from '../migrations/index.js';

export { body, codeOf, ELSEWHERE, HERE };

const RECORDS = ['alerts', 'child_watches'];

/** The service as it runs. Holds no tests. */
export class AlertsHouse extends ServiceHouse {
  static async open(startsAt: string, environment?: Record<string, string>): Promise<AlertsHouse> {
    const of = { definition: alerts, migrations: MIGRATIONS, records: RECORDS, environment };
    return new AlertsHouse(await startHouse(of, startsAt));
  }

  /** Events about a record, in order: `entity.event` and data. */
  events(id: string): Promise<ToldFact[]> {
    return this.facts(id);
  }

  /** Names of the events about a record, and who was told by notices. */
  async names(id: string): Promise<string[]> {
    return (await this.events(id)).map(({ name, data }) =>
      name === 'notice.raised' ? `${data.code} → ${data.toPerson ?? data.toRole}` : name,
    );
  }

  /** Versions of alerts and watches of which no event tells: there must be none. */
  untold(): Promise<string[]> {
    return untoldVersions(this.admin, RECORDS, 1);
  }
}
