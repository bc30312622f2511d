import { describe, expect, it } from '@jest/globals';
import type { ExplainedProcess, ProcessLook } from '@oln/service-kit';
import { agreementOf, askedFor, EXPLAINED_ID } from './explain.js';
import { explainPage } from './explain-page.js';
import type { Explanation } from './explain.service.js';

const ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';
const ASOF = new Date('2026-03-12T15:00:00.000Z');

const process: ExplainedProcess = {
  workflowId: `referral-${ID}`,
  process: 'assisted-referral',
  recordId: ID,
  commune: '13110',
  standing: {
    stage: 'waiting',
    version: 4,
    since: '2026-03-02T13:00:00.000Z',
    ended: false,
    priority: 'high',
    personInCharge: 'gestora-1',
    startedAt: '2026-03-01T13:00:00.000Z',
    revived: 1,
  },
  clocks: [
    {
      id: ID,
      commune: '13110',
      process: 'assisted-referral',
      recordId: ID,
      stage: 'waiting',
      rule: 'waiting.check',
      due: '2026-03-18T02:59:59.000Z',
      remindAt: '2026-03-12T02:59:59.000Z',
      overdue: false,
      personInCharge: 'gestora-1',
      overdueTo: 'coordinator',
      climbs: [{ at: '2026-04-02T02:59:59.000Z', to: 'regional-supervisor' }],
      clock: 'term',
      countedFrom: '2026-03-02T13:00:00.000Z',
      climbed: [],
    },
  ],
  onTheWay: { count: 0, attempts: 0 },
  steps: [
    {
      id: ID,
      type: 'oln.offer.referral.moved.v1',
      at: '2026-03-02T13:00:00.000Z',
      actor: 'gestora-1',
      version: 4,
      facts: { id: ID, from: 'sent', to: 'waiting' },
    },
  ],
};

const look = (more: Partial<ProcessLook> = {}): ProcessLook => ({
  status: 'running',
  runs: 2,
  historyLength: 45,
  startedAt: '2026-03-01T13:00:00.000Z',
  retries: [],
  state: { stage: 'waiting', version: 4, ended: false, paused: false, clocks: [] },
  ...more,
});

describe('An id that is asked about', () => {
  it('names its owner if it is of a process, and may be anybody’s if it is of a record', () => {
    expect(askedFor(`child-watch-${ID}`)).toMatchObject({ owners: ['alerts'], prefix: 'child-watch', recordId: ID });
    expect(askedFor(`case-${ID}`)?.owners).toEqual(['cases']);
    expect(askedFor(ID)?.owners).toEqual(['intake', 'cases', 'offer', 'alerts', 'community', 'reporting']);
  });

  it('is refused if it is neither', () => {
    for (const id of ['case-1', 'x', `family-${ID}`, `${ID}x`, `case-${ID}-x`])
      expect([id, askedFor(id)]).toEqual([id, undefined]);
    expect(EXPLAINED_ID.test(`child-watch-${ID}`)).toBe(true);
    expect(EXPLAINED_ID.test(`-${ID}`)).toBe(false);
  });
});

describe('A record and its process', () => {
  it('agree', () => expect(agreementOf(process, look())).toBe('agrees'));

  it('do not yet, while a message is on its way', () => {
    const behind = look({ state: { ...look().state!, stage: 'sent', version: 3 } });
    expect(agreementOf({ ...process, onTheWay: { count: 1, attempts: 2 } }, behind)).toBe('on-its-way');
    expect(agreementOf(process, behind)).toBe('differs');
  });

  it('do not where one is paused and the other is not', () => {
    expect(agreementOf(process, look({ state: { ...look().state!, paused: true } }))).toBe('differs');
  });

  it('have ended both, or the process is lost', () => {
    const over = look({ status: 'closed', state: undefined });
    expect(agreementOf({ ...process, standing: { ...process.standing, ended: true } }, over)).toBe('over');
    expect(agreementOf(process, over)).toBe('lost');
    expect(agreementOf(process, look({ status: 'none', state: undefined }))).toBe('lost');
  });

  it('cannot be compared while Temporal or its workers are away', () => {
    expect(agreementOf(process, undefined)).toBe('unknown');
    expect(agreementOf(process, look({ state: undefined }))).toBe('unknown');
  });
});

describe('The page on a process', () => {
  const page = (more: Partial<Explanation> = {}, language: 'es' | 'en' = 'es') =>
    explainPage({ ...process, look: look(), agreement: 'agrees', ...more }, ASOF, language).split('\n');

  it('says where it stands, what it waits for, what happens if nobody acts, and that a process runs', () => {
    expect(page()).toEqual([
      `Derivación asistida · referral-${ID} · comuna 13110`,
      '',
      'Está en:          En lista de espera · desde el 02-03-2026 10:00 (10 días)',
      'Prioridad:        alta',
      'A cargo de:       gestora-1',
      'Espera:           Revisar la espera con la institución · vence el 17-03-2026 (en 5 días)',
      '                    Se cuenta desde la última revisión de la lista, o la entrada a la etapa (02-03-2026 10:00)',
      '                    El 17-03-2026 vence y se avisa a gestora-1 y a la coordinación',
      '                    Si nadie actúa: se avisa a la coordinación',
      'Proceso:          corre, y dice lo mismo que el registro',
      '                  en marcha · 2 corridas · 45 eventos · desde el 01-03-2026 10:00',
      '                  iniciado de nuevo una vez',
      'Últimos pasos:    02-03-2026 10:00  gestora-1  referral.moved  Enviada → En lista de espera',
      `Para verlo:       /temporal/namespaces/default/workflows/referral-${ID}`,
      `                  /api/offer/v1/referrals/${ID}`,
      '',
    ]);
  });

  it('says what is late, what is retried and what is on its way', () => {
    const late = { ...process.clocks[0]!, overdue: true, climbed: ['regional-supervisor'] };
    const text = page({
      clocks: [late],
      agreement: 'on-its-way',
      onTheWay: { count: 2, attempts: 3 },
      look: look({ retries: [{ activity: 'assistedReferral.putDeadlines', attempt: 4, failure: 'Unavailable' }] }),
    }).join('\n');
    expect(text).toContain('Espera:           ATRASADO · Revisar la espera');
    expect(text).toContain('Ya se avisó a todos los niveles');
    expect(text).toContain('2 mensajes por entregar, 3 intentos');
    expect(text).toContain('reintenta assistedReferral.putDeadlines, intento 4 (Unavailable)');
  });

  it('of one that is over says its outcome and that nothing is waited for, also in English', () => {
    const standing = { ...process.standing, stage: 'closed', outcome: 'effective', ended: true, reason: 'attended' };
    const text = page({ standing, clocks: [], agreement: 'over', look: look({ status: 'closed' }) }, 'en').join('\n');
    expect(text).toContain('Outcome:          Effective');
    expect(text).toContain('Waits for:        nothing: it has ended');
    expect(text).toContain('Process:          has ended, as the record has');
  });

  it('names nobody where people stay in the commune', () => {
    const { personInCharge: _, ...standing } = process.standing;
    const text = page({ standing, steps: [], peopleWithheld: true });
    expect(text).toContain('A cargo de:       no se muestra fuera de la comuna');
    expect(text).toContain('Últimos pasos:    no se muestra fuera de la comuna');
  });

  it('says since when and until when it is paused', () => {
    const pause = { since: '2026-03-03T13:00:00.000Z', until: '2026-04-01T02:59:59.000Z', reason: 'hospital' };
    expect(page({ standing: { ...process.standing, pause } })).toContain(
      'En pausa:         03-03-2026 → 31-03-2026 (hospital)',
    );
  });
});
