import { describe, expect, it } from '@jest/globals';
import { parseTerm } from '@oln/calendar';
import {
  ALARM_OUTCOMES,
  ALARM_STAGES,
  ALERT_OUTCOMES,
  ALERT_STAGES,
  CASE_HAPPENINGS,
  CASE_OUTCOMES,
  CASE_STAGES,
  COMMUNITY_PLAN_HAPPENINGS,
  COMMUNITY_PLAN_OUTCOMES,
  COMMUNITY_PLAN_STAGES,
  ESCALATION_HAPPENINGS,
  ESCALATION_OUTCOMES,
  ESCALATION_STAGES,
  INTAKE_HAPPENINGS,
  INTAKE_OUTCOMES,
  INTAKE_STAGES,
  MEASURE_HAPPENINGS,
  MEASURE_OUTCOMES,
  MEASURE_STAGES,
  PROCESSES,
  REFERRAL_HAPPENINGS,
  REFERRAL_OUTCOMES,
  REFERRAL_STAGES,
  THERAPY_HAPPENINGS,
  WATCH_HAPPENINGS,
  WATCH_OUTCOMES,
  WATCH_STAGES,
  type ProcessName,
  ANONYMISATION_OUTCOMES,
  ANONYMISATION_STAGES,
  RIGHTS_REQUEST_OUTCOMES,
  RIGHTS_REQUEST_STAGES,
  SNAPSHOT_OUTCOMES,
  SNAPSHOT_STAGES,
} from '@oln/contracts';
import { POLICY_DEFAULTS } from '@oln/policy';
import { TABLES, nextStages, type ClockRule, type ProcessTable } from './stages.js';

interface Contract {
  stages: readonly string[];
  outcomes: readonly string[];
  happenings: readonly string[];
  anchors: readonly string[];
  first: string;
}

/** What services were told; anchors are the ones they name. */
const CONTRACTS: Record<ProcessName, Contract> = {
  anonymisation: {
    stages: ANONYMISATION_STAGES,
    outcomes: ANONYMISATION_OUTCOMES,
    happenings: [],
    anchors: ['announcedAt', 'heldUntil'],
    first: 'announced',
  },
  rightsRequest: {
    stages: RIGHTS_REQUEST_STAGES,
    outcomes: RIGHTS_REQUEST_OUTCOMES,
    happenings: [],
    anchors: ['askedAt', 'answerBy', 'firstTermEndsAt'],
    first: 'received',
  },
  intake: {
    stages: INTAKE_STAGES,
    outcomes: INTAKE_OUTCOMES,
    happenings: INTAKE_HAPPENINGS,
    anchors: ['serviceCountsFrom'],
    first: 'registered',
  },
  caseManagement: {
    stages: CASE_STAGES,
    outcomes: CASE_OUTCOMES,
    happenings: CASE_HAPPENINGS,
    anchors: ['acceptedAt', 'extendedTo', 'exitAt', 'lookDueSince'],
    first: 'invitation',
  },
  familyTherapy: {
    stages: CASE_STAGES,
    outcomes: CASE_OUTCOMES,
    happenings: THERAPY_HAPPENINGS,
    anchors: ['acceptedAt', 'extendedTo', 'rescueDueSince', 'exitAt', 'lookDueSince'],
    first: 'invitation',
  },
  assistedReferral: {
    stages: REFERRAL_STAGES,
    outcomes: REFERRAL_OUTCOMES,
    happenings: REFERRAL_HAPPENINGS,
    anchors: ['waitCountsFrom', 'appointmentAt', 'effectiveAt', 'consentWithdrawnAt'],
    first: 'matching',
  },
  alert: {
    stages: ALERT_STAGES,
    outcomes: ALERT_OUTCOMES,
    happenings: [],
    anchors: ['receivedAt'],
    first: 'received',
  },
  childWatch: {
    stages: WATCH_STAGES,
    outcomes: WATCH_OUTCOMES,
    happenings: WATCH_HAPPENINGS,
    anchors: [],
    first: 'active',
  },
  escalation: {
    stages: ESCALATION_STAGES,
    outcomes: ESCALATION_OUTCOMES,
    happenings: ESCALATION_HAPPENINGS,
    anchors: [
      'notifiedAt',
      'decideBy',
      'leftServiceAt',
      'contactedMonth1',
      'contactedMonth3',
      'contactedMonth6',
      'contactedMonth12',
    ],
    first: 'drafted',
  },
  protectionMeasure: {
    stages: MEASURE_STAGES,
    outcomes: MEASURE_OUTCOMES,
    happenings: MEASURE_HAPPENINGS,
    anchors: ['inForceSince', 'inForceUntil'],
    first: 'opened',
  },
  communityPlan: {
    stages: COMMUNITY_PLAN_STAGES,
    outcomes: COMMUNITY_PLAN_OUTCOMES,
    happenings: COMMUNITY_PLAN_HAPPENINGS,
    anchors: ['cycleStartedAt', 'cycleEndsAt'],
    first: 'commitment',
  },
  monitoringSnapshot: {
    stages: SNAPSHOT_STAGES,
    outcomes: SNAPSHOT_OUTCOMES,
    happenings: [],
    anchors: [],
    first: 'signing',
  },
  monitoringAlarm: {
    stages: ALARM_STAGES,
    outcomes: ALARM_OUTCOMES,
    happenings: [],
    anchors: ['openedAt'],
    first: 'open',
  },
};

/** Nobody is waited for: a request is registered for a moment only, and a watch that went quiet waits for the next alert. */
const SILENT: Partial<Record<string, string[]>> = { intake: ['registered'], childWatch: ['quiet'] };

const clocksOf = (table: ProcessTable): [string, ClockRule][] =>
  Object.entries(table.stages).flatMap(([stage, { clocks }]) =>
    Object.entries(clocks).map(([name, clock]): [string, ClockRule] => [`${stage}.${name}`, clock]),
  );

function reachable(table: ProcessTable, first: string): Set<string> {
  const seen = new Set([first]);
  for (const stage of seen) for (const next of nextStages(table, stage)) seen.add(next);
  return seen;
}

describe.each(Object.entries(TABLES))('The table of %s', (process, table) => {
  const contract = CONTRACTS[process as ProcessName];

  it('is of that process, and names the stages and outcomes that the services know', () => {
    expect(table.process).toBe(process);
    expect(PROCESSES).toHaveProperty(table.process);
    expect(Object.keys(table.stages)).toEqual(contract.stages);
    expect(Object.keys(table.outcomes)).toEqual(contract.outcomes);
  });

  it('leads from the first stage to every other, and from every one to the end', () => {
    expect([...reachable(table, contract.first)].sort()).toEqual([...contract.stages].sort());
    const finals = contract.stages.filter((stage) => table.stages[stage]!.final);
    expect(finals).toHaveLength(1);
    for (const stage of contract.stages) expect(reachable(table, stage)).toContain(finals[0]);
  });

  it('has a way to every outcome, and none from the end', () => {
    const fixed = new Set(contract.stages.flatMap((stage) => table.stages[stage]!.outcomes));
    expect([...fixed].sort()).toEqual([...contract.outcomes].sort());
    for (const { final, next, clocks } of Object.values(table.stages)) {
      if (final) expect([next, clocks]).toEqual([[], {}]);
      else expect(next.length).toBeGreaterThan(0);
    }
  });

  it('counts its clocks from what its owner tells of', () => {
    for (const [rule, clock] of clocksOf(table)) {
      const [kind, name = ''] = clock.from.split(':');
      if (kind === 'last') expect([rule, contract.happenings]).toEqual([rule, expect.arrayContaining([name])]);
      if (clock.metBy) expect(contract.happenings).toContain(clock.metBy);
      const anchors = [kind === 'anchor' ? name : undefined, clock.onlyWith, clock.unless, clock.dueAt, clock.anew];
      for (const anchor of anchors)
        if (anchor) expect([rule, contract.anchors]).toEqual([rule, expect.arrayContaining([anchor])]);
    }
  });

  it('waits nowhere without a clock but where nobody is waited for, and says what happens if nobody acts', () => {
    const silent = contract.stages.filter((stage) => Object.keys(table.stages[stage]!.clocks).length === 0);
    expect(silent.filter((stage) => !table.stages[stage]!.final)).toEqual(SILENT[process] ?? []);
    for (const [, { otherwise, label }] of clocksOf(table)) {
      for (const text of [otherwise.es, otherwise.en, label.es, label.en]) expect(text.length).toBeGreaterThan(3);
    }
  });

  it('has the default terms of the policy', () => {
    const own = Object.entries(POLICY_DEFAULTS).filter(([key]) => key.startsWith(`${process}.`));
    const rules = Object.fromEntries(clocksOf(table).map(([rule, { term }]) => [`${process}.${rule}`, term]));
    expect(rules).toEqual(Object.fromEntries(own));
    for (const term of Object.values(rules)) expect(() => parseTerm(term)).not.toThrow();
  });
});

describe('The tables', () => {
  it('are of every process of the house', () => {
    expect(Object.keys(TABLES).sort()).toEqual(Object.keys(PROCESSES).sort());
  });
});
