import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { settle, type AlarmRule, type MonitoringTurnDone } from '@oln/contracts';
import { communeWithin, currentContext, lockByName, newId, OfficePolicy, UnitOfWork, type Tx } from '@oln/service-kit';
import { GenerationRepository } from '../generation/generation.repository.js';
import { AlarmAnnouncements } from './alarm-announcements.js';
import { conditionsOf } from './alarm-conditions.js';
import { AlarmFindings } from './alarm-findings.repository.js';
import { AlarmProcess } from './alarm-process.js';
import { AlarmRuleRepository } from './alarm-rule.repository.js';
import { RULES, type Threshold } from './alarm-rules.js';
import { AlarmRepository } from './alarm.repository.js';
import { decideAlarm, judge, openAlarm, type Condition, type OpenAlarm } from './alarm.js';

/** Communes of one turn of a round. */
const AT_ONCE = 25;

export interface Looked {
  opened: number;
  ended: number;
}

/** What alarms are made of. */
@Injectable()
export class AlarmSources {
  constructor(
    readonly generations: GenerationRepository,
    readonly findings: AlarmFindings,
    readonly rules: AlarmRuleRepository,
    readonly policy: OfficePolicy,
  ) {}

  /** What is above its limit in a commune now. */
  async conditions(tx: Tx, commune: string): Promise<Condition[]> {
    const on = localDate(tx.asOf.getTime());
    const rules = await this.inForce(tx, commune, on);
    const generation = await this.generations.live(tx);
    const findings = await this.findings.of(tx, { generation, commune, on, days: rules['no-session'].days });
    const { numbers } = await this.policy.of(tx, commune);
    return conditionsOf(findings, rules, {
      'case-management': numbers['caseload.case-manager'],
      'family-therapy': numbers['caseload.family-therapist'],
    });
  }

  /** Of the house, and what the office has said instead. */
  async inForce(tx: Tx, commune: string, on: string): Promise<Record<AlarmRule, Threshold>> {
    const standard = Object.entries(RULES).map(([rule, { threshold }]) => [rule, threshold] as const);
    const said = (await this.rules.inForce(tx, commune, on)).map((one) => [one.rule, one] as const);
    return Object.fromEntries([...standard, ...said]) as Record<AlarmRule, Threshold>;
  }
}

/** What is done about them. */
@Injectable()
export class AlarmKeeping {
  constructor(
    readonly alarms: AlarmRepository,
    readonly process: AlarmProcess,
    readonly announcements: AlarmAnnouncements,
  ) {}

  async open(tx: Tx, commune: string, condition: Condition): Promise<void> {
    const dueAt = await this.process.dueAt(tx, commune);
    const alarm = openAlarm(condition, { id: newId(), commune, dueAt }, tx.asOf);
    this.alarms.insert(tx, alarm);
    await this.announcements.opened(tx, alarm);
  }

  async end(tx: Tx, alarm: OpenAlarm): Promise<void> {
    const command = { do: 'end', by: tx.context.principal.person } as const;
    const after = settle(decideAlarm(alarm, command, tx.asOf));
    this.alarms.save(tx, after);
    await this.announcements.changed(tx, alarm, after, command);
  }
}

/** Looks at the figures of communes, opens what there is cause for, and ends what there is none for any more. */
@Injectable()
export class AlarmWatch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sources: AlarmSources,
    private readonly keeping: AlarmKeeping,
  ) {}

  /** Some communes of a round, behind one; each in a transaction of its own. */
  async goOn(after = ''): Promise<MonitoringTurnDone> {
    const communes = await this.work.read('alarm.find', async (tx) => {
      const generation = await this.sources.generations.live(tx);
      return this.sources.findings.communes(tx, generation, after, AT_ONCE);
    });
    let done = 0;
    for (const commune of communes) {
      const { opened, ended } = await this.evaluate(commune);
      done += opened + ended;
    }
    return communes.length < AT_ONCE ? { done } : { done, next: communes.at(-1)! };
  }

  /** Now, whoever asks: two that look at once do everything once. */
  evaluate(named: string): Promise<Looked> {
    return this.work.run('alarm.evaluate', async (tx) => {
      const commune = communeWithin(currentContext(), named);
      // A round that finds nothing is nobody's act.
      tx.silent = tx.context.principal.kind !== 'person';
      await lockByName(tx, `alarms ${commune}`);
      const conditions = await this.sources.conditions(tx, commune);
      const { alarms } = this.keeping;
      const { opens, ends, over, goesOn } = judge(conditions, await alarms.unsettled(tx, commune), tx.asOf);
      for (const alarm of ends) await this.keeping.end(tx, alarm);
      for (const alarm of over) alarms.over(tx, alarm);
      for (const condition of opens) await this.keeping.open(tx, commune, condition);
      for (const { alarm, value } of goesOn) alarms.seen(tx, alarm, value);
      return { opened: opens.length, ended: ends.length };
    });
  }
}
