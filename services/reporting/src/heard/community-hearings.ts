import { type EventDefinition, type OlnEvent } from '@oln/contracts';
import { Type } from 'typebox';
import type { RecordKind } from '../fact/history.js';
import type { Hearing } from './hearings.js';

/** Heard by its name: `community` says in its contracts what else such a fact tells. */
const told = (entity: string, event: string): EventDefinition => ({
  ...{ service: 'community', entity, event, version: 1 },
  description: `${entity} ${event}`,
  data: Type.Object({}),
});

const named =
  (field: string) =>
  ({ data }: OlnEvent): string | undefined => {
    const value = data[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };

const hearing = (
  kind: RecordKind,
  record: Hearing['record'],
  definition: EventDefinition,
  keeps: string[],
): Hearing => ({
  ...{ kind, record, definition, keeps },
});
const plan = (event: string, ...keeps: string[]): Hearing =>
  hearing('community-plan', named('id'), told('community-plan', event), keeps);
/** By the person, and not by the participant: who takes part in two plans is one child. */
const participant = (event: string, ...keeps: string[]): Hearing =>
  hearing('participant', named('personId'), told('participation', event), keeps);
const clock = (event: string, ...keeps: string[]): Hearing =>
  hearing(
    'clock',
    (fact) => {
      const [id, process] = [named('id')(fact), named('process')(fact)];
      return id && process && `${id}/${process}`;
    },
    told('community-plan', event),
    ['process', 'rule', 'due', ...keeps],
  );

/** Of community plans, activities and who takes part (§8). */
export const COMMUNITY_HEARINGS: readonly Hearing[] = [
  plan('opened', 'community'),
  plan('moved', 'from', 'to', 'cycle', 'outcome'),
  plan('closed', 'outcome'),
  hearing('activity', named('id'), told('activity', 'held'), ['kind', 'heldOn']),
  participant('recorded', 'planId', 'as'),
  participant('withdrawn', 'planId', 'as'),
  clock('deadline-met'),
  clock('deadline-overdue'),
  clock('deadline-resumed', 'overdueSince'),
];
