import { describe, expect, it } from '@jest/globals';
import type { ProcessInput } from '@oln/contracts';
import { isLabel } from '@oln/crypto/readable';
import { defaultPayloadConverter } from '@temporalio/common';
import { CASE_MANAGEMENT } from '../case-management/stages.js';
import { ESCALATION } from '../escalation/stages.js';
import { INTAKE } from '../intake/stages.js';
import { TABLES } from '../stages.js';
import { MONDAY, sampleState } from '../testing/sample-state.js';
import { runningClocks } from './clocks.js';
import { markTold, nextRing } from './rings.js';
import { activitySummary, describe as detailsOf, ringSummary } from './supervisor-view.js';
import type { ProcessTable } from './stage-table.js';

const textOf = (summary: unknown): unknown =>
  defaultPayloadConverter.fromPayload((summary as { payload: never }).payload);

function seen(table: ProcessTable, input: Partial<ProcessInput> = {}, rings = 0) {
  const state = sampleState(input);
  const clocks = runningClocks(table, state);
  for (let count = 0; count < rings; count++) markTold(state, nextRing(clocks, state)!);
  return { state, clocks, details: detailsOf(table, state, clocks) };
}

describe('A supervisor reads', () => {
  it('where the process stands, who is in charge, what it waits for, and what happens if nobody acts', () => {
    expect(seen(INTAKE).details).toBe(
      [
        '**Ingreso** · comuna 13110',
        '- Etapa: **Admisibilidad**',
        '- Desde: 02-03-2026',
        '- Responsable: gestora-1',
        '- Espera: Decidir admisibilidad · Vence: 09-03-2026 · Si nadie actúa: se avisa a la coordinación y luego a la supervisión regional · Se avisa a la coordinación el 09-03-2026, a la supervisión regional el 16-03-2026',
      ].join('\n'),
    );
  });

  it('who must act, where that is not the person in charge, and to whom it climbs on which day', () => {
    const { details } = seen(ESCALATION, { stage: 'approval' });
    expect(details).toContain(
      'Aprobar el escalamiento · Vence: 03-03-2026 · Debe actuar: la coordinación · Si nadie actúa: decide la subrogancia y luego la supervisión regional',
    );
    expect(details).toMatch(
      /Se avisa a la coordinación subrogante el 03-03-2026, a la supervisión regional el 04-03-2026$/m,
    );
  });

  it('nobody’s name where a date comes by itself', () => {
    const { details } = seen(CASE_MANAGEMENT, {
      stage: 'execution',
      anchors: { stageSince: MONDAY, acceptedAt: MONDAY },
    });
    expect(details).toMatch(/Evaluación del mes 6 · Vence: [\d-]+ · Si nadie actúa: el caso pasa a evaluación$/m);
  });

  it('what is late', () => {
    expect(seen(INTAKE, {}, 2).details).toContain('- **ATRASADO**: Decidir admisibilidad · Vence: 09-03-2026');
  });

  it('that it is paused, since when and until when', () => {
    const pause = { since: '2026-03-04T15:00:00.000Z', until: '2026-04-01T02:59:59.000Z', reason: 'hospital' };
    const { details } = seen(CASE_MANAGEMENT, { stage: 'execution', pause });
    expect(details).toContain('- En pausa desde 04-03-2026 (hospital)');
    expect(details).toContain('- Espera: Fin de la pausa · Vence: 31-03-2026');
  });

  it('the outcome in words', () => {
    const { state } = seen(CASE_MANAGEMENT, { stage: 'ended', personInCharge: undefined });
    const details = detailsOf(CASE_MANAGEMENT, { ...state, outcome: 'partially-completed', ended: true }, []);
    expect(details).toContain('- Resultado: **Completado en parte**');
    expect(details).toContain('- Responsable: sin asignar');
    expect(details).toContain('- Proceso terminado');
  });

  it('what a timer waits for, and which clocks were put', () => {
    const { state, clocks } = seen(INTAKE);
    expect(textOf(ringSummary(INTAKE, 'admissibility', nextRing(clocks, state)!))).toBe(
      'Recordatorio · Admisibilidad · Decidir admisibilidad · vence 09-03-2026',
    );
    expect(textOf(activitySummary(INTAKE, 'admissibility', clocks))).toBe(
      'Plazos de Admisibilidad: Decidir admisibilidad 09-03-2026',
    );
    expect(textOf(activitySummary(INTAKE, 'closed', []))).toBe('Plazos de Cerrada: ninguno');
  });

  it.each(Object.entries(TABLES))('every text of %s without keys: all of them pass the allow-list', (_, table) => {
    for (const stage of Object.keys(table.stages)) {
      const anchors = { acceptedAt: MONDAY, exitAt: MONDAY, extendedTo: MONDAY, lookDueSince: MONDAY };
      const { state, clocks, details } = seen(table, { stage, anchors: { stageSince: MONDAY, ...anchors } });
      expect([stage, isLabel(details)]).toEqual([stage, true]);
      expect([stage, isLabel(String(textOf(activitySummary(table, stage, clocks))))]).toEqual([stage, true]);
      const ring = nextRing(clocks, state);
      if (ring) expect(isLabel(String(textOf(ringSummary(table, stage, ring))))).toBe(true);
    }
    for (const { es } of Object.values(table.outcomes)) expect(isLabel(es)).toBe(true);
  });
});
