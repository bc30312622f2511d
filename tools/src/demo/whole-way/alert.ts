import type { ApiClient } from '../../api-client.js';
import type { CaseSteps } from '../case-steps.js';
import { assertAs, assertHolds } from '../checks.js';
import { join } from '../network.js';
import { body, COMMUNE } from '../office.js';
import { RecordSteps, type RecordView } from '../record-steps.js';
import { assign, requestOf, step } from '../request-steps.js';
import { BROTHER, hoursAfter, SISTER, type Scene } from './scene.js';

interface AlertView extends RecordView {
  childId?: string;
  receivedAt: string;
  severity: string;
  judged: string;
  because: { rule: string; gives: string }[];
  correlations: string[];
  correlatedWith: string[];
  personInCharge?: string;
  targetId?: string;
}

type Alert = RecordSteps<AlertView>;

/** What the rules say of one absence and a score. */
const BY_ITSELF = [
  { rule: 'factor:school-absence', gives: 'low' },
  { rule: 'score:0', gives: 'low' },
  { rule: 'score:80', gives: 'medium' },
];
/** What both alerts are together. */
const TOGETHER = ['simultaneous', 'complex'];

/** Process §5: two sources tell of one child; what they say weighs more together, and somebody must answer. */
export async function fromAlertToCase(scene: Scene): Promise<CaseSteps> {
  const { office, story, manager, family } = scene;
  const first = await tellBySystem(scene);
  const school = await join(office, 'Escuela Los Copihues', 'education', 'escuela');
  const second = await tellBySchool(scene, first, school.account);
  await weighsMore(scene, first, second);
  const requestId = await answerWithIntake(scene, first);
  await step(office, requestId, 'children', { childId: family.childIds[SISTER] });
  await step(office, requestId, 'admit');
  await step(office, requestId, 'take-up');
  assertAs('The request in the queue', await requestOf(office, requestId), { scoring: { priority: 'high' } });
  scene.tell('ingreso admisible, con su hermana; prioridad alta por la alerta grave verificada');
  const steps = await assign(office, story, requestId, manager);
  const children = [family.childIds[BROTHER], family.childIds[SISTER]];
  assertAs('The case', await steps.view(), { stage: 'invitation', personInCharge: manager.person, children });
  await answerIntoCase(scene, second, steps);
  await isHeardBack(scene, second, school.account);
  return steps;
}

/** A batch of SAN; sent again, nothing is opened twice. */
async function tellBySystem(scene: Scene): Promise<Alert> {
  const { office, family, manager } = scene;
  const system = await office.person(`san-${office.run}`, ['integrator']);
  const row = { reference: `SAN-${office.run}`, identity: family.identities[BROTHER], factors: ['school-absence'] };
  const batch = { commune: COMMUNE, rows: [{ ...row, score: 82, scoreModel: 'san-2026.2' }] };
  const send = async () =>
    body(await system.post<{ answers: { state: string; alertId: string }[] }>('/alerts/v1/alerts/batches', batch));
  const [answer] = (await send()).answers;
  assertAs('The batch', answer, { row: 1, state: 'accepted' });
  assertAs('The batch sent again', (await send()).answers, [{ row: 1, state: 'known', alertId: answer!.alertId }]);
  const alert = alertOf(scene, answer!.alertId);
  const told = await alert.comes('the alert of SAN', { stage: 'triage', childId: family.childIds[BROTHER] });
  assertAs('The alert of SAN', told, {
    ...{ severity: 'medium', judged: 'medium', correlations: [], correlatedWith: [] },
    because: BY_ITSELF,
  });
  scene.tell(`alerta de SAN por inasistencia escolar y puntaje 82: severidad media → ${link(scene, alert)}`);
  await alert.clock('triage.medium');
  await alert.change('person-in-charge', { person: manager.person }, office.staff.coordinator);
  return alert;
}

/** Two days after the first: another source, with more. */
async function tellBySchool(scene: Scene, first: Alert, school: ApiClient): Promise<Alert> {
  const { office, family } = scene;
  const receivedAt = hoursAfter((await first.view()).receivedAt, 48);
  await office.daysAfter(Date.parse(receivedAt), 0.1);
  const raised = await school.post<{ id: string; known: boolean; feedback: string }>('/alerts/v1/alerts', {
    ...{ commune: COMMUNE, identity: family.identities[BROTHER], receivedAt },
    ...{ factors: ['school-absence', 'carer-overburdened', 'neglect'], narrative: 'Llega sin colación y se duerme' },
  });
  assertAs('The alert of the school', body(raised), { known: false, feedback: 'received' });
  return alertOf(scene, raised.body.id);
}

async function weighsMore(scene: Scene, first: Alert, second: Alert): Promise<void> {
  const { office, family, manager } = scene;
  const together = { stage: 'triage', severity: 'high', correlations: TOGETHER };
  const childId = family.childIds[BROTHER];
  await second.comes('the alert of the school', { ...together, childId, correlatedWith: [first.id] });
  const { because, receivedAt } = await first.comes('the alert of SAN', { ...together, correlatedWith: [second.id] });
  assertAs('Why the alert of SAN is graver now', because, [
    ...BY_ITSELF,
    ...TOGETHER.map((kind) => ({ rule: `correlation:${kind}`, gives: 'high' })),
  ]);
  assertAs('Its clock', await first.clock('triage.high'), { due: hoursAfter(receivedAt, 24) });
  await office.isTold(manager, first.id, 'alert.severity-rose');
  const watch = await office.staff.coordinator.get(`/alerts/v1/watches/${childId}`);
  assertAs('The watch over the child', body(watch), { stage: 'active', severity: 'high', alerts: 2, open: 2 });
  scene.tell('la escuela avisa del mismo niño: alertas simultáneas y complejas, la severidad sube a alta');
}

/** Verified, and nobody attends the child yet. Gives the request. */
async function answerWithIntake(scene: Scene, alert: Alert): Promise<string> {
  const { office, manager, family } = scene;
  await verify(scene, alert);
  assertAs('The answer', await alert.change('answer', { kind: 'intake' }), { stage: 'handing-on' });
  const { targetId } = await alert.comes('intake has it', { stage: 'closed', outcome: 'intake-opened' });
  const request = await requestOf(office, targetId!);
  const { familyId, childIds } = family;
  assertAs('The request of the alert', request, {
    ...{ stage: 'admissibility', channel: 'alert', origin: 'alert', motive: 'school' },
    ...{ familyId, childIds: [childIds[BROTHER]] },
  });
  assertHolds('Its factors', request.factors, ['school-absence', 'grave-alert']);
  scene.tell(`${manager.person} la verifica y abre un ingreso → ${office.link(`intake-${request.id}`)}`);
  return request.id;
}

/** Now that there is a case, the alert belongs there. */
async function answerIntoCase(scene: Scene, alert: Alert, { id: caseId }: CaseSteps): Promise<void> {
  await verify(scene, alert);
  await alert.comes('alerts know of the case', { openCases: [{ caseId }] });
  await alert.change('answer', { kind: 'case', caseId });
  await alert.comes('the case has it', { stage: 'closed', outcome: 'case-informed', targetId: caseId });
}

async function verify({ manager }: Scene, alert: Alert): Promise<void> {
  const verified = await alert.change('verification', { finding: 'confirmed', severity: 'high' });
  assertAs('The verification', verified, { stage: 'answer', severity: 'high', personInCharge: manager.person });
  await alert.clock('answer.high');
}

/** As far as the law lets the school know. */
async function isHeardBack(scene: Scene, alert: Alert, school: ApiClient): Promise<void> {
  const { items } = body(await school.get<{ items: object[] }>('/alerts/v1/alerts/mine'));
  assertAs('What the school hears', items, [{ id: alert.id, feedback: 'attended' }]);
  const watch = await scene.office.staff.coordinator.get(`/alerts/v1/watches/${scene.family.childIds[BROTHER]}`);
  assertAs('The watch over the child', body(watch), { alerts: 2, open: 0 });
  scene.tell('la segunda alerta va al caso; la escuela sabe que el niño es atendido');
}

const alertOf = ({ office, manager }: Scene, id: string): Alert =>
  new RecordSteps(office, '/alerts/v1/alerts', id, manager);

const link = ({ office }: Scene, { id }: Alert): string => office.link(`alert-${id}`);
