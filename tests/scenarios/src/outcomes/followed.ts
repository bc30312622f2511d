import { workflowId, type ProcessName } from '@oln/contracts';
import { onceCurrent, type ApiClient } from '@oln/testing';
import { body, type Scene } from './scene.js';

export interface RecordView {
  id: string;
  version: number;
  stage: string;
  outcome?: string;
}

const HOME: Record<ProcessName, string> = {
  rightsRequest: '/intake/v1/rights-requests',
  anonymisation: '/intake/v1/anonymisations',
  intake: '/intake/v1/requests',
  caseManagement: '/cases/v1/cases',
  familyTherapy: '/cases/v1/cases',
  assistedReferral: '/offer/v1/referrals',
  alert: '/alerts/v1/alerts',
  childWatch: '/alerts/v1/watches',
  escalation: '/cases/v1/escalations',
  protectionMeasure: '/cases/v1/measures',
  communityPlan: '/community/v1/plans',
  monitoringSnapshot: '/reporting/v1/snapshots',
  monitoringAlarm: '/reporting/v1/alarms',
};

/** A record whose process runs. */
export class Followed {
  constructor(
    readonly scene: Scene,
    readonly process: ProcessName,
    readonly id: string,
    /** Who acts unless somebody else is named. */
    readonly by: ApiClient,
  ) {}

  static async opened(scene: Scene, process: ProcessName, told: unknown, by = scene.manager): Promise<Followed> {
    const { id } = body(await by.post<RecordView>(HOME[process], told));
    return new Followed(scene, process, id, by);
  }

  get path(): string {
    return `${HOME[this.process]}/${this.id}`;
  }

  async view<View = RecordView>(): Promise<View & RecordView> {
    return body(await this.scene.coordinator.get<View & RecordView>(this.path));
  }

  /** A step on the record as it is now; if somebody else was faster, on the one it has become. */
  async does<Result = RecordView>(step: string, told: unknown = {}, by = this.by): Promise<Result> {
    const version = async () => (await this.view()).version;
    return body(await onceCurrent(version, (ifMatch) => by.post<Result>(`${this.path}/${step}`, told, { ifMatch })));
  }

  /** What is written beside the record, without a version of it. */
  async notes(path: string, told: unknown): Promise<void> {
    body(await this.by.post(`${this.path}/${path}`, told));
  }

  comesTo(stage: string, days = 0): Promise<RecordView> {
    return this.scene.until(
      `${this.process} ${this.id} in ${stage}`,
      async () => {
        const view = await this.view();
        return view.stage === stage && view;
      },
      days,
    );
  }

  /** Its process has put the clock, due then and at no other time. */
  isDue(rule: string, due: string): Promise<boolean> {
    return this.scene.until(`${rule} of ${this.process} ${this.id} due ${due}`, async () => {
      const { clocks = [] } = (await this.explained()) ?? {};
      const dues = clocks.filter((clock) => clock.rule === rule).map((clock) => clock.due);
      return dues.length === 1 && dues[0] === due;
    });
  }

  /** The outcome of the record once its process says the same. */
  outcome(days = 0): Promise<string> {
    return this.scene.until(
      `an outcome of ${this.process} ${this.id} that its process knows`,
      async () => {
        const { outcome } = await this.view();
        if (!outcome) return undefined;
        const explained = await this.explained();
        return KNOWS.includes(explained?.agreement) && explained?.standing.outcome === outcome && outcome;
      },
      days,
    );
  }

  private async explained(): Promise<Explained | undefined> {
    const path = `/gateway/v1/explain/${workflowId(this.process, this.id)}`;
    return body(await this.scene.coordinator.get<{ items: Explained[] }>(path)).items[0];
  }
}

/** The process stands where the record does, or has ended with it. */
const KNOWS: (string | undefined)[] = ['agrees', 'over'];

interface Explained {
  agreement: string;
  clocks: { rule: string; due: string }[];
  standing: { outcome?: string };
}

/** How a record comes to one outcome. */
export type Scenario = (scene: Scene) => Promise<Followed>;
