import { eventType, type EventDefinition, type OlnEvent, type Role } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId, type Tx } from '@oln/service-kit';
import {
  body as answered,
  codeOf,
  ELSEWHERE,
  HERE,
  ServiceHouse,
  startHouse,
  type ToldFact,
} from '@oln/service-testing';
import type { Answer, ApiClient } from '@oln/testing';
import { intake } from '../intake.js';
import { INTAKE_MIGRATIONS } from '../migrations/index.js';
import { ImportRunner } from '../request-import/import-runner.service.js';

export { codeOf, ELSEWHERE, HERE };

/** The service as it runs. Holds no tests. */
export class IntakeHouse extends ServiceHouse {
  static async open(startsAt = '2026-06-15T16:00:00Z', environment?: Record<string, string>): Promise<IntakeHouse> {
    const of = {
      definition: intake,
      migrations: INTAKE_MIGRATIONS,
      records: ['requests', 'rights_requests', 'anonymisations', 'consents'],
      environment,
    };
    return new IntakeHouse(await startHouse(of, startsAt));
  }

  /** The sweep that tells offices of rows in review, now instead of in half a minute. */
  remindOfReviews(): Promise<number> {
    return this.under({ ...SYSTEM.watchdog }, () => this.get(ImportRunner).remind());
  }

  override as(person: string, roles: Role[] = ['coordinator'], communes = [HERE]): Promise<ApiClient> {
    return super.as(person, roles, communes);
  }

  /** Hears an event as the inbox does, without the stream in between. */
  hear<Data>(event: OlnEvent<Data>, handler: (event: OlnEvent<Data>, tx: Tx) => Promise<unknown>): Promise<void> {
    return this.inbox((tx) => handler(event, tx), event.commune);
  }

  /** Events about a record, in order: `entity.event` and data. */
  events(id: string): Promise<ToldFact[]> {
    return this.facts(id);
  }
}

/** A fact of another service. */
export const factOf = <Data>(
  definition: EventDefinition,
  commune: string,
  subject: string,
  entityversion: number,
  data: Data,
  asof: Date,
): OlnEvent<Data> => ({
  specversion: '1.0',
  id: newId(),
  source: `/oln/${definition.service}`,
  type: eventType(definition),
  subject,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  dataschema: `urn:oln:schema:${eventType(definition)}`,
  commune,
  entityversion,
  asof: asof.toISOString(),
  actor: 'process',
  data,
});

/** The answer's body, where the status is as expected (200 or 201); otherwise what was answered instead. */
export const body = <Body>(answer: Answer<Body>, ...statuses: number[]): Body =>
  answered(answer, ...(statuses.length > 0 ? statuses : [200, 201]));
