import { Injectable } from '@nestjs/common';
import { assertWithinReach, mayCall, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { FEW } from '../figure/suppression.js';
import { RULES } from './alarm-rules.js';
import { AlarmRepository, type AlarmComment, type AlarmFilter } from './alarm.repository.js';
import type { Alarm } from './alarm.js';

/** Not shown outside the commune: who it is about, and numbers that could be somebody. */
export type ShownAlarm = Alarm & { isReduced?: boolean };

/** Reading alarms; each look at one is on record. */
@Injectable()
export class AlarmReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alarms: AlarmRepository,
  ) {}

  list(filter: AlarmFilter, page: PageQuery): Promise<Page<ShownAlarm>> {
    return this.work.read('alarm.list', async (tx) => {
      if (filter.commune) assertWithinReach(tx, filter.commune);
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

  private async audited(tx: Tx, id: string): Promise<Alarm> {
    const alarm = await this.alarms.get(tx, id);
    assertWithinReach(tx, alarm.commune);
    tx.audit({ kind: 'alarm', id, commune: alarm.commune, version: alarm.version });
    return alarm;
  }
}

function shownTo({ context }: Tx, alarm: Alarm): ShownAlarm {
  if (mayCall(context.principal, 'figures.whole')) return alarm;
  return { ...alarm, isReduced: RULES[alarm.rule].isOfPeople || isFew(alarm) };
}

/** Days are of a list; everything else is counted. */
const isFew = ({ rule, value, latestValue }: Alarm): boolean =>
  RULES[rule].unit !== 'days' && Math.min(value, latestValue) < FEW;
