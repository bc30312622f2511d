import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import type { EscalationDto, NotificationDto, RecordDto } from './escalation.dto.js';

describe('an escalation', () => {
  let house: CasesHouse;
  let life: EscalationLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
  });
  afterAll(() => house?.close());

  const caseOf = async (id: string) => body(await life.coordinator.get<Record<string, unknown>>(`/cases/${id}`));
  const records = async (id: string): Promise<RecordDto[]> =>
    body(await life.coordinator.get<{ items: RecordDto[] }>(`/escalations/${id}/records`)).items;

  it('is drafted from a case, which stays open and says that it is being escalated', async () => {
    const { file, escalation } = await life.fromCase();
    expect(escalation).toMatchObject({
      ...{ stage: 'drafted', owner: 'office', caseId: file.id, familyId: file.familyId, children: file.children },
      ...{ personInCharge: 'gestora-1', draftedBy: 'gestora-1', hasAccount: true, grounds: ['grave-violation'] },
    });
    expect(await life.get(escalation.id)).toMatchObject({ account: 'Dos visitas' });
    expect(await caseOf(file.id)).toMatchObject({ stage: 'invitation', escalationId: escalation.id });
    const read = `select count(*)::int as seen from audit where entity_id = $1 and action = 'escalation.read'`;
    const { rows } = await house.admin.query(read, [escalation.id]);
    expect(rows[0].seen).toBeGreaterThan(0);
  });
});
