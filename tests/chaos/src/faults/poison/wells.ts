import type { ConsumerInfo } from '@nats-io/jetstream';
import { matches } from '../../house/stream-reader.js';
import { COMMUNE } from '../../load/office.js';
import { harmlessFact } from './sound-facts.js';

/** A subject that can be poisoned, and who drinks of it. */
export interface Well {
  subjects: readonly string[];
  hearers: readonly string[];
}

/** One for each harmless fact; together every service that hears any of them drinks. `dry`: services that hear none. */
export function wellsOf(consumers: readonly Pick<ConsumerInfo, 'name' | 'config'>[]): { wells: Well[]; dry: string[] } {
  const found = new Map<string, Well>();
  const dry: string[] = [];
  for (const { name, config } of consumers) {
    const fact = harmlessFact(subjectsOf(config), COMMUNE);
    if (!fact) dry.push(name);
    else
      found.set(fact.subject, { subjects: [ofAnyCommune(fact.subject)], hearers: hearersOf(consumers, fact.subject) });
  }
  return { wells: [...found.values()], dry };
}

const hearersOf = (consumers: readonly Pick<ConsumerInfo, 'name' | 'config'>[], subject: string): string[] =>
  consumers.flatMap(({ name, config }) =>
    subjectsOf(config).some((pattern) => matches(pattern, subject)) ? name : [],
  );

const ofAnyCommune = (subject: string): string => subject.replace(`.${COMMUNE}.`, '.*.');

const subjectsOf = ({ filter_subjects: several, filter_subject: one }: ConsumerInfo['config']): string[] =>
  several ?? [one ?? '>'];
