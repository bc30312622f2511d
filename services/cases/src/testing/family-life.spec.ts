import { localDate } from '@oln/calendar';
import {
  processOfLine,
  type Deadline,
  type DeadlineAnswer,
  type DeadlineLevel,
  type Line,
  type Priority,
} from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { CaseIntake } from '../case-file/case-intake.js';
import type { CaseView } from '../case-file/case-file.views.js';
import type { DiagnosisView } from '../diagnosis/diagnosis.views.js';
import type { Moment } from '../diagnosis/diagnosis.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import type { InstrumentView } from '../instrument/instrument.service.js';
import { CaseDeadlines } from '../process-door/case-deadlines.js';
import { body, HERE, type CasesHouse } from './cases-house.spec.js';

export interface Opening {
  personInCharge?: string;
  children?: string[];
  familyId?: string;
  requestId?: string;
  line?: Line;
  priority?: Priority;
  commune?: string;
}

/** A family on its way through the public APIs, with the process played by hand. */
export class FamilyLife {
  static async in(house: CasesHouse): Promise<FamilyLife> {
    return new FamilyLife(
      house,
      await house.as('gestora-1', ['case-manager']),
      await house.as('coordinadora-1', ['coordinator']),
    );
  }

  constructor(
    readonly house: CasesHouse,
    readonly manager: ApiClient,
    readonly coordinator: ApiClient,
  ) {}

  /** As intake's event opens it. Gives the id of the case of the request. */
  async open(opening: Opening = {}): Promise<CaseView> {
    const { commune = HERE, requestId = newId(), familyId = newId(), children = [newId()] } = opening;
    const { personInCharge = this.manager.person, line = 'case-management', priority = 'medium' } = opening;
    const now = this.house.now.toISOString();
    const assigned = { id: requestId, familyId, childIds: children, line, personInCharge, priority, score: 50 };
    const event = { ...assigned, channel: 'spontaneous', receivedAt: now, assignedAt: now } as const;
    await this.house.under({ communes: [commune] }, () =>
      this.house.service.app
        .get(UnitOfWork)
        .run('inbox', (tx) => this.house.service.app.get(CaseIntake).open(tx, commune, event)),
    );
    const { rows } = await this.house.admin.query('select id from case_files where request_id = $1 and line = $2', [
      requestId,
      line,
    ]);
    const there = await this.house.as('coordinadora-1', ['coordinator'], [commune]);
    return body(await there.get<CaseView>(`/cases/${rows[0].id}`));
  }

  /** As intake tells that a child came of age or died. */
  lose(child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    const { app } = this.house.service;
    const tell = () => app.get(UnitOfWork).run('inbox', (tx) => app.get(CaseIntake).loseChild(tx, child, reason));
    return this.house.under({}, tell);
  }

  async get(id: string): Promise<CaseView> {
    return body(await this.coordinator.get<CaseView>(`/cases/${id}`));
  }

  /** A command that names the version of the case as it is now. */
  async change<Result = CaseView>(
    id: string,
    path: string,
    input: unknown = {},
    by = this.manager,
    status = 200,
  ): Promise<Result> {
    const { version } = await this.get(id);
    return body(await by.post<Result>(`/cases/${id}/${path}`, input, { ifMatch: version }), status);
  }

  async sign(id: string, kind: string, given = true): Promise<void> {
    body(
      await this.manager.post(`/cases/${id}/documents`, { kind, given, signedOn: localDate(this.house.now.getTime()) }),
      201,
    );
  }

  async accept(id: string): Promise<CaseView> {
    for (const kind of ['data-use-consent', 'participation-consent']) await this.sign(id, kind);
    return this.change(id, 'invitation/acceptance');
  }

  async instrument(code = 'oln-common-factors'): Promise<InstrumentView> {
    const all = body(await this.manager.get<InstrumentView[]>('/instruments'));
    return all.find((instrument) => instrument.code === code)!;
  }

  /** Every item answered; what is not named in `values` gets 0. */
  async diagnose(
    file: CaseView,
    moment: Moment,
    values: Record<string, number>,
    code = 'oln-common-factors',
  ): Promise<DiagnosisView> {
    const instrument = await this.instrument(code);
    const asked = { kind: instrument.kind, moment, instrumentId: instrument.id };
    const draft = body(await this.manager.post<DiagnosisView>(`/cases/${file.id}/diagnoses`, asked), 201);
    const answers = instrument.items.flatMap((item) =>
      (item.perChild ? file.children : [undefined]).map((childId) => ({
        item: item.code,
        childId,
        value: values[item.code] ?? 0,
      })),
    );
    const path = `/cases/${file.id}/diagnoses/${draft.id}`;
    body(await this.manager.post(`${path}/answers`, { answers }, { ifMatch: draft.version }));
    return body(await this.manager.post<DiagnosisView>(`${path}/completion`, {}, { ifMatch: draft.version + 1 }));
  }

  /** What a therapy asks beside the common instrument. */
  async assess(file: CaseView): Promise<void> {
    const children = file.children.map((personId, at) => ({
      key: `m${at}`,
      personId,
      relation: 'child',
      household: 'same',
    }));
    const members = [...children, { key: 'm98', relation: 'mother', household: 'same' }];
    const bonds = [{ from: 'm98', to: 'm0', kind: 'parent-of' }];
    body(await this.manager.post(`/cases/${file.id}/genograms`, { members, bonds }), 201);
    await this.diagnose(file, 'entry', { 'dynamics-conflict': -1 }, 'oln-systemic');
  }

  /** A session of a therapy. */
  async session(
    { id, children }: CaseView,
    at: string,
    more: { held?: boolean; format?: string; phase?: string } = {},
  ): Promise<void> {
    const session = { kind: 'office', at, held: true, children, format: 'individual', phase: 'engage', ...more };
    body(await this.manager.post(`/cases/${id}/sessions`, session), 201);
  }

  async hear(file: CaseView, text = 'Quiere estar más con su abuela'): Promise<void> {
    for (const childId of file.children)
      body(await this.manager.post(`/cases/${file.id}/opinions`, { childId, text }), 201);
  }

  async toPlan(file: CaseView, values: Record<string, number> = DIAGNOSED): Promise<CaseView> {
    await this.accept(file.id);
    await this.diagnose(file, 'entry', values);
    if (file.line === 'family-therapy') await this.assess(file);
    await this.hear(file);
    return this.change(file.id, 'diagnosis-completion');
  }

  async propose(file: CaseView, factors = Object.keys(DIAGNOSED)): Promise<PlanView> {
    const tasks = [
      {
        text: 'Matricular en el taller',
        owner: 'case-manager',
        ownerPerson: this.manager.person,
        startsOn: '2026-04-01',
        weeks: 4,
      },
    ];
    const objectives = [{ factors, text: 'Vuelve a clases', expectedResult: 'Asiste', tasks }];
    return body(await this.manager.post<PlanView>(`/cases/${file.id}/family-plans`, { objectives }), 201);
  }

  async agree(file: CaseView, plan: PlanView): Promise<PlanView> {
    const parties = [
      { party: 'family' },
      { party: 'case-manager' },
      ...file.children.map((childId) => ({ party: 'child', childId })),
    ];
    let signed = plan;
    for (const party of parties) {
      const path = `/cases/${file.id}/family-plans/${plan.id}/signatures`;
      signed = body(await this.manager.post<PlanView>(path, party, { ifMatch: signed.version }));
    }
    const path = `/cases/${file.id}/family-plans/${plan.id}/approval`;
    return body(await this.coordinator.post<PlanView>(path, {}, { ifMatch: signed.version }));
  }

  async toExecution(file: CaseView): Promise<PlanView> {
    await this.toPlan(file);
    return this.agree(file, await this.propose(file));
  }

  /** As the process asks when a clock fires. */
  async ring(id: string, rule: string, due: string, level: DeadlineLevel = 'due'): Promise<DeadlineAnswer> {
    const file = await this.get(id);
    const climbs = [{ at: due, to: 'regional-supervisor' as const }];
    const clock: Deadline = { rule, due, overdueTo: 'coordinator', climbs, kind: ASKS.includes(rule) ? 'ask' : 'term' };
    const about = { id, commune: file.commune, stage: file.stage, asOf: this.house.now.toISOString() };
    const door = this.house.service.app.get(CaseDeadlines);
    this.revisions.set(id, (this.revisions.get(id) ?? 10) + 1);
    const put = { ...about, version: file.version, revision: this.revisions.get(id)!, deadlines: [clock] };
    return this.house.under({ communes: [file.commune] }, async () => {
      const process = processOfLine(file.line);
      await door.put(process, put);
      return door.reached(process, {
        ...about,
        rule,
        due,
        level,
        ...(level === 'climb' ? { to: 'regional-supervisor' as const } : {}),
      });
    });
  }

  /** Above those that specs put by hand. */
  private readonly revisions = new Map<string, number>();
}

const ASKS = [
  'execution.evaluate',
  'execution.extension-ends',
  'execution.months-end',
  'second-look.look',
  'pause.ends',
];

export const DIAGNOSED = { 'child-school-absence': 3, 'family-violence': 2 };
export const IMPROVED = { 'child-school-absence': 1, 'family-violence': 0, 'child-trusted-adult': 2 };
