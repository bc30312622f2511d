import type { Static, TObject } from 'typebox';
import type { ServiceName } from './envelope.js';

/** Definition of an event: the contract from which types, JSON Schema and AsyncAPI are made. */
export interface EventDefinition<Data extends TObject = TObject> {
  readonly service: ServiceName;
  readonly entity: string;
  readonly event: string;
  readonly version: number;
  readonly description: string;
  readonly data: Data;
}

export type EventData<Definition extends EventDefinition> = Static<Definition['data']>;

export function defineEvent<Data extends TObject>(definition: EventDefinition<Data>): EventDefinition<Data> {
  return Object.freeze(definition);
}

/** `oln.cases.case.opened.v1` */
export const eventType = ({ service, entity, event, version }: EventDefinition): string =>
  `oln.${service}.${entity}.${event}.v${version}`;

/** `oln.v1.13110.cases.case.opened` */
export const eventSubject = ({ service, entity, event }: EventDefinition, commune: string): string =>
  `oln.v1.${commune}.${service}.${entity}.${event}`;
