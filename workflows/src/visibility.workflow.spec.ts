import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { record } from './testing/histories.js';
import type { LabRun } from './testing/lab-run.js';
import { ProcessLab } from './testing/process-lab.js';

const START = '2026-03-02T15:00:00.000Z';
const PERSON = '0198c6f2-7d4e-7c3b-8f00-1234567890aa';
const ENDED = { version: 9, stage: 'ended', outcome: 'moved', ended: true, asOf: '2026-12-01T00:00:00.000Z' };
const CANARY = 'canario-de-motivo';

interface Metadata {
  currentDetails: string;
}

describe('A supervisor sees in the Temporal UI', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  const inExecution = () =>
    lab.run({
      process: 'caseManagement',
      stage: 'execution',
      at: START,
      pace: 'stands',
      input: { personInCharge: PERSON, priority: 'high', anchors: { stageSince: START, acceptedAt: START } },
    });

  async function attributes(run: LabRun): Promise<Record<string, unknown>> {
    const { typedSearchAttributes } = await run.handle.describe();
    const ours = typedSearchAttributes.getAll().filter(({ key }) => key.name.startsWith('Oln'));
    return Object.fromEntries(ours.map(({ key, value }) => [key.name, value]));
  }

  const upserts = async (run: LabRun): Promise<number> =>
    (await run.historyOf()).events!.filter((event) => event.upsertWorkflowSearchAttributesEventAttributes).length;

  it('commune, line, stage, person in charge, priority, what it waits for and until when', async () => {
    const run = await inExecution();
    await run.settled();
    expect(await attributes(run)).toEqual({
      OlnCommune: '13110',
      OlnLine: 'case-management',
      OlnStage: 'execution',
      OlnPersonInCharge: PERSON,
      OlnPriority: 'high',
      OlnWaitsFor: 'execution.session',
      OlnDue: new Date('2026-03-31T02:59:59.000Z'),
      OlnSince: new Date(START),
      OlnOverdue: false,
      OlnPaused: false,
    });
    await run.say('moved', ENDED);
  });

  it('what is late, what is paused, and the outcome; written on change only', async () => {
    const run = await inExecution();
    await run.settled();
    const first = await upserts(run);
    await run.say('happened', { what: 'contact-attempted', asOf: START });
    await run.settled();
    expect(await upserts(run)).toBe(first);
    await run.setTime('2026-03-31T02:59:59.000Z');
    expect(await attributes(run)).toMatchObject({ OlnOverdue: true });
    await run.say('paused', { asOf: '2026-03-31T15:00:00.000Z', until: '2026-05-01T03:59:59.000Z', reason: 'away' });
    await run.settled();
    expect(await attributes(run)).toMatchObject({
      OlnPaused: true,
      OlnOverdue: false,
      OlnWaitsFor: 'pause.ends',
      OlnPausedUntil: new Date('2026-05-01T03:59:59.000Z'),
    });
    await run.say('moved', ENDED);
    expect(await run.result()).toBe('moved');
    const after = await attributes(run);
    expect(after).toMatchObject({ OlnStage: 'ended', OlnOutcome: 'moved' });
    expect(after).not.toHaveProperty('OlnWaitsFor');
    expect(after).not.toHaveProperty('OlnDue');
    await record(run, 'late-paused-moved');
  });

  it('details in Spanish, without keys', async () => {
    const run = await inExecution();
    await run.settled();
    const { currentDetails } = await run.handle.query<Metadata>('__temporal_workflow_metadata');
    expect(currentDetails.split('\n')).toEqual([
      '**Gestión de casos** · comuna 13110',
      '- Etapa: **Ejecución**',
      '- Desde: 02-03-2026',
      `- Responsable: ${PERSON}`,
      '- Espera: Sesión con la familia · Vence: 30-03-2026 · Si nadie actúa: alarma de caso sin sesión · Se avisa a la coordinación el 30-03-2026, a la supervisión regional el 27-04-2026',
      '- Espera: Revisión del plan · Vence: 31-05-2026 · Si nadie actúa: se avisa a la coordinación · Se avisa a la coordinación el 31-05-2026, a la supervisión regional el 29-08-2026',
      '- Espera: Evaluación del mes 6 · Vence: 02-09-2026 · Si nadie actúa: el caso pasa a evaluación',
    ]);
    await run.say('moved', ENDED);
  });

  it('what each timer and each activity is for, and nothing else of what was said', async () => {
    const run = await lab.run({ process: 'intake', stage: 'admissibility', at: START, pace: { speed: 86_400 * 4 } });
    await run.say('paused', { asOf: START, until: '2026-03-03T15:00:00.000Z', reason: CANARY });
    await run.say('resumed', { asOf: '2026-03-02T18:00:00.000Z' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await run.say('moved', { ...ENDED, stage: 'closed', outcome: 'withdrawn' });
    expect(await run.result()).toBe('withdrawn');
    const { events } = await run.historyOf();
    const summaries = events!.flatMap(({ userMetadata }) =>
      userMetadata?.summary ? [JSON.parse(Buffer.from(userMetadata.summary.data!).toString())] : [],
    );
    expect(summaries).toContain('Recordatorio · Admisibilidad · Decidir admisibilidad · vence 09-03-2026');
    expect(summaries).toContain('Plazos de Admisibilidad: Decidir admisibilidad 09-03-2026');
    const whole = events!.flatMap(plainTexts).join('\n');
    expect(whole).toContain('admissibility');
    expect(whole).not.toContain(CANARY);
    await record(run, 'summaries');
  });
});

/** Every text of an event, and every payload as text. */
function plainTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  return value && typeof value === 'object' ? Object.values(value).flatMap(plainTexts) : [];
}
