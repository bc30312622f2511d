import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { assertWithinReach, mayCall, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { CountedRecord } from '../figure/records.repository.js';
import { RecordsService } from '../figure/records.service.js';
import { FEW } from '../figure/suppression.js';
import { countedBy } from './alarm-records.js';
import { RULES } from './alarm-rules.js';
import { AlarmSources } from './alarm-watch.js';
import { AlarmErrors } from './alarm.errors.js';
import { AlarmRepository, type AlarmComment, type AlarmFilter } from './alarm.repository.js';
import type { Alarm } from './alarm.js';

/** Not shown outside the commune: people of the office; who it is about, and numbers that could be somebody. */
export type ShownAlarm = Alarm & { isOutside?: boolean; isReduced?: boolean };

/** Reading alarms; each look at one is on record. */
@Injectable()
export class AlarmReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alarms: AlarmRepository,
    private readonly sources: AlarmSources,
    private readonly records: RecordsService,
  ) {}

  /** Throws REACH.OTHER_COMMUNE and ALARM.NOT_BY_PERSON. */
  list(filter: AlarmFilter, page: PageQuery): Promise<Page<ShownAlarm>> {
    return this.work.read('alarm.list', async (tx) => {
      if (filter.commune) assertWithinReach(tx, filter.commune);
      // What is found by a name would tell it.
      if (filter.personInCharge !== undefined && !isOfOffice(tx))
        throw new RefusedError(refuse(AlarmErrors.NOT_BY_PERSON, { field: 'personInCharge' }));
      const { items, next } = await this.alarms.list(tx, filter, page);
      return { items: items.map((alarm) => shownTo(tx, alarm)), next };
    });
  }

  get(id: string): Promise<ShownAlarm> {
    return this.work.read('alarm.read', async (tx) => shownTo(tx, await this.audited(tx, id)));
  }

  comments(id: string, page: PageQuery): Promise<Page<AlarmComment>> {
    return this.work.read('alarm.read', async (tx) => {
      await this.audited(tx, id);
      return this.alarms.comments(tx, id, page);
    });
  }

  /** From the alarm down to what it counts, as it stands today. */
  cases(id: string, page: PageQuery): Promise<Page<CountedRecord>> {
    return this.work.read('figures.records', async (tx) => {
      const alarm = await this.audited(tx, id);
      const today = localDate(tx.asOf.getTime());
      const rules = await this.sources.inForce(tx, alarm.commune, today);
      return this.records.read(tx, countedBy(alarm, rules[alarm.rule], today), page);
    });
  }

  private async audited(tx: Tx, id: string): Promise<Alarm> {
    const alarm = await this.alarms.get(tx, id);
    assertWithinReach(tx, alarm.commune);
    tx.audit({ kind: 'alarm', id, commune: alarm.commune, version: alarm.version });
    return alarm;
  }
}

const isOfOffice = ({ context }: Tx): boolean => mayCall(context.principal, 'figures.whole');

function shownTo(tx: Tx, alarm: Alarm): ShownAlarm {
  if (isOfOffice(tx)) return alarm;
  return { ...alarm, isOutside: true, isReduced: RULES[alarm.rule].isOfPeople || isFew(alarm) };
}

/** Days are of a list; everything else is counted. */
const isFew = ({ rule, value, latestValue }: Alarm): boolean =>
  RULES[rule].unit !== 'days' && Math.min(value, latestValue) < FEW;
