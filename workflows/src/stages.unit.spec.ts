import { describe, expect, it } from '@jest/globals';
import { parseTerm } from '@oln/calendar';
import {
  CASE_HAPPENINGS,
  CASE_OUTCOMES,
  CASE_STAGES,
  INTAKE_HAPPENINGS,
  INTAKE_OUTCOMES,
  INTAKE_STAGES,
  PROCESSES,
  type ProcessName,
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
  intake: {
    stages: INTAKE_STAGES,
    outcomes: INTAKE_OUTCOMES,
    happenings: INTAKE_HAPPENINGS,
    anchors: [],
    first: 'registered',
  },
  caseManagement: {
    stages: CASE_STAGES,
    outcomes: CASE_OUTCOMES,
    happenings: CASE_HAPPENINGS,
    anchors: ['acceptedAt', 'extendedTo', 'exitAt', 'lookDueSince'],
    first: 'invitation',
  },
};

/** No commune can decide otherwise yet: libs/policy does not know them. */
const WITHOUT_POLICY = ['intake.variant.choose', 'caseManagement.second-look.decide'];

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
      const anchors = [kind === 'anchor' ? name : undefined, clock.onlyWith, clock.unless, clock.dueAt];
      for (const anchor of anchors)
        if (anchor) expect([rule, contract.anchors]).toEqual([rule, expect.arrayContaining([anchor])]);
    }
  });

  it('waits nowhere without a clock but where a request is registered, and says what happens if nobody acts', () => {
    const silent = contract.stages.filter((stage) => Object.keys(table.stages[stage]!.clocks).length === 0);
    expect(silent.filter((stage) => !table.stages[stage]!.final)).toEqual(process === 'intake' ? ['registered'] : []);
    for (const [, { otherwise, label }] of clocksOf(table)) {
      for (const text of [otherwise.es, otherwise.en, label.es, label.en]) expect(text.length).toBeGreaterThan(3);
    }
  });

  it('has the default terms of the policy', () => {
    const own = Object.entries(POLICY_DEFAULTS).filter(([key]) => key.startsWith(`${process}.`));
    const rules = Object.fromEntries(clocksOf(table).map(([rule, { term }]) => [`${process}.${rule}`, term]));
    expect(rules).toMatchObject(Object.fromEntries(own));
    const others = Object.keys(rules).filter((key) => !Object.hasOwn(POLICY_DEFAULTS, key));
    expect(others).toEqual(WITHOUT_POLICY.filter((key) => key.startsWith(`${process}.`)));
    for (const term of Object.values(rules)) expect(() => parseTerm(term)).not.toThrow();
  });
});

describe('The tables', () => {
  it('are of every process of the house', () => {
    expect(Object.keys(TABLES).sort()).toEqual(Object.keys(PROCESSES).sort());
  });
});
