import type { AlarmRuleBody, AlarmRuleDto, SaidRuleDto } from './alarm-rule.dto.js';
import type { RuleInForce } from './alarm-rule.service.js';
import { RULES, type SaidRule, type Threshold, type WantedRule } from './alarm-rules.js';
import type { AlarmDto, CommentDto } from './alarm.dto.js';
import type { ShownAlarm } from './alarm.reading.js';
import type { AlarmComment } from './alarm.repository.js';
import { isOpen } from './alarm.js';

export function alarmView(alarm: ShownAlarm): AlarmDto {
  const { id, commune, rule, version, stage, latestAt, openedAt, dueAt, isOutside, isReduced } = alarm;
  const { name, unit } = RULES[rule];
  const whole = {
    ...{ id, commune, rule, name, unit, version, stage, owner: 'coordinator', latestAt: latestAt.toISOString() },
    ...{ openedAt: openedAt.toISOString(), dueAt: dueAt.toISOString() },
  };
  const { personInCharge } = alarm;
  return {
    ...whole,
    ...(!isReduced && numbersOf(alarm)),
    ...(!isOutside && { personInCharge }),
    ...looked(alarm),
    ...closing(alarm),
  };
}

/** What stays within the commune where it could be somebody. */
const numbersOf = ({ subject, value, limit, latestValue }: ShownAlarm) => ({ subject, value, limit, latestValue });

function looked(alarm: ShownAlarm) {
  if (alarm.stage === 'open' || !alarm.acknowledgedAt) return {};
  const { acknowledgedAt, acknowledgedBy, isOutside } = alarm;
  return { acknowledgedAt: acknowledgedAt.toISOString(), ...(!isOutside && { acknowledgedBy }) };
}

function closing(alarm: ShownAlarm) {
  if (isOpen(alarm)) return {};
  const { outcome, reason, closedAt, closedBy, isOutside } = alarm;
  return { outcome, reason, closedAt: closedAt.toISOString(), ...(!isOutside && { closedBy }) };
}

export const commentView = ({ at, ...comment }: AlarmComment): CommentDto => ({ ...comment, at: at.toISOString() });

const thresholdView = ({ enabled, limit, limits, days }: Threshold) => ({
  ...{ enabled, limit },
  limits: Object.entries(limits).map(([subject, own]) => ({ subject, limit: own })),
  ...(days && { days: { caseManagement: days['case-management'], familyTherapy: days['family-therapy'] } }),
});

export const saidRuleView = (said: SaidRule): SaidRuleDto => {
  const { rule, version, from, setAt, setBy } = said;
  return { ...thresholdView(said), rule, version, from, setAt: setAt.toISOString(), setBy };
};

export function ruleView({ rule, threshold, said, version }: RuleInForce): AlarmRuleDto {
  const { name, meaning, unit } = RULES[rule];
  return {
    ...thresholdView(threshold),
    ...{ rule, name, meaning, unit, version, own: said !== undefined, from: said?.from },
  };
}

export function wantedRule({ limits = [], days, ...said }: AlarmRuleBody): WantedRule {
  const byLine = days && {
    ...(days.caseManagement !== undefined && { 'case-management': days.caseManagement }),
    ...(days.familyTherapy !== undefined && { 'family-therapy': days.familyTherapy }),
  };
  return { ...said, limits: Object.fromEntries(limits.map(({ subject, limit }) => [subject, limit])), days: byLine };
}
