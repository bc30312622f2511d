import type { ConsumerInfo } from '@nats-io/jetstream';
import { matches } from '../../house/stream-reader.js';
import { COMMUNE } from '../../load/office.js';
import { harmlessFact } from './sound-facts.js';

/** A subject that can be poisoned, and who drinks of it. */
export interface Well {
  subjects: readonly string[];
  hearers: readonly string[];
}

/** One for each harmless fact; together every service that hears anything drinks of them. */
export function wellsOf(consumers: readonly Pick<ConsumerInfo, 'name' | 'config'>[]): Well[] {
  const found = new Map<string, Well>();
  for (const { name, config } of consumers) {
    try {
      const { subject } = harmlessFact(subjectsOf(config), COMMUNE);
      const hearers = consumers.filter((other) =>
        subjectsOf(other.config).some((pattern) => matches(pattern, subject)),
      );
      found.set(subject, { subjects: [ofAnyCommune(subject)], hearers: hearers.map((other) => other.name) });
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
  }
  return [...found.values()];
}

const ofAnyCommune = (subject: string): string => subject.replace(`.${COMMUNE}.`, '.*.');

const subjectsOf = ({ filter_subjects: several, filter_subject: one }: ConsumerInfo['config']): string[] =>
  several ?? [one ?? '>'];
