import type { Deadline, DeadlineAnswer, DeadlineLevel, Role } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { AlertDto, WholeAlertDto } from '../alert/alert.dto.js';
import type { RaisedAlertDto } from '../alert/alert-input.dto.js';
import { Arrivals } from '../handing-on/arrivals.service.js';
import { Identifying } from '../identification/identifying.service.js';
import { OpenCases } from '../open-case/open-case.service.js';
import { AlertDoor } from '../process-door/alert.activities.js';
import type { WatchDto, WholeWatchDto } from '../watch/watch.dto.js';
import { AlertsHouse, body, HERE } from './alerts-house.spec.js';

export const WHO = { givenNames: 'Amaru', firstSurname: 'Huenchul', birthDate: '2016-08-21' };

/** Alerts on their way through the public APIs, with the other services played by hand. Holds no tests. */
export class AlertLife {
  static async in(house: AlertsHouse): Promise<AlertLife> {
    const as = (person: string, roles: Role[]) => house.as(person, roles);
    return new AlertLife(
      house,
      await as('gestora-1', ['case-manager']),
      await as('coordinadora-1', ['coordinator']),
      await as('subrogante-1', ['deputy-coordinator']),
      await as('san', ['integrator']),
    );
  }

  constructor(
    readonly house: AlertsHouse,
    readonly manager: ApiClient,
    readonly coordinator: ApiClient,
    readonly deputy: ApiClient,
    readonly san: ApiClient,
  ) {}

  /** Of a child whom the office knows. */
  async raise(changes: Record<string, unknown> = {}, by = this.manager): Promise<AlertDto> {
    const telling = { childId: newId(), factors: ['neglect'], reference: newId(), ...changes };
    const { id } = body(await by.post<RaisedAlertDto>('/alerts', telling), 201);
    return this.get(id);
  }

  /** Of a child whom SAN names. */
  async fromSan(changes: Record<string, unknown> = {}): Promise<RaisedAlertDto> {
    const telling = { identity: WHO, factors: ['neglect'], reference: newId(), ...changes };
    return body(await this.san.post<RaisedAlertDto>('/alerts', telling), 201);
  }

  async get(id: string): Promise<WholeAlertDto> {
    return body(await this.coordinator.get<WholeAlertDto>(`/alerts/${id}`));
  }

  async watch(childId: string): Promise<WholeWatchDto> {
    return body(await this.coordinator.get<WholeWatchDto>(`/watches/${childId}`));
  }

  /** A step as the alert stands now. */
  async step(id: string, name: string, input: unknown = {}, by = this.manager): Promise<AlertDto> {
    const { version } = await this.get(id);
    return body(await by.post<AlertDto>(`/alerts/${id}/${name}`, input, { ifMatch: version }));
  }

  async watchStep(id: string, name: string, input: unknown = {}): Promise<WatchDto> {
    const { version } = await this.watch(id);
    return body(await this.manager.post<WatchDto>(`/watches/${id}/${name}`, input, { ifMatch: version }));
  }

  verify(id: string, severity = 'medium', reason?: string): Promise<AlertDto> {
    return this.step(id, 'verification', { finding: 'confirmed', severity, reason });
  }

  identified(alertId: string, childId: string, familyIds: string[] = []): Promise<void> {
    const found = { id: childId, alertId, familyIds, isNew: false };
    return this.house.inbox((tx) => this.house.get(Identifying).byRegistry(tx, found));
  }

  notIdentified(
    id: string,
    reason: 'several-match' | 'too-little-known' | 'not-a-child' = 'several-match',
  ): Promise<void> {
    return this.house.inbox((tx) => this.house.get(Identifying).unclear(tx, { id, reason }));
  }

  arrived(alertId: string, kind: 'case' | 'intake' | 'escalation' | 'measure', targetId: string): Promise<void> {
    return this.house.inbox((tx) => this.house.get(Arrivals).arrived(tx, alertId, kind, targetId));
  }

  async openCase(childId: string, personInCharge = 'gestora-1'): Promise<string> {
    const id = newId();
    const of = { id, requestId: newId(), familyId: newId(), children: [childId], line: 'case-management' } as const;
    const opened = { ...of, personInCharge, priority: 'medium', openedAt: this.house.now.toISOString() } as const;
    await this.house.inbox(async (tx) =>
      this.house.get(OpenCases).opened(tx, HERE, { ...opened, children: [...of.children] }),
    );
    return id;
  }

  caseCloses(id: string, childId: string): Promise<void> {
    const of = { id, requestId: newId(), familyId: newId(), children: [childId], line: 'case-management' } as const;
    const closed = { ...of, children: [childId], personInCharge: 'gestora-1', outcome: 'renounced' } as const;
    return this.house.inbox((tx) =>
      this.house
        .get(OpenCases)
        .closed(tx, HERE, { ...closed, stage: 'execution', closedAt: tx.asOf.toISOString() } as never),
    );
  }

  put(alert: { id: string; version: number; stage: string }, clocks: Deadline[], revision = 1): Promise<unknown> {
    const { id, version, stage } = alert;
    const put = { id, commune: HERE, version, revision, stage, deadlines: clocks, asOf: this.house.now.toISOString() };
    return this.house.under({}, () => this.house.get(AlertDoor).putDeadlines(put));
  }

  ring(id: string, stage: string, clock: Deadline, level: DeadlineLevel = 'due', to?: Role): Promise<DeadlineAnswer> {
    const { rule, due } = clock;
    const asked = { id, commune: HERE, stage, rule, due, level, to, asOf: this.house.now.toISOString() };
    return this.house.under({}, () => this.house.get(AlertDoor).deadlineReached(asked));
  }
}
