import type { ApiClient } from '../api-client.js';
import { body, type Office } from './office.js';
import { RecordSteps, type RecordView } from './record-steps.js';

export interface CaseView extends RecordView {
  personInCharge: string;
  children: string[];
}

interface Instrument {
  id: string;
  code: string;
  items: { code: string; perChild: boolean }[];
}

interface Versioned {
  id: string;
  version: number;
}

interface Plan extends Versioned {
  objectives: { id: string; tasks: { id: string }[] }[];
}

const ENTRY = { 'child-school-absence': 3, 'family-violence': 2 };
const BETTER = { 'child-school-absence': 1, 'family-violence': 0, 'child-trusted-adult': 2 };

/** What a case manager does with one family, through the public API. */
export class CaseSteps extends RecordSteps<CaseView> {
  constructor(office: Office, id: string, by: ApiClient) {
    super(office, '/cases/v1/cases', id, by);
  }

  async stageIs(stage: string): Promise<CaseView> {
    return this.office.until(`case ${this.id} in ${stage}`, async () => {
      const view = await this.view();
      return view.stage === stage && view;
    });
  }

  async contact(kind: 'call' | 'visit' | 'message', result: 'reached' | 'not-reached'): Promise<void> {
    body(await this.by.post(`${this.path}/contact-attempts`, { kind, result, at: this.office.instant() }));
  }

  async accept(): Promise<void> {
    for (const kind of ['data-use-consent', 'participation-consent']) {
      body(await this.by.post(`${this.path}/documents`, { kind, given: true, signedOn: this.office.today() }));
    }
    await this.change('invitation/acceptance');
  }

  async diagnose(moment: 'entry' | 'evaluation'): Promise<void> {
    const { children } = await this.view();
    const instruments = body(await this.by.get<Instrument[]>('/cases/v1/instruments'));
    const instrument = instruments.find(({ code }) => code === 'oln-common-factors')!;
    const asked = { kind: 'common', moment, instrumentId: instrument.id };
    const draft = body(await this.by.post<Versioned>(`${this.path}/diagnoses`, asked));
    const values: Record<string, number> = moment === 'entry' ? ENTRY : BETTER;
    const answers = instrument.items.flatMap((item) =>
      (item.perChild ? children : [undefined]).map((childId) => ({
        item: item.code,
        childId,
        value: values[item.code] ?? 0,
      })),
    );
    const answered = body(
      await this.by.post<Versioned>(
        `${this.path}/diagnoses/${draft.id}/answers`,
        { answers },
        { ifMatch: draft.version },
      ),
    );
    body(await this.by.post(`${this.path}/diagnoses/${draft.id}/completion`, {}, { ifMatch: answered.version }));
  }

  async hearChildren(): Promise<void> {
    const { children } = await this.view();
    for (const childId of children)
      body(await this.by.post(`${this.path}/opinions`, { childId, text: 'Quiere volver a entrenar los sábados' }));
    await this.change('diagnosis-completion');
  }

  async agreePlan(): Promise<Plan> {
    const task = {
      text: 'Matricular en el taller',
      owner: 'case-manager',
      ownerPerson: this.by.person,
      startsOn: this.office.today(),
      weeks: 4,
    };
    const objective = { factors: Object.keys(ENTRY), text: 'Vuelve a clases', expectedResult: 'Asiste', tasks: [task] };
    const plan = body(await this.by.post<Plan>(`${this.path}/family-plans`, { objectives: [objective] }));
    const { children } = await this.view();
    const parties = [
      { party: 'family' },
      { party: 'case-manager' },
      ...children.map((childId) => ({ party: 'child', childId })),
    ];
    let signed: Versioned = plan;
    for (const party of parties) {
      signed = body(
        await this.by.post<Versioned>(`${this.path}/family-plans/${plan.id}/signatures`, party, {
          ifMatch: signed.version,
        }),
      );
    }
    body(
      await this.office.staff.coordinator.post(
        `${this.path}/family-plans/${plan.id}/approval`,
        {},
        { ifMatch: signed.version },
      ),
    );
    return plan;
  }

  async session(): Promise<void> {
    const { children } = await this.view();
    const session = { kind: 'home-visit', at: this.office.instant(), minutes: 60, held: true, children };
    body(await this.by.post(`${this.path}/sessions`, session));
  }

  async review(): Promise<void> {
    body(
      await this.by.post(`${this.path}/reviews`, {
        at: this.office.instant(),
        planChanges: false,
        findings: 'Dos tareas hechas, una sigue',
      }),
    );
  }

  async evaluate(plan: Plan, result: 'closure' | 'extension', until?: string): Promise<void> {
    await this.diagnose('evaluation');
    const judged = result === 'closure' ? 'met' : 'partly-met';
    const judgements = plan.objectives.map(({ id }) => ({ objectiveId: id, result: judged }));
    await this.change('evaluations', { judgements, result, ...(until ? { until, reason: 'objectives-left' } : {}) });
  }

  async close(plan: Plan): Promise<CaseView> {
    const tasks = plan.objectives.flatMap((objective) => objective.tasks);
    const staysActive = tasks.map(({ id }) => ({ kind: 'task', taskId: id, text: 'Sigue en el taller' }));
    await this.change('closure', { staysActive, summary: 'La familia cuenta con red' });
    return this.view();
  }

  followUp(month: '3' | '6'): Promise<CaseView> {
    return this.change('follow-ups', { month, result: 'reached', newRisks: [] });
  }
}
