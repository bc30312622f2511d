import type { Deadline } from '@oln/contracts/processes';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { ProcessState } from './process-state.js';
import { isOverdue } from './rings.js';
import type { ProcessTable } from './stage-table.js';

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);
const date = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.DATETIME);
const flag = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.BOOL);

const KEYS = {
  commune: keyword('OlnCommune'),
  line: keyword('OlnLine'),
  stage: keyword('OlnStage'),
  personInCharge: keyword('OlnPersonInCharge'),
  priority: keyword('OlnPriority'),
  outcome: keyword('OlnOutcome'),
  waitsFor: keyword('OlnWaitsFor'),
  due: date('OlnDue'),
  since: date('OlnSince'),
  pausedUntil: date('OlnPausedUntil'),
  overdue: flag('OlnOverdue'),
  paused: flag('OlnPaused'),
};

/** Shows supervisors where the process stands; writes only what changed. Codes and ids only. */
export function publishAttributes(table: ProcessTable, state: ProcessState, clocks: Deadline[]): void {
  const next = [...clocks].sort((left, right) => left.due.localeCompare(right.due))[0];
  const overdue = clocks.some((clock) => isOverdue(clock, state));
  const wanted = [
    { key: KEYS.commune, value: state.commune },
    { key: KEYS.line, value: table.line },
    { key: KEYS.stage, value: state.stage },
    { key: KEYS.personInCharge, value: state.personInCharge ?? null },
    { key: KEYS.priority, value: state.priority ?? null },
    { key: KEYS.outcome, value: state.outcome ?? null },
    { key: KEYS.waitsFor, value: next?.rule ?? null },
    { key: KEYS.due, value: next ? new Date(next.due) : null },
    { key: KEYS.since, value: new Date(state.enteredAt) },
    { key: KEYS.pausedUntil, value: state.pause ? new Date(state.pause.until) : null },
    { key: KEYS.overdue, value: overdue },
    { key: KEYS.paused, value: state.pause !== undefined },
  ];
  const current = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => !same(current.get(key as never), value));
  if (changed.length > 0) upsertSearchAttributes(changed as never);
}

function same(current: unknown, wanted: unknown): boolean {
  if (current instanceof Date && wanted instanceof Date) return current.getTime() === wanted.getTime();
  return (current ?? null) === wanted;
}
