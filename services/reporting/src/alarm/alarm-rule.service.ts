import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@oln/calendar';
import { reportingEvents, settle, type AlarmRule } from '@oln/contracts';
import { assertWithinReach, communeWithin, lockByName, newId, UnitOfWork } from '@oln/service-kit';
import { AlarmRuleRepository } from './alarm-rule.repository.js';
import { decideRule, RULES, type SaidRule, type Threshold, type WantedRule } from './alarm-rules.js';

/** What holds in a commune: of the house, unless its office has said something else. */
export interface RuleInForce {
  rule: AlarmRule;
  threshold: Threshold;
  /** Absent: the house's. */
  said?: SaidRule;
  /** Of the newest version, whether or not it holds yet; 0: nothing was ever said. */
  version: number;
}

/** Above which numbers an office wants to be alarmed. */
@Injectable()
export class AlarmRuleService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: AlarmRuleRepository,
  ) {}

  list(commune: string, wanted?: LocalDate): Promise<RuleInForce[]> {
    return this.work.read('alarm-rule.list', async (tx) => {
      assertWithinReach(tx, commune);
      const said = await this.rules.inForce(tx, commune, wanted ?? localDate(tx.asOf.getTime()));
      const found: RuleInForce[] = [];
      for (const rule of Object.keys(RULES) as AlarmRule[]) {
        const holds = said.find((one) => one.rule === rule);
        const [newest] = await this.rules.versions(tx, commune, rule);
        found.push({ rule, threshold: holds ?? RULES[rule].threshold, said: holds, version: newest?.version ?? 0 });
      }
      return found;
    });
  }

  /** The newest first. */
  history(commune: string, rule: AlarmRule): Promise<SaidRule[]> {
    return this.work.read('alarm-rule.history', (tx) => {
      assertWithinReach(tx, commune);
      return this.rules.versions(tx, commune, rule);
    });
  }

  put(named: string, rule: AlarmRule, wanted: WantedRule): Promise<SaidRule> {
    return this.work.run('alarm-rule.set', async (tx) => {
      const commune = communeWithin(tx.context, named);
      await lockByName(tx, `alarm-rule ${commune} ${rule}`);
      const [before] = await this.rules.versions(tx, commune, rule);
      tx.assertVersion(before?.version ?? 0);
      const decided = settle(decideRule(rule, wanted, localDate(tx.asOf.getTime())));
      const version = (before?.version ?? 0) + 1;
      const said = { setAt: tx.asOf, setBy: tx.context.principal.person };
      const after: SaidRule = { id: before?.id ?? newId(), commune, rule, version, ...decided, ...said };
      this.rules.add(tx, after);
      const { id, from, enabled, limit } = after;
      tx.emit(reportingEvents.alarmRuleSet, after, { id, rule, from, enabled, limit });
      tx.audit({ kind: 'alarm-rule', id, commune, version });
      return after;
    });
  }
}
