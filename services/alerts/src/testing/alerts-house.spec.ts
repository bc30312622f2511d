import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse, type ToldFact } from '@oln/service-testing';
import { alerts } from '../alerts.js';
import { MIGRATIONS } from '../migrations/index.js';

export { body, codeOf, ELSEWHERE, HERE };

/** The service as it runs. Holds no tests. */
export class AlertsHouse extends ServiceHouse {
  static async open(startsAt: string): Promise<AlertsHouse> {
    const records = ['alerts', 'child_watches'];
    return new AlertsHouse(await startHouse({ definition: alerts, migrations: MIGRATIONS, records }, startsAt));
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
  async untold(): Promise<string[]> {
    const { rows } = await this.admin.query<{ untold: string }>(
      `select concat_ws(' ', kind, id, 'version', told) as untold
         from (select 'alert' as kind, id, version from alerts union all select 'watch', id, version from child_watches) as record,
              generate_series(1, version) as told
        where not exists (select from outbox where lane = 'event' and entity_id = record.id and entity_version = told)`,
    );
    return rows.map(({ untold }) => untold);
  }
}
