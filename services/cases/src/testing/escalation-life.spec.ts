import type { Deadline, DeadlineAnswer, EventData, intakeEvents } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { CaseView } from '../case-file/case-file.views.js';
import { EscalationAsked } from '../escalation/escalation-asked.js';
import { EscalationChildren } from '../escalation/escalation-children.js';
import type { EscalationDto } from '../escalation/escalation.dto.js';
import { EscalationDeadlines } from '../escalation-door/escalation-deadlines.js';
import { body, HERE, type CasesHouse } from './cases-house.spec.js';
import { FamilyLife } from './family-life.spec.js';

/** An escalation on its way through the public APIs, with the process played by hand. */
export class EscalationLife {
  static async in(house: CasesHouse): Promise<EscalationLife> {
    return new EscalationLife(
      house,
      await FamilyLife.in(house),
      await house.as('subrogante-1', ['deputy-coordinator']),
    );
  }

  private revision = 0;

  constructor(
    readonly house: CasesHouse,
    readonly families: FamilyLife,
    readonly deputy: ApiClient,
  ) {}

  get manager(): ApiClient {
    return this.families.manager;
  }

  get coordinator(): ApiClient {
    return this.families.coordinator;
  }

  /** A case, and what is escalated from it. */
  async fromCase(given: Record<string, unknown> = {}): Promise<{ file: CaseView; escalation: EscalationDto }> {
    const file = await this.families.open({ children: [newId(), newId()] });
    const asked = { reason: 'grave-violation', factors: ['family-violence'], account: 'Dos visitas', ...given };
    const path = `/cases/${file.id}/escalation`;
    const escalation = body(await this.manager.post<EscalationDto>(path, asked, { ifMatch: file.version }), 201);
    return { file, escalation };
  }

  async get(id: string): Promise<EscalationDto> {
    return body(await this.coordinator.get<EscalationDto>(`/escalations/${id}`));
  }

  async change(id: string, path: string, input: unknown = {}, by = this.manager): Promise<EscalationDto> {
    const { version } = await this.get(id);
    return body(await by.post<EscalationDto>(`/escalations/${id}/${path}`, input, { ifMatch: version }));
  }

  async try(id: string, path: string, input: unknown = {}, by = this.manager) {
    const { version } = await this.get(id);
    return by.post<Record<string, unknown>>(`/escalations/${id}/${path}`, input, { ifMatch: version });
  }

  async notified(given: Record<string, unknown> = {}) {
    const opened = await this.fromCase(given);
    const { id } = opened.escalation;
    if (opened.escalation.stage === 'drafted') {
      await this.change(id, 'submission');
      await this.change(id, 'approval', {}, this.coordinator);
    }
    return { ...opened, id };
  }

  async deciding(given: Record<string, unknown> = {}) {
    const opened = await this.notified(given);
    await this.change(opened.id, 'acknowledgement');
    return opened;
  }

  async inHandover(given: Record<string, unknown> = {}) {
    const opened = await this.deciding(given);
    await this.change(opened.id, 'decision', { decision: 'accepted' });
    return opened;
  }

  async handedOver(given: Record<string, unknown> = {}) {
    const opened = await this.inHandover(given);
    for (const step of ['joint-meeting', 'file-handed-over', 'family-received'])
      await this.change(opened.id, 'handover-steps', { step });
    return opened;
  }

  async afterService(given: Record<string, unknown> = {}) {
    const opened = await this.handedOver(given);
    await this.change(opened.id, 'statuses', { status: 'leaving' });
    return opened;
  }

  /** As intake tells of imminent danger. */
  danger(data: EventData<typeof intakeEvents.imminentDangerReported>): Promise<void> {
    return this.heard((tx) => this.house.service.app.get(EscalationAsked).danger(tx, HERE, data));
  }

  alert(childId: string, alertId: string, urgent: boolean): Promise<void> {
    const asked = { id: alertId, childId, severity: 'critical' as const, factors: ['family-violence'], urgent };
    const at = this.house.now.toISOString();
    return this.heard((tx) => this.house.service.app.get(EscalationAsked).alert(tx, HERE, { ...asked, askedAt: at }));
  }

  lose(child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    return this.heard((tx) => this.house.service.app.get(EscalationChildren).lose(tx, child, reason));
  }

  private heard(fn: Parameters<UnitOfWork['run']>[1]): Promise<void> {
    const context = { person: 'system:inbox', kind: 'system' } as const;
    return this.house.under(context, () => this.house.service.app.get(UnitOfWork).run('inbox', fn)) as Promise<void>;
  }

  /** As the process asks when a clock fires. */
  async ring(id: string, rule: string, due: string, countedFrom?: string): Promise<DeadlineAnswer> {
    const { commune, stage, version } = await this.get(id);
    const kind = /acknowledge|pause/.test(rule) ? 'ask' : 'term';
    const clock: Deadline = { rule, due, overdueTo: 'coordinator', climbs: [], kind, countedFrom };
    const about = { id, commune, stage, asOf: this.house.now.toISOString() };
    const door = this.house.service.app.get(EscalationDeadlines);
    return this.house.under({ communes: [commune] }, async () => {
      await door.put({ ...about, version, revision: ++this.revision, deadlines: [clock] });
      return door.reached({ ...about, rule, due, level: 'due', countedFrom });
    });
  }

  /** Data of what was told of a record, by the name of the event. */
  async told(id: string, name: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.house.admin.query(
      `select payload -> 'data' as data from outbox
        where lane = 'event' and entity_id = $1 and entity || '.' || split_part(subject, '.', 6) = $2 order by seq`,
      [id, name],
    );
    return rows.map(({ data }) => data as Record<string, unknown>);
  }

  /** Codes of the notices, each with whom it is for. */
  async notices(id: string): Promise<string[]> {
    const told = await this.told(id, 'notice.raised');
    return told.map(({ code, toPerson, toRole }) => `${String(code)} ${String(toPerson ?? toRole)}`);
  }
}

/**
 * Exactly one owner of every child of every escalation that was ever opened: gives the children for whom that is not
 * so. The service owns a child exactly while an escalation of it is with the service; whoever the office owns is in an
 * open escalation or case, or its escalation has an outcome.
 */
export const WITHOUT_ONE_OWNER = `
  with children as (
    select e.id, e.commune, e.stage, c.child_id from escalations e join escalation_children c on c.escalation_id = e.id
  ), owned as (
    select c.child_id, c.commune, count(o.owner) as owners, min(o.owner) as owner, bool_or(c.stage = 'with-service') as away
      from (select distinct child_id, commune from children) all_of_them
      join children c using (child_id, commune)
      left join child_owners o using (child_id, commune)
     group by c.child_id, c.commune, c.id
  )
  select child_id from owned
   group by child_id, commune
  having min(owners) <> 1 or max(owners) <> 1 or (min(owner) = 'specialised-service') <> bool_or(away)`;
