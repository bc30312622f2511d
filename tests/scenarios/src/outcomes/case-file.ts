import { processOfLine, type Line } from '@oln/contracts';
import type { ApiClient } from '@oln/testing';
import { handOver } from './escalations.js';
import { Followed, type RecordView } from './followed.js';
import { assigned } from './requests.js';
import { body, type Household, type Scene } from './scene.js';

interface Instrument {
  id: string;
  code: string;
  kind: string;
  items: { code: string; perChild: boolean }[];
}

interface CaseView extends RecordView {
  children: string[];
}

interface Plan extends RecordView {
  objectives: { id: string; tasks: { id: string }[] }[];
}

const COMMON = 'oln-common-factors';
const ENTRY = { 'child-school-absence': 3, 'family-violence': 2 };
const BETTER = { 'child-school-absence': 1, 'family-violence': 0, 'child-trusted-adult': 2 };

/** A family in either line. */
export class CaseFile extends Followed {
  private plan?: Plan;

  private constructor(
    scene: Scene,
    readonly line: Line,
    id: string,
    by: ApiClient,
  ) {
    super(scene, processOfLine(line), id, by);
  }

  /** From the front desk; cases opens it by itself. */
  static async open(scene: Scene, line: Line, household?: Household): Promise<CaseFile> {
    const request = await assigned(scene, line, household);
    const by = line === 'family-therapy' ? scene.therapist : scene.manager;
    const found = await scene.until('the case of the request', async () => {
      const all = await by.get<{ items: { id: string; requestId: string }[] }>('/cases/v1/cases?limit=200');
      return body(all).items.find(({ requestId }) => requestId === request.id);
    });
    return new CaseFile(scene, line, found.id, by);
  }

  contact(kind: string, result: string): Promise<void> {
    return this.notes('contact-attempts', { kind, result, at: this.scene.instant() });
  }

  async toExecution(): Promise<void> {
    for (const kind of ['data-use-consent', 'participation-consent'])
      await this.notes('documents', { kind, given: true, signedOn: this.scene.day() });
    await this.does('invitation/acceptance');
    await this.diagnose('entry', ENTRY);
    const { children } = await this.view<CaseView>();
    if (this.line === 'family-therapy') await this.assess(children);
    for (const childId of children) await this.notes('opinions', { childId, text: 'Quiere ir al taller' });
    await this.does('diagnosis-completion');
    if (this.line === 'family-therapy') await this.agreesOn(1);
    await this.agree(children);
  }

  /** A therapy ends with its last session, case management when the office begins to evaluate. */
  async toEvaluation(): Promise<void> {
    await this.toExecution();
    const { children } = await this.view<CaseView>();
    const session = { kind: 'office', at: this.scene.instant(), minutes: 60, held: true, children };
    const therapy = { format: 'individual', phase: 'engage' };
    await this.notes('sessions', this.line === 'family-therapy' ? { ...session, ...therapy } : session);
    if (this.line === 'case-management') await this.does('evaluation-start');
    await this.comesTo('evaluation');
  }

  async concludes(result: 'met' | 'partly-met'): Promise<void> {
    await this.diagnose('evaluation', BETTER);
    const objectives = this.plan!.objectives;
    const judgements = objectives.map(({ id: objectiveId }) => ({ objectiveId, result }));
    await this.does('evaluations', { judgements, result: 'closure' });
    const tasks = objectives.flatMap((objective) => objective.tasks);
    const staysActive = tasks.map(({ id }) => ({ kind: 'task', taskId: id, text: 'Sigue en el taller' }));
    await this.does('closure', { staysActive, summary: 'La familia cuenta con red' });
  }

  async isEscalated(): Promise<void> {
    const told = { reason: 'grave-violation', factors: ['family-violence'], account: 'Dos visitas' };
    const { id } = await this.does('escalation', told);
    const escalation = new Followed(this.scene, 'escalation', id, this.by);
    await handOver(escalation);
  }

  /** Every item answered; what is not named gets 0. */
  private async diagnose(moment: string, values: Record<string, number>, code = COMMON): Promise<void> {
    const { children } = await this.view<CaseView>();
    const instruments = body(await this.by.get<Instrument[]>('/cases/v1/instruments'));
    const instrument = instruments.find((one) => one.code === code)!;
    const asked = { kind: instrument.kind, moment, instrumentId: instrument.id };
    const draft = body(await this.by.post<RecordView>(`${this.path}/diagnoses`, asked));
    const answers = instrument.items.flatMap(({ code: item, perChild }) =>
      (perChild ? children : [undefined]).map((childId) => ({ item, childId, value: values[item] ?? 0 })),
    );
    const path = `${this.path}/diagnoses/${draft.id}`;
    body(await this.by.post(`${path}/answers`, { answers }, { ifMatch: draft.version }));
    body(await this.by.post(`${path}/completion`, {}, { ifMatch: draft.version + 1 }));
  }

  private async assess(children: string[]): Promise<void> {
    const members = children.map((personId, at) => ({
      ...{ key: `m${at}`, personId },
      ...{ relation: 'child', household: 'same' },
    }));
    const mother = { key: 'm98', relation: 'mother', household: 'same' };
    const bonds = [{ from: 'm98', to: 'm0', kind: 'parent-of' }];
    await this.notes('genograms', { members: [...members, mother], bonds });
    await this.diagnose('entry', { 'dynamics-conflict': -1 }, 'oln-systemic');
  }

  private async agreesOn(individual: number): Promise<void> {
    body(await this.by.put(`${this.path}/therapy/sessions`, { individual, group: 0 }, { ifMatch: 0 }));
  }

  private async agree(children: string[]): Promise<void> {
    const owner = { owner: 'case-manager', ownerPerson: this.by.person };
    const task = { text: 'Matricular en el taller', ...owner, startsOn: this.scene.day(), weeks: 4 };
    const aim = { factors: Object.keys(ENTRY), text: 'Vuelve a clases', expectedResult: 'Asiste', tasks: [task] };
    const plan = body(await this.by.post<Plan>(`${this.path}/family-plans`, { objectives: [aim] }));
    const path = `${this.path}/family-plans/${plan.id}`;
    const parties = [{ party: 'family' }, { party: 'case-manager' }];
    let { version: ifMatch } = plan;
    for (const party of [...parties, ...children.map((childId) => ({ party: 'child', childId }))])
      ifMatch = body(await this.by.post<RecordView>(`${path}/signatures`, party, { ifMatch })).version;
    body(await this.scene.coordinator.post(`${path}/approval`, {}, { ifMatch }));
    this.plan = plan;
  }
}
