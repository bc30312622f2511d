import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MONITORING_ROUNDS } from '@oln/contracts';
import { Schedules, ServiceClock } from '@oln/service-kit';
import { eventually } from '@oln/testing';
import { ReportingHouse } from '../testing/reporting-house.spec.js';
import { MonitoringSchedules } from './monitoring-schedules.js';
import { wantedSchedule } from './wanted-schedules.js';

describe('The Temporal Schedules of monitoring', () => {
  let house: ReportingHouse;
  beforeAll(async () => {
    house = await ReportingHouse.open('2026-04-01T12:00:00Z');
  });
  afterAll(() => house?.close());

  it('are put by the service itself, and again with a new pace of time', async () => {
    for (const instant of ['2026-04-01T13:00:00Z', '2026-04-01T14:00:00Z']) {
      await house.travelTo(instant);
      const clock = house.get(ServiceClock).forProcesses()!;
      // Houses of other specs share this Temporal, and put theirs.
      await eventually(
        async () => {
          await new MonitoringSchedules(house.get(Schedules), house.get(ServiceClock)).keep();
          const asWanted = MONITORING_ROUNDS.map((round) => wantedSchedule(round, clock, Date.now()));
          const written = await Promise.all(asWanted.map((wanted) => house.get(Schedules).put(wanted)));
          return !written.includes(true);
        },
        { withinMs: 60_000 },
      );
    }
    await expect(house.monitoring(() => house.get(MonitoringSchedules).keep())).resolves.toBeUndefined();
  });
});
