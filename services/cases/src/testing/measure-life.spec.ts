import type { Deadline, DeadlineAnswer } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { MeasureAsked } from '../measure/measure-asked.js';
import type { MeasureDto } from '../measure/measure.dto.js';
import { MeasureDeadlines } from '../measure-door/measure-deadlines.js';
import { body, HERE, type CasesHouse } from './cases-house.spec.js';
import { EscalationLife } from './escalation-life.spec.js';

/** A measure on its way through the public APIs, with the process played by hand. */
export class MeasureLife {
  static async in(house: CasesHouse): Promise<MeasureLife> {
    return new MeasureLife(house, await EscalationLife.in(house));
  }

  private revision = 0;

  constructor(
    readonly house: CasesHouse,
    readonly escalations: EscalationLife,
  ) {}

  get manager(): ApiClient {
    return this.escalations.manager;
  }

  get coordinator(): ApiClient {
    return this.escalations.coordinator;
  }

  async open(given: Record<string, unknown> = {}): Promise<MeasureDto> {
    const asked = { childIds: [newId()], grounds: ['neglect'], factors: [], note: 'No asiste a clases', ...given };
    return body(await this.manager.post<MeasureDto>('/measures', asked), 201);
  }

  async get(id: string): Promise<MeasureDto> {
    return body(await this.coordinator.get<MeasureDto>(`/measures/${id}`));
  }

  async change(id: string, path: string, input: unknown = {}, by = this.manager): Promise<MeasureDto> {
    return body(await this.try<MeasureDto>(id, path, input, by));
  }

  async try<Result = Record<string, unknown>>(id: string, path: string, input: unknown = {}, by = this.manager) {
    const { version } = await this.get(id);
    return by.post<Result>(`/measures/${id}/${path}`, input, { ifMatch: version });
  }

  async hear(id: string, hearing: Record<string, unknown>) {
    return this.manager.post<Record<string, unknown>>(`/measures/${id}/hearings`, hearing);
  }

  async toAdoption(given: Record<string, unknown> = {}): Promise<MeasureDto> {
    const measure = await this.open(given);
    await this.change(measure.id, 'summons');
    for (const childId of measure.children)
      body(await this.hear(measure.id, { who: 'child', childId, said: 'Quiere ir' }), 201);
    body(await this.hear(measure.id, { who: 'adult', relation: 'mother', unheardReason: 'not-found' }), 201);
    return this.change(measure.id, 'hearing-completion');
  }

  /** For three months from now. */
  async inForce(given: Record<string, unknown> = {}): Promise<MeasureDto> {
    const { id } = await this.toAdoption(given);
    return this.change(id, 'adoption', this.adoption(), this.coordinator);
  }

  adoption(days = 90): Record<string, unknown> {
    const until = new Date(this.house.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    return { measures: ['family-support'], responsible: 'municipal-programme', until };
  }

  alert(childId: string, id: string): Promise<void> {
    const asked = { id, childId, severity: 'high' as const, factors: ['child-school-absence'] };
    return this.heard((tx) =>
      this.house.service.app.get(MeasureAsked).alert(tx, HERE, { ...asked, askedAt: this.house.now.toISOString() }),
    );
  }

  lose(child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    return this.heard((tx) => this.house.service.app.get(MeasureAsked).lose(tx, child, reason));
  }

  async ring(id: string, rule: string, due: string): Promise<DeadlineAnswer> {
    const { commune, stage, version } = await this.get(id);
    const kind = /term-ends|pause/.test(rule) ? 'ask' : 'term';
    const clock: Deadline = { rule, due, overdueTo: 'coordinator', climbs: [], kind };
    const about = { id, commune, stage, asOf: this.house.now.toISOString() };
    const door = this.house.service.app.get(MeasureDeadlines);
    return this.house.under({ communes: [commune] }, async () => {
      await door.put({ ...about, version, revision: ++this.revision, deadlines: [clock] });
      return door.reached({ ...about, rule, due, level: 'due' });
    });
  }

  private heard(fn: Parameters<UnitOfWork['run']>[1]): Promise<void> {
    const context = { person: 'system:inbox', kind: 'system' } as const;
    return this.house.under(context, () => this.house.service.app.get(UnitOfWork).run('inbox', fn)) as Promise<void>;
  }
}
