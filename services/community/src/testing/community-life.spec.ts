import type {
  CommunityPlanStage,
  Deadline,
  DeadlineAnswer,
  DeadlineLevel,
  PlanProductKind,
  Role,
} from '@oln/contracts';
import { localDate } from '@oln/calendar';
import { newId, type HeldSubject } from '@oln/service-kit';
import { answering, type AskedService } from '@oln/service-testing';
import type { ApiClient } from '@oln/testing';
import type { ActivityDto, WholeActivityDto } from '../activity/activity.dto.js';
import type { CommunityPlanDto } from '../community-plan/community-plan.dto.js';
import type { RecordedDto } from '../participation/participation.dto.js';
import { REQUIRED } from '../plan-product/plan-product.js';
import { CommunityPlanDeadlines } from '../process-door/community-plan-deadlines.js';
import { body, HERE, type CommunityHouse } from './community-house.spec.js';

const DAY_MS = 86_400_000;
const ORDER = Object.keys(REQUIRED) as (keyof typeof REQUIRED)[];

/** Plans on their way through the public APIs, with the process and the registry played by hand. Holds no tests. */
export class CommunityLife {
  private plans = 0;
  private revision = 0;
  /** Of the registry: all others are children. */
  readonly adults = new Set<string>();

  static async in(house: CommunityHouse): Promise<CommunityLife> {
    const as = (person: string, role: Role) => house.as(person, [role]);
    const life = new CommunityLife(
      house,
      await as('comunitaria-1', 'community-manager'),
      await as('coordinadora-1', 'coordinator'),
    );
    const who = ({ personId }: { personId: string }) => life.subjectOf(personId);
    life.registry = await answering('intake', 'held-subject', who);
    return life;
  }

  private registry?: AskedService;

  private constructor(
    readonly house: CommunityHouse,
    readonly manager: ApiClient,
    readonly coordinator: ApiClient,
  ) {}

  close(): Promise<void> {
    return this.registry?.close() ?? Promise.resolve();
  }

  private subjectOf(id: string): HeldSubject {
    return { ...{ id, commune: HERE, entries: [id], families: [], people: [] }, isChild: !this.adults.has(id) };
  }

  day(days = 0): string {
    return localDate(this.house.now.getTime() + days * DAY_MS);
  }

  async open(given: Record<string, unknown> = {}, by = this.manager): Promise<CommunityPlanDto> {
    this.plans += 1;
    return body(await by.post<CommunityPlanDto>('/plans', { community: `villa-${this.plans}`, ...given }), 201);
  }

  async get(id: string): Promise<CommunityPlanDto> {
    return body(await this.coordinator.get<CommunityPlanDto>(`/plans/${id}`));
  }

  async try<Result = CommunityPlanDto>(id: string, step: string, input: unknown = {}, by = this.manager) {
    const { version } = await this.get(id);
    return by.post<Result>(`/plans/${id}/${step}`, input, { ifMatch: version });
  }

  async change(id: string, step: string, input: unknown = {}, by = this.manager): Promise<CommunityPlanDto> {
    return body(await this.try(id, step, input, by));
  }

  async product(id: string, kind: PlanProductKind): Promise<void> {
    body(await this.manager.post(`/plans/${id}/products`, { kind, on: this.day(), reference: `Carpeta ${kind}` }), 201);
  }

  /** The documents of the stage in which the plan is. */
  async documents(id: string): Promise<void> {
    const { stage } = await this.get(id);
    for (const kind of REQUIRED[stage as keyof typeof REQUIRED].kinds) await this.product(id, kind);
  }

  /** With all documents of the stages before it; the cycle ends at once where it is in the way. */
  async comeTo(stage: CommunityPlanStage, given: Record<string, unknown> = {}): Promise<CommunityPlanDto> {
    const { id } = await this.open(given);
    for (let plan = await this.get(id); plan.stage !== stage; plan = await this.get(id)) {
      if (plan.stage === 'running') await this.change(id, 'cycle-end');
      else {
        await this.documents(id);
        await this.change(id, plan.stage === 'communal-plan' ? 'cycles' : 'advance');
      }
      if (!ORDER.includes(plan.stage as never) && plan.stage !== 'running') throw new Error(`${stage} is not reached`);
    }
    return this.get(id);
  }

  async activity(planId: string, given: Record<string, unknown> = {}): Promise<ActivityDto> {
    const asked = { kind: 'workshop', place: 'sede-vecinal', plannedFor: this.day(), ...given };
    return body(await this.manager.post<ActivityDto>(`/plans/${planId}/activities`, asked), 201);
  }

  async activityNow(id: string): Promise<WholeActivityDto> {
    return body(await this.manager.get<WholeActivityDto>(`/activities/${id}`));
  }

  async held(planId: string, on = this.day()): Promise<ActivityDto> {
    const { id, version } = await this.activity(planId);
    return body(await this.manager.post<ActivityDto>(`/activities/${id}/holding`, { on }, { ifMatch: version }));
  }

  agreed(personId: string = newId()): Record<string, unknown> {
    return { personId, as: 'child', assent: 'given', assentOn: this.day(), consentOn: this.day() };
  }

  tryRecord(activityId: string, people: readonly object[]) {
    return this.manager.post<RecordedDto>(`/activities/${activityId}/participants`, { people });
  }

  async record(activityId: string, ...people: readonly object[]): Promise<RecordedDto> {
    return body(await this.tryRecord(activityId, people));
  }

  async count(activityId: string, counts: readonly object[]): Promise<void> {
    const { version } = await this.activityNow(activityId);
    body(await this.manager.put(`/activities/${activityId}/headcounts`, { counts }, { ifMatch: version }));
  }

  async ring(
    id: string,
    rule: string,
    due: string,
    level: DeadlineLevel = 'due',
    to?: Role,
    more: Partial<Deadline> = {},
  ): Promise<DeadlineAnswer> {
    const { commune, stage, version } = await this.get(id);
    const kind = /cycle-ends|pause/.test(rule) ? 'ask' : 'term';
    const clock: Deadline = { rule, due, overdueTo: 'coordinator', climbs: [], kind, ...more };
    const about = { id, commune, stage, asOf: this.house.now.toISOString() };
    const door = this.house.get(CommunityPlanDeadlines);
    return this.house.under({ communes: [commune] }, async () => {
      await door.put({ ...about, version, revision: ++this.revision, deadlines: [clock] });
      return door.reached({ ...about, rule, due, level, to });
    });
  }
}
